#include "settings/settings.h"

#include "settings/papers.h"
#include "settings/reader.h"
#include "settings/values.h"

#include <QJsonDocument>

namespace meethouse
{

namespace
{

constexpr int knownFormat = 1;
constexpr qsizetype longestFile = 256 * 1024;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(meethouse::Settings)
};

using Text = std::optional<QString>;

Text when(bool good, const QString &text)
{
    return good ? Text(text) : std::nullopt;
}

Text path(const QString &text)
{
    return when(isLocalPath(text), text);
}

QString pathRule()
{
    return Texts::tr("It must be the path of a file on this computer.");
}

void readCertificate(SettingsReader reader, Settings::CertificateWishes &wanted)
{
    using Source = Settings::Certificate;
    reader.take("source", wanted.source, {Source::LetsEncrypt, Source::Own, Source::SelfSigned});
    reader.take("email", wanted.email, normalEmail, Texts::tr("It must be an e-mail address like anna@example.org."));
    reader.take(
        "acmeDirectory", wanted.acmeDirectory, [](const QString &text) { return when(isPlainUrl(text, true), text); },
        Texts::tr("It must be an address that begins with https://."));
    reader.take("chainFile", wanted.chainFile, path, pathRule());
    reader.take("keyFile", wanted.keyFile, path, pathRule());
    reader.refuseUnknown();
}

void readMeetings(SettingsReader reader, Settings::Meetings &wanted)
{
    using Guests = Settings::GuestPassword;
    using Remember = Settings::RememberHosts;
    using Reserved = Settings::ReservedRooms;
    reader.take("guestPassword", wanted.guestPassword, {Guests::Always, Guests::HostDecides});
    reader.take("lobby", wanted.lobby);
    reader.take("endWithoutHostMinutes", wanted.endWithoutHostMinutes, 1, 1440);
    reader.take("rememberHosts", wanted.rememberHosts, {Remember::Meeting, Remember::Day});
    reader.take("maxParticipants", wanted.maxParticipants, 2, 500);
    reader.take(
        "language", wanted.language, [](const QString &text) { return when(isLanguageTag(text), text); },
        Texts::tr("It must be a language like “en”, “it” or “pt-BR”."));
    reader.take("reservedRooms", wanted.reservedRooms, {Reserved::Owner, Reserved::Hosts});
    reader.refuseUnknown();
}

void readPrivacy(SettingsReader reader, Settings::Privacy &wanted)
{
    using Third = Settings::ThirdParties;
    reader.take("participantLogDays", wanted.participantLogDays, 1, 365);
    reader.take("thirdParties", wanted.thirdParties, {Third::None, Third::Stock});
    reader.refuseUnknown();
}

void readServer(SettingsReader reader, Settings::Server &wanted)
{
    using Updates = Settings::Updates;
    using Memory = Settings::Memory;
    reader.take("firewall", wanted.firewall);
    reader.take("automaticUpdates", wanted.automaticUpdates, {Updates::Security, Updates::None});
    reader.take(
        "updateWindow", wanted.updateWindow, [](const QString &text) { return when(isTimeWindow(text), text); },
        Texts::tr("It must be two different times of day like 02:00-05:00."));
    reader.take("turn", wanted.turn);
    reader.take("memory", wanted.memory, {Memory::Fit, Memory::Stock});
    reader.take("swapFile", wanted.swapFile);
    reader.refuseUnknown();
}

void readProvider(SettingsReader reader, Settings::Provider &wanted)
{
    using Role = Settings::Role;
    reader.take("name", wanted.name, oneLine, oneLineRule());
    reader.take("legalForm", wanted.legalForm, oneLine, oneLineRule());
    reader.take("representative", wanted.representative, oneLine, oneLineRule());
    reader.take("address", wanted.address, severalLines, severalLinesRule());
    reader.take("contact", wanted.contact, severalLines, severalLinesRule());
    reader.take("phone", wanted.phone, oneLine, oneLineRule());
    reader.take("registration", wanted.registration, severalLines, severalLinesRule());
    reader.take("role", wanted.role,
        {Role::Self, Role::EmployedTeacher, Role::School, Role::Public, Role::Company, Role::Association,
            Role::Processor});
    reader.take("country", wanted.country, countryCode, countryRule());
    reader.take("region", wanted.region, regionCode,
        Texts::tr("It must be the part after the hyphen of an ISO 3166-2 code, like NW or ZH."));
    reader.refuseUnknown();
}

void readRepositories(SettingsReader reader, Settings::Repositories &wanted)
{
    auto jitsi = reader.section("jitsi");
    jitsi.take(
        "url", wanted.jitsiUrl, [](const QString &text) { return when(isPlainUrl(text, false), text); },
        Texts::tr("It must be an address that begins with https:// or http://."));
    jitsi.take(
        "suite", wanted.jitsiSuite, [](const QString &text) { return when(isFlatSuite(text), text); },
        Texts::tr("It must be a suite of a flat repository, which ends in a slash, like stable/."));
    jitsi.take("keyFile", wanted.jitsiKeyFile, path, pathRule());
    jitsi.refuseUnknown();

    const auto distribution = QStringLiteral("distribution");
    const auto upstream = QStringLiteral("upstream");
    QString prosody = distribution;
    reader.take(
        "prosody", prosody, [&](const QString &text) { return when(text == distribution || text == upstream, text); },
        Texts::tr("It must be one of: %1.").arg(distribution % QStringLiteral(", ") % upstream));
    wanted.prosodyUpstream = prosody == upstream;
    reader.refuseUnknown();
}

void readFormat(SettingsReader &reader)
{
    if (!reader.has("format")) {
        reader.refuse("format", Texts::tr("It is missing, and says which program can read the settings."));
        return;
    }
    int format = 0;
    reader.take("format", format, 1, 1000000);
    if (format > knownFormat)
        reader.refuse("format",
            Texts::tr(
                "The settings are of format %1, and this program knows formats up to %2: a newer program wrote them.")
                .arg(format)
                .arg(knownFormat));
}

Error notJson(const QString &why, const QString &detail)
{
    return {ErrorKind::Usage, Texts::tr("The settings cannot be read."), why,
        Texts::tr("Correct the file, or begin with a new one."), detail, {}};
}

} // namespace

Result<Settings> Settings::parse(const QByteArray &json)
{
    if (json.size() > longestFile)
        return failure(notJson(Texts::tr("The file is far too long for settings."), {}));
    QJsonParseError trouble;
    const auto document = QJsonDocument::fromJson(json, &trouble);
    if (trouble.error != QJsonParseError::NoError) {
        const auto line = json.left(trouble.offset).count('\n') + 1;
        return failure(notJson(Texts::tr("Line %1 is not JSON.").arg(line), trouble.errorString()));
    }
    if (!document.isObject())
        return failure(notJson(Texts::tr("They must be one object in braces."), {}));

    Settings wanted;
    std::optional<Error> error;
    SettingsReader reader(document.object(), {}, error);
    // First of all: a newer format may mean anything by the keys that follow.
    readFormat(reader);
    if (!reader.has("domain"))
        reader.refuse("domain", Texts::tr("It is missing, and everything on the server is named after it."));
    reader.take("domain", wanted.domain, normalDomain,
        Texts::tr("It must be a full name like meet.example.org, not an address and not a name of this network only."));
    readCertificate(reader.section("certificate"), wanted.certificate);
    readMeetings(reader.section("meetings"), wanted.meetings);
    readPrivacy(reader.section("privacy"), wanted.privacy);
    readServer(reader.section("server"), wanted.server);
    readProvider(reader.section("provider"), wanted.provider);
    checkPapers(reader.section("papers"));
    wanted.papers = reader.object("papers");
    readRepositories(reader.section("repositories"), wanted.repositories);
    reader.refuseUnknown();
    if (error)
        return failure(*error);
    return wanted;
}

} // namespace meethouse
