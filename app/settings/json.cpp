#include "settings/settings.h"

#include <QJsonArray>

namespace meethouse
{

namespace
{

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace

QString wordOf(Settings::Certificate value)
{
    switch (value) {
    case Settings::Certificate::LetsEncrypt:
        return QStringLiteral("letsencrypt");
    case Settings::Certificate::Own:
        return QStringLiteral("own");
    case Settings::Certificate::SelfSigned:
        return QStringLiteral("selfsigned");
    }
    Q_UNREACHABLE();
}

QString wordOf(Settings::GuestPassword value)
{
    return value == Settings::GuestPassword::Always ? QStringLiteral("always") : QStringLiteral("host-decides");
}

QString wordOf(Settings::RememberHosts value)
{
    return value == Settings::RememberHosts::Meeting ? QStringLiteral("meeting") : QStringLiteral("day");
}

QString wordOf(Settings::ReservedRooms value)
{
    return value == Settings::ReservedRooms::Owner ? QStringLiteral("owner") : QStringLiteral("hosts");
}

QString wordOf(Settings::ThirdParties value)
{
    return value == Settings::ThirdParties::None ? QStringLiteral("none") : QStringLiteral("stock");
}

QString wordOf(Settings::Updates value)
{
    return value == Settings::Updates::Security ? QStringLiteral("security") : QStringLiteral("none");
}

QString wordOf(Settings::Memory value)
{
    return value == Settings::Memory::Fit ? QStringLiteral("fit") : QStringLiteral("stock");
}

QString wordOf(Settings::Role value)
{
    switch (value) {
    case Settings::Role::Unsaid:
        return {};
    case Settings::Role::Self:
        return QStringLiteral("self");
    case Settings::Role::EmployedTeacher:
        return QStringLiteral("employed-teacher");
    case Settings::Role::School:
        return QStringLiteral("school");
    case Settings::Role::Public:
        return QStringLiteral("public");
    case Settings::Role::Company:
        return QStringLiteral("company");
    case Settings::Role::Association:
        return QStringLiteral("association");
    case Settings::Role::Processor:
        return QStringLiteral("processor");
    }
    Q_UNREACHABLE();
}

QJsonObject Settings::toJson() const
{
    const QJsonValue none(QJsonValue::Null);
    const auto most = meetings.maxParticipants ? QJsonValue(*meetings.maxParticipants) : none;
    return {
        {QStringLiteral("format"), 1},
        {QStringLiteral("domain"), domain},
        {QStringLiteral("certificate"),
            QJsonObject{
                {QStringLiteral("source"), wordOf(certificate.source)},
                {QStringLiteral("email"), orNull(certificate.email)},
                {QStringLiteral("acmeDirectory"), orNull(certificate.acmeDirectory)},
                {QStringLiteral("chainFile"), none},
                {QStringLiteral("keyFile"), none},
            }},
        {QStringLiteral("meetings"),
            QJsonObject{
                {QStringLiteral("guestPassword"), wordOf(meetings.guestPassword)},
                {QStringLiteral("lobby"), meetings.lobby},
                {QStringLiteral("endWithoutHostMinutes"), meetings.endWithoutHostMinutes},
                {QStringLiteral("rememberHosts"), wordOf(meetings.rememberHosts)},
                {QStringLiteral("maxParticipants"), most},
                {QStringLiteral("language"), meetings.language},
                {QStringLiteral("reservedRooms"), wordOf(meetings.reservedRooms)},
            }},
        {QStringLiteral("privacy"),
            QJsonObject{
                {QStringLiteral("participantLogDays"), privacy.participantLogDays},
                {QStringLiteral("thirdParties"), wordOf(privacy.thirdParties)},
            }},
        {QStringLiteral("server"),
            QJsonObject{
                {QStringLiteral("firewall"), server.firewall},
                {QStringLiteral("automaticUpdates"), wordOf(server.automaticUpdates)},
                {QStringLiteral("updateWindow"), server.updateWindow},
                {QStringLiteral("turn"), server.turn},
                {QStringLiteral("memory"), wordOf(server.memory)},
                {QStringLiteral("swapFile"), server.swapFile},
            }},
        {QStringLiteral("provider"),
            QJsonObject{
                {QStringLiteral("name"), orNull(provider.name)},
                {QStringLiteral("address"), orNull(provider.address)},
                {QStringLiteral("contact"), orNull(provider.contact)},
                {QStringLiteral("role"), orNull(wordOf(provider.role))},
                {QStringLiteral("country"), orNull(provider.country)},
                {QStringLiteral("region"), orNull(provider.region)},
                {QStringLiteral("legalForm"), orNull(provider.legalForm)},
                {QStringLiteral("representative"), orNull(provider.representative)},
                {QStringLiteral("phone"), orNull(provider.phone)},
                {QStringLiteral("registration"), orNull(provider.registration)},
            }},
        {QStringLiteral("papers"), papers},
        {QStringLiteral("repositories"),
            QJsonObject{
                {QStringLiteral("jitsi"),
                    QJsonObject{
                        {QStringLiteral("url"), orNull(repositories.jitsiUrl)},
                        {QStringLiteral("suite"), repositories.jitsiSuite},
                        {QStringLiteral("keyFile"), none},
                    }},
                {QStringLiteral("prosody"),
                    repositories.prosodyUpstream ? QStringLiteral("upstream") : QStringLiteral("distribution")},
            }},
    };
}

} // namespace meethouse
