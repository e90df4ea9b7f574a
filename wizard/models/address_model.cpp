#include "wizard/models/address_model.h"

#include "settings/values.h"
#include "wizard/models/fit_model.h"
#include "work/look.h"

#include <QHostAddress>

#include <algorithm>

namespace meethouse
{

namespace
{

constexpr auto pauseInTyping = std::chrono::milliseconds(400);
constexpr auto pauseInWatching = std::chrono::seconds(10);

} // namespace

AddressModel::AddressModel(Setup &setup)
    : m_setup(setup)
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(pauseInTyping);
    m_watching.setInterval(pauseInWatching);
    connect(&m_typing, &QTimer::timeout, this, &AddressModel::lookUp);
    connect(&m_watching, &QTimer::timeout, this, [this] {
        if (!m_looking && !m_setup.settings.domain.isEmpty() && !isReady())
            lookUp();
    });
}

void AddressModel::setDomain(const QString &text)
{
    m_typed = text.trimmed();
    m_setup.settings.domain = normalDomain(m_typed).value_or(QString());
    m_outside = {};
    m_checks.clear();
    m_worker.stop();
    lookSoon();
}

QString AddressModel::domainTrouble() const
{
    if (m_typed.isEmpty() || !m_setup.settings.domain.isEmpty())
        return {};
    return tr("“%1” cannot be a meeting's address. It looks like meet.your-school.example: words with dots between, "
              "no blanks.")
        .arg(showable(m_typed));
}

void AddressModel::lookUp()
{
    m_looking = true;
    emit changed();
    struct Seen {
        OutsideView view;
        bool keyIsLocked = false;
    };
    m_worker.run(
        this,
        [input = m_setup.proofInput(), peer = m_setup.peerAddress,
            passphrase = std::make_shared<const Secret>(m_setup.certificateKeyPassphrase.clone())](
            std::stop_token stop) -> Result<Seen> {
            Seen seen{lookFromOutside(input.settings, input.nameServer, peer, std::move(stop))};
            if (const auto own = lookAtOwnCertificate(input.settings, input.caFile, *passphrase)) {
                seen.view.certificate = own->findings;
                seen.keyIsLocked = own->keyIsLocked;
            }
            return seen;
        },
        [this, asked = m_setup.settings.domain](const Result<Seen> &seen) {
            // Somebody may have typed on meanwhile.
            if (asked == m_setup.settings.domain && !m_typing.isActive())
                take(seen->view, seen->keyIsLocked);
        });
}

void AddressModel::take(const OutsideView &view, bool keyIsLocked)
{
    m_typing.stop();
    m_looking = false;
    m_keyIsLocked = keyIsLocked;
    m_outside = view;
    judge();
    emit changed();
}

void AddressModel::judge()
{
    m_checks.clear();
    if (!m_setup.survey || m_setup.settings.domain.isEmpty() || !m_outside.asked)
        return;
    m_checks = readiness(*m_setup.survey, m_setup.settings, m_outside);
    m_checks.removeIf([](const Check &check) { return !FitModel::isAboutDomain(check); });
    for (auto &check : m_checks) {
        if (check.waivable && m_setup.waived.contains(check.id))
            check.state = Check::State::Waived;
    }
}

QList<DnsRecord> AddressModel::records() const
{
    if (!m_setup.survey || m_setup.settings.domain.isEmpty() || !m_outside.asked)
        return {};
    auto addresses = m_setup.survey->publicAddresses();
    const QStringList right = addresses + QStringList{m_outside.peerAddress};
    if (addresses.isEmpty())
        addresses += m_setup.peerAddress;
    const auto leadsHere = [&right](const QStringList &found) {
        return std::ranges::all_of(found, [&right](const QString &address) { return right.contains(address); });
    };
    QList<DnsRecord> records;
    for (const auto &address : addresses) {
        const bool ipv6 = QHostAddress(address).protocol() == QAbstractSocket::IPv6Protocol;
        const auto &found = ipv6 ? m_outside.ipv6 : m_outside.ipv4;
        // An AAAA record is not needed; one that leads elsewhere has to lead here.
        const bool wanted = !leadsHere(found) || (!ipv6 && found.isEmpty());
        if (wanted)
            records += {ipv6 ? QStringLiteral("AAAA") : QStringLiteral("A"), m_setup.settings.domain, address};
    }
    return records;
}

void AddressModel::waive(const QString &id)
{
    m_setup.waived += id;
    judge();
    emit changed();
}

void AddressModel::setSource(Settings::Certificate source)
{
    m_setup.settings.certificate.source = source;
    lookAgain();
}

void AddressModel::setEmail(const QString &email)
{
    m_email = email.trimmed();
    m_setup.settings.certificate.email = normalEmail(m_email).value_or(QString());
    emit changed();
}

QString AddressModel::emailTrouble() const
{
    if (m_email.isEmpty() || !m_setup.settings.certificate.email.isEmpty())
        return {};
    return tr("“%1” is no e-mail address.").arg(showable(m_email));
}

void AddressModel::setFiles(const QString &chain, const QString &key)
{
    m_setup.settings.certificate.chainFile = chain;
    m_setup.settings.certificate.keyFile = key;
    lookSoon();
}

void AddressModel::setPassphrase(Secret passphrase)
{
    m_setup.certificateKeyPassphrase = std::move(passphrase);
    lookSoon();
}

void AddressModel::lookSoon()
{
    m_looking = !m_setup.settings.domain.isEmpty();
    if (m_looking)
        m_typing.start();
    else
        m_typing.stop();
    emit changed();
}

// Files are read where names are looked up: never by the window itself.
void AddressModel::lookAgain()
{
    if (certificate().source == Settings::Certificate::Own && !m_setup.settings.domain.isEmpty())
        return lookUp();
    judge();
    emit changed();
}

bool AddressModel::isReady() const
{
    return !m_looking && !m_checks.isEmpty() && meethouse::isReady(m_checks) && emailTrouble().isEmpty();
}

void AddressModel::watch(bool on)
{
    if (!on)
        return m_watching.stop();
    if (m_typed.isEmpty())
        m_typed = m_setup.settings.domain;
    if (m_email.isEmpty())
        m_email = m_setup.settings.certificate.email;
    m_watching.start();
    if (!m_setup.settings.domain.isEmpty())
        lookUp();
}

} // namespace meethouse
