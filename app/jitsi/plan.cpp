#include "jitsi/plan.h"

#include "base/resource.h"
#include "jitsi/heaps.h"
#include "jitsi/render.h"
#include "jitsi/steps.h"
#include "net/own_certificate.h"
#include "server/swap_file.h"
#include "server/translation.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QTime>

#include <limits>
#include <optional>
#include <utility>

namespace meethouse
{

const char *const jitsiRepositoryUrl = "https://download.jitsi.org";
const char *const jitsiKeyUrl = "https://download.jitsi.org/jitsi-key.gpg.key";
const char *const jitsiKeyFingerprint = "FFD65A0DA2BEBDEB73D44C8BB4D2D216F1FD7806";

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(JitsiPlan)
};

const QLatin1String heldKey("held");
const QLatin1String heldJitsiKey("repositories.jitsi.keyFile");
const QLatin1String heldCertificate("certificate.chainFile");

const QLatin1String bridgeBehindRouter("jvb-router.conf");
const QLatin1String relayBehindRouter("relay-router.conf");

// How long sign-ins of administrators are kept unless the papers' settings say otherwise; the longest time that a
// country's law file asks for is 184 days.
constexpr int journalDays = 190;

// The time for updates, of the server's clock. It may go past midnight.
struct Window {
    int start = 0; // minutes of the day
    int minutes = 0;
};

Window windowOf(const QString &updateWindow)
{
    const auto minutes = [&updateWindow](qsizetype at) {
        return updateWindow.mid(at, 2).toInt() * 60 + updateWindow.mid(at + 3, 2).toInt();
    };
    constexpr int day = 24 * 60;
    return {minutes(0), (minutes(6) - minutes(0) + day) % day};
}

QString clock(int minutes)
{
    return QTime(0, 0).addSecs(minutes * 60).toString(QStringLiteral("HH:mm"));
}

Marks marksFor(const Settings &settings, const Survey &survey, const std::optional<Translation> &translation)
{
    const Window updates = windowOf(settings.server.updateWindow);
    const auto heaps = settings.server.memory == Settings::Memory::Stock ? heapsFor(std::numeric_limits<qint64>::max())
                                                                         : heapsFor(survey.memoryBytes);
    return {
        {QStringLiteral("domain"), settings.domain},
        {QStringLiteral("language"), settings.meetings.language},
        {QStringLiteral("guestPassword"), settings.meetings.guestPassword == Settings::GuestPassword::Always
                                              ? QStringLiteral("always")
                                              : QStringLiteral("host-decides")},
        {QStringLiteral("endWithoutHostMinutes"), QString::number(settings.meetings.endWithoutHostMinutes)},
        {QStringLiteral("thirdParties"), settings.privacy.thirdParties == Settings::ThirdParties::None
                                             ? QStringLiteral("none")
                                             : QStringLiteral("stock")},
        {QStringLiteral("rememberHosts"), settings.meetings.rememberHosts == Settings::RememberHosts::Day
                                              ? QStringLiteral("true")
                                              : QStringLiteral("false")},
        {QStringLiteral("lobby"), settings.meetings.lobby ? QStringLiteral("true") : QStringLiteral("false")},
        {QStringLiteral("maxParticipants"), QString::number(settings.meetings.maxParticipants.value_or(0))},
        {QStringLiteral("reservedRooms"), wordOf(settings.meetings.reservedRooms)},
        {QStringLiteral("logDays"), QString::number(settings.privacy.participantLogDays)},
        // A log that is rotated daily is a day old when it is rotated for the first time.
        {QStringLiteral("logRotations"), QString::number(settings.privacy.participantLogDays - 1)},
        {QStringLiteral("journalDays"), QString::number(settings.papers[u"administratorLogDays"].toInt(journalDays))},
        {QStringLiteral("updateStart"), clock(updates.start)},
        {QStringLiteral("updateMiddle"), clock(updates.start + updates.minutes / 3)},
        {QStringLiteral("updateSpread"), QStringLiteral("%1min").arg(updates.minutes / 3)},
        {QStringLiteral("rebootTime"), clock(updates.start + updates.minutes - updates.minutes / 12)},
        {QStringLiteral("jicofoMemory"), heaps.jicofo},
        {QStringLiteral("bridgeMemory"), heaps.bridge},
        {QStringLiteral("localAddress"), translation ? translation->local : QString()},
        {QStringLiteral("publicAddress"), translation ? translation->outside : QString()},
    };
}

QByteArray repositorySource(const Settings &settings)
{
    const auto url = settings.repositories.jitsiUrl.isEmpty() ? QString::fromLatin1(jitsiRepositoryUrl)
                                                              : settings.repositories.jitsiUrl;
    return QStringLiteral("# Meethouse: where the packages of Jitsi Meet come from.\n"
                          "Types: deb\nURIs: %1\nSuites: %2\nSigned-By: /etc/apt/keyrings/meethouse-jitsi.asc\n")
        .arg(url, settings.repositories.jitsiSuite)
        .toUtf8();
}

// Drop-ins with marks; everything below prosody/ and hosts/ goes over as it is.
Result<QList<BundleFile>> filesFor(const Settings &settings, const Survey &survey, const LocalFiles &local,
    const std::optional<Translation> &translation)
{
    const auto marks = marksFor(settings, survey, translation);
    QList<BundleFile> files{{QStringLiteral("jitsi.sources"), repositorySource(settings)}};
    if (!local.jitsiKey.isEmpty())
        files.append({QStringLiteral("jitsi-key.asc"), local.jitsiKey});
    if (!local.certificateChain.isEmpty())
        files.append({QStringLiteral("certificate.pem"), local.certificateChain});
    for (const auto &name : resourcesIn(QStringLiteral("server/files"))) {
        auto text = resource(QStringLiteral("server/files/") + name);
        if (name == bridgeBehindRouter || (name == relayBehindRouter && !translation))
            continue;
        if (translation && name == QLatin1String("jvb.conf"))
            text += resource(QStringLiteral("server/files/") + bridgeBehindRouter);
        auto content = render(text, marks);
        if (!content)
            return failure(content.error());
        files.append({name, *content});
    }
    for (const auto &name : resourcesIn(QStringLiteral("server/prosody"))) {
        const auto content = resource(QStringLiteral("server/prosody/") + name);
        files.append({name.endsWith(QLatin1String(".lua")) ? QStringLiteral("prosody/") + name : name, content});
    }
    for (const auto &name : resourcesIn(QStringLiteral("server/hosts")))
        files.append({QStringLiteral("hosts/") + name, resource(QStringLiteral("server/hosts/") + name)});
    return files;
}

QStringList stepsFor(const Settings &settings, const LocalFiles &local, const SwapFile &swapFile)
{
    QStringList steps{
        local.jitsiKeySha256.isEmpty() ? QStringLiteral("jitsi-key") : QStringLiteral("jitsi-key-given"),
        QStringLiteral("jitsi-repository"),
        QStringLiteral("jitsi-packages"),
    };
    if (settings.certificate.source == Settings::Certificate::LetsEncrypt)
        steps.append(QStringLiteral("certificate-letsencrypt"));
    if (settings.certificate.source == Settings::Certificate::Own)
        steps.append(QStringLiteral("certificate-own"));
    steps.append({QStringLiteral("prosody-modules"), QStringLiteral("secure-domain"), QStringLiteral("jicofo"),
        QStringLiteral("bridge")});
    if (settings.server.turn)
        steps.append(QStringLiteral("relay"));
    if (!settings.server.swapFile)
        steps.append(QStringLiteral("swap-file-off"));
    else if (swapFile.answer == SwapFile::Answer::Made)
        steps.append(QStringLiteral("swap-file"));
    steps.append({QStringLiteral("memory"), QStringLiteral("web-client"), QStringLiteral("account-page"),
        QStringLiteral("access-log"), QStringLiteral("logs")});
    if (settings.server.automaticUpdates == Settings::Updates::Security)
        steps.append(QStringLiteral("updates"));
    steps.append(QStringLiteral("ready"));
    // Last: whatever comes before it is done, should it shut somebody out.
    steps.append(settings.server.firewall ? QStringLiteral("firewall") : QStringLiteral("firewall-off"));
    return steps;
}

Error notYet(const QString &what)
{
    return {ErrorKind::Usage, what, Texts::tr("This version of Meethouse cannot do it yet."),
        Texts::tr("Change this setting and start again.")};
}

QString sha256(const QByteArray &content)
{
    return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
}

Result<void> readJitsiKey(const Settings &settings, LocalFiles &files)
{
    const auto &name = settings.repositories.jitsiKeyFile;
    if (name.isEmpty())
        return {};
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure({ErrorKind::Usage, Texts::tr("The key file “%1” cannot be read.").arg(name), file.errorString(),
            Texts::tr("Check “repositories.jitsi.keyFile” in the settings.")});
    }
    files.jitsiKey = file.read(1 << 20);
    if (!files.jitsiKey.startsWith("-----BEGIN PGP PUBLIC KEY BLOCK-----")) {
        return failure({ErrorKind::Usage, Texts::tr("The file “%1” is not a public key in text form.").arg(name), {},
            Texts::tr("Check “repositories.jitsi.keyFile” in the settings.")});
    }
    files.jitsiKeySha256 = sha256(files.jitsiKey);
    return {};
}

Result<void> readCertificate(const Settings &settings, const Secret &passphrase, LocalFiles &files)
{
    const auto &wishes = settings.certificate;
    if (!wishes.namesFiles())
        return {};
    auto read = readOwnCertificate({wishes.chainFile, wishes.keyFile, settings.domain}, passphrase);
    for (const auto &finding : std::as_const(read.findings)) {
        if (finding.weight == CertificateFinding::Weight::Fault)
            return failure({ErrorKind::Usage, finding.what, Texts::tr("Browsers would not take it."), finding.todo});
    }
    files.certificateChain = read.chain;
    files.certificateKey = std::move(read.key);
    files.certificateSha256 = sha256(read.chain);
    return {};
}

} // namespace

Result<LocalFiles> readLocalFiles(const Settings &settings, LocalFiles known, const Secret &passphrase)
{
    if (const auto read = readJitsiKey(settings, known); !read)
        return failure(read.error());
    if (settings.certificate.source != Settings::Certificate::Own)
        known.certificateSha256.clear();
    else if (const auto read = readCertificate(settings, passphrase, known); !read)
        return failure(read.error());
    return known;
}

LocalFiles heldFiles(const QJsonObject &keptSettings)
{
    const auto held = keptSettings.value(heldKey).toObject();
    LocalFiles files;
    files.jitsiKeySha256 = held.value(heldJitsiKey).toString();
    files.certificateSha256 = held.value(heldCertificate).toString();
    return files;
}

Result<Plan> planJitsi(
    const Settings &settings, const Survey &survey, const LocalFiles &local, const QString &peerAddress)
{
    const bool ownCertificate = settings.certificate.source == Settings::Certificate::Own;
    if (ownCertificate && local.certificateSha256.isEmpty()) {
        return failure({ErrorKind::Usage, Texts::tr("The settings ask for a certificate of your own and name none."),
            Texts::tr("The server has none of yours yet."),
            Texts::tr("Name “certificate.chainFile” and “certificate.keyFile” in the settings.")});
    }
    if (settings.repositories.prosodyUpstream)
        return failure(notYet(Texts::tr("The settings ask for Prosody from its makers' own repository.")));

    const auto translation = translationOf(survey, peerAddress);
    auto files = filesFor(settings, survey, local, translation);
    if (!files)
        return failure(files.error());

    Plan plan;
    plan.files = *files;
    const auto swapFile = swapFileFor(survey);
    for (const auto &id : stepsFor(settings, local, swapFile))
        plan.steps.append(jitsiStep(id));
    plan.values = {
        {QStringLiteral("DOMAIN"), settings.domain},
        {QStringLiteral("TURN"), settings.server.turn ? QStringLiteral("yes") : QStringLiteral("no")},
        {QStringLiteral("FIREWALL"), settings.server.firewall ? QStringLiteral("yes") : QStringLiteral("no")},
        {QStringLiteral("UPDATES"), wordOf(settings.server.automaticUpdates)},
        {QStringLiteral("SWAP_MEBIBYTES"), QString::number(swapFile.mebibytes)},
        {QStringLiteral("EMAIL"), settings.certificate.email},
        {QStringLiteral("ACME_DIRECTORY"), settings.certificate.acmeDirectory},
        {QStringLiteral("CERTIFICATE_SHA256"), local.certificateSha256},
        {QStringLiteral("JITSI_KEY_SHA256"), local.jitsiKeySha256},
        {QStringLiteral("JITSI_KEY_URL"), QString::fromLatin1(jitsiKeyUrl)},
        {QStringLiteral("JITSI_KEY_FINGERPRINT"), QString::fromLatin1(jitsiKeyFingerprint)},
    };
    if (!local.certificateKey.isEmpty())
        plan.secrets.emplace(QStringLiteral("certificate-key"), local.certificateKey.clone());
    plan.settings = settings.toJson();
    QJsonObject held;
    if (!local.jitsiKeySha256.isEmpty())
        held.insert(heldJitsiKey, local.jitsiKeySha256);
    if (ownCertificate)
        held.insert(heldCertificate, local.certificateSha256);
    if (translation)
        held.insert(QLatin1String(translationKey), toJson(*translation));
    if (!held.isEmpty())
        plan.settings.insert(heldKey, held);
    return plan;
}

} // namespace meethouse
