#pragma once

#include "privacy/privacy.h"

#include <QJsonArray>

#include <utility>

namespace meethouse::samples
{

inline QDate today()
{
    return QDate(2026, 11, 23);
}

inline Settings settings(Settings::Role role)
{
    Settings settings;
    settings.domain = QStringLiteral("meet.example.org");
    settings.provider.name = QStringLiteral("Studio Ada Rossi");
    settings.provider.address = QStringLiteral("Via dell’Università 7, 39100 Bolzano");
    settings.provider.contact = QStringLiteral("privacy@example.org");
    settings.provider.country = QStringLiteral("IT");
    settings.provider.role = role;
    settings.papers = {
        {QStringLiteral("hosting"), QJsonObject{{QStringLiteral("company"), QStringLiteral("Esempio Hosting GmbH")},
                                        {QStringLiteral("country"), QStringLiteral("DE")},
                                        {QStringLiteral("contractDate"), QStringLiteral("2026-10-01")}}},
        {QStringLiteral("accountDays"), 30},
    };
    if (role == Settings::Role::School)
        settings.papers[QStringLiteral("publicSchool")] = false;
    if (role == Settings::Role::Public) {
        settings.papers[QStringLiteral("taskLaw")] = QStringLiteral("D.Lgs. 297/1994");
        settings.papers[QStringLiteral("dataProtectionOfficer")] = QStringLiteral("Dr. Bruno Bianchi, rpd@example.org");
    }
    return settings;
}

inline void measure(Facts &facts, const QString &id, const QJsonValue &value)
{
    facts.add({id, value, Fact::Origin::Measured, QDateTime(QDate(2026, 11, 22), QTime(9, 30), Qt::UTC),
        QStringLiteral("sample")});
}

// All that a private server as Meethouse sets it up would show.
inline Facts facts()
{
    const QJsonArray rotation = {QStringLiteral("daily"), QStringLiteral("rotate 6"), QStringLiteral("maxage 6")};
    const std::pair<const char *, QJsonValue> values[] = {
        {"versions.jitsi-meet", QStringLiteral("2.0.10000-1")},
        {"server.addresses", QJsonArray{QStringLiteral("203.0.113.10")}},
        {"meetings.hostSignIn", true},
        {"meetings.guestPassword", QStringLiteral("always")},
        {"meetings.recordingServer", false},
        {"meetings.recordingLocal", false},
        {"meetings.transcription", false},
        {"meetings.peerToPeer", false},
        {"meetings.inMemory", true},
        {"meetings.stunServers", QJsonArray{QStringLiteral("stun:meet.example.org:3478")}},
        {"web.thirdParties", QJsonArray{}},
        {"web.onlyOwn", true},
        {"web.analytics", false},
        {"certificate.issuer", QStringLiteral("Let’s Encrypt")},
        {"hosts.passwordHashed", true},
        {"hosts.choosePassword", true},
        {"logs.webAddress", QStringLiteral("shortened")},
        {"logs.webRooms", false},
        {"logs.meetingNames", true},
        {"logs.nginx.rotation", rotation},
        {"logs.prosody.rotation", rotation},
        {"logs.jitsi.rotation", rotation},
    };
    Facts facts;
    for (const auto &[id, value] : values)
        measure(facts, QString::fromLatin1(id), value);
    return facts;
}

} // namespace meethouse::samples
