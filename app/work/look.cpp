#include "work/look.h"

#include "secrets/random.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Look)
};

constexpr auto lookUpDeadline = std::chrono::seconds(10);

// A name beside the domain that nobody would have given out.
QString neighbourOf(const QString &domain)
{
    return QStringLiteral("meethouse-") + randomName(12) + domain.mid(domain.indexOf(QLatin1Char('.')));
}

void lookUp(OutsideView &view, const QString &domain, const NameServer &nameServer, const std::stop_token &stop)
{
    const auto records = recordsOf(domain, nameServer, lookUpDeadline, stop);
    if (!records) {
        if (records.error().data.value(QStringLiteral("reason")).toString() != QLatin1String("noSuchName"))
            view.error = records.error().what;
        return;
    }
    for (const auto &address : records->addresses)
        (address.protocol() == QAbstractSocket::IPv6Protocol ? view.ipv6 : view.ipv4).append(address.toString());
    view.canonical = records->canonical;
    view.lifetime = records->lifetime;
    // Only of interest where the name leads elsewhere.
    if (!view.ipv4.contains(view.peerAddress) && !view.ipv6.contains(view.peerAddress)) {
        const auto neighbours = addressesOf(neighbourOf(domain), nameServer, lookUpDeadline, stop);
        view.wildcard = neighbours && neighbours->contains(records->addresses.first());
    }
}

} // namespace

Result<Settings> keptSettings(const Survey &survey)
{
    if (survey.ours.settings.isEmpty()) {
        return failure({ErrorKind::Usage, Texts::tr("There are no settings to work with."),
            Texts::tr("The server keeps none yet, and no file was named."),
            Texts::tr("Name a settings file with --settings.")});
    }
    auto kept = survey.ours.settings;
    kept.remove(QStringLiteral("held"));
    return Settings::parse(QJsonDocument(kept).toJson());
}

OutsideView lookFromOutside(
    const Settings &settings, const NameServer &nameServer, const QString &peerAddress, std::stop_token stop)
{
    OutsideView view;
    view.asked = true;
    view.peerAddress = peerAddress;
    if (!nameServer.isSystems())
        view.resolver = nameServer.host;
    lookUp(view, settings.domain, nameServer, stop);
    return view;
}

OutsideView lookAllAround(Remote &remote, const Survey &survey, const Settings &settings, const NameServer &nameServer,
    const QString &peerAddress, std::stop_token stop)
{
    auto view = lookFromOutside(settings, nameServer, peerAddress, stop);
    const auto address = addressToTry(survey, view.ipv4 + view.ipv6, peerAddress);
    if (address.isNull() || !survey.root)
        return view;
    if (const auto reach = tryPorts(remote, address, stop))
        view.reach = *reach;
    return view;
}

std::optional<OwnCertificate> lookAtOwnCertificate(
    const Settings &settings, const QString &caFile, const Secret &passphrase)
{
    const auto &wishes = settings.certificate;
    if (wishes.source != Settings::Certificate::Own || !wishes.namesFiles())
        return std::nullopt;
    return readOwnCertificate({wishes.chainFile, wishes.keyFile, settings.domain, caFile}, passphrase);
}

std::optional<Error> readinessError(const QList<Check> &checks)
{
    if (isReady(checks))
        return std::nullopt;
    const auto failed =
        std::ranges::count_if(checks, [](const Check &check) { return check.state == Check::State::Fail; });
    return Error{ErrorKind::CheckFailed, Texts::tr("The server is not ready yet."),
        Texts::tr("%n check(s) said no.", nullptr, static_cast<int>(failed)),
        Texts::tr("Do what stands beside each of them, then start again; nothing was changed.")};
}

} // namespace meethouse
