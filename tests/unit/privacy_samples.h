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
    settings.provider.legalForm = QStringLiteral("S.r.l.");
    settings.provider.representative = QStringLiteral("Ada Rossi");
    settings.provider.phone = QStringLiteral("+39 0471 000000");
    settings.provider.registration = QStringLiteral("IT01234567890");
    const auto row = [](std::initializer_list<std::pair<QString, QJsonValue>> cells) {
        return QJsonArray{QJsonObject(cells)};
    };
    const QString name = QStringLiteral("name");
    settings.papers = {
        {QStringLiteral("hosting"),
            QJsonObject{{QStringLiteral("company"), QStringLiteral("Esempio Hosting GmbH")},
                {QStringLiteral("address"), QStringLiteral("Beispielweg 1, 10115 Berlin")},
                {QStringLiteral("location"), QStringLiteral("Nürnberg")},
                {QStringLiteral("country"), QStringLiteral("DE")},
                {QStringLiteral("contractReference"), QStringLiteral("K 4711")},
                {QStringLiteral("subProcessors"), QStringLiteral("https://hosting.example/sub")},
                {QStringLiteral("reviewed"), QStringLiteral("2026-10-02")}, {QStringLiteral("snapshotDays"), 7},
                {QStringLiteral("contractDate"), QStringLiteral("2026-10-01")}}},
        {QStringLiteral("accountDays"), 30},
        {QStringLiteral("participants"),
            QJsonArray{QStringLiteral("adults"), QStringLiteral("pupils"), QStringLiteral("clients")}},
        {QStringLiteral("participantsPerYear"), 300},
        {QStringLiteral("sensitiveTopics"), false},
        {QStringLiteral("largeScale"), false},
        {QStringLiteral("attendanceKept"), false},
        {QStringLiteral("backups"),
            QJsonObject{{QStringLiteral("made"), true}, {QStringLiteral("place"), QStringLiteral("Tresor, Bolzano")},
                {QStringLiteral("country"), QStringLiteral("IT")}, {QStringLiteral("days"), 30},
                {QStringLiteral("encrypted"), true}, {QStringLiteral("tested"), QStringLiteral("2026-11-01")}}},
        {QStringLiteral("administrators"),
            row({{name, QStringLiteral("Bruno Verdi")}, {QStringLiteral("function"), QStringLiteral("IT")},
                {QStringLiteral("account"), QStringLiteral("root")},
                {QStringLiteral("since"), QStringLiteral("2026-01-31")}})},
        {QStringLiteral("administratorsReviewed"), QStringLiteral("2026-11-02")},
        {QStringLiteral("clients"),
            row({{name, QStringLiteral("Scuola Alfa")}, {QStringLiteral("address"), QStringLiteral("Via 1, Trento")},
                {QStringLiteral("contact"), QStringLiteral("alfa@example.org")},
                {QStringLiteral("since"), QStringLiteral("2026-09-01")}})},
        {QStringLiteral("recordSince"), QStringLiteral("2026-11-01")},
        {QStringLiteral("reviewMonths"), 12},
        {QStringLiteral("place"), QStringLiteral("Bolzano")},
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
        {"logs.journal.retention", QJsonArray{QStringLiteral("MaxRetentionSec=190day")}},
        {"logs.bridgeAddresses", false},
        {"versions.prosody", QStringLiteral("0.12.3-1")},
        {"versions.nginx", QStringLiteral("1.22.1-9")},
        {"system.name", QStringLiteral("Debian GNU/Linux 12 (bookworm)")},
        {"disk.encrypted", false},
        {"administrators.accounts", QJsonArray{QStringLiteral("root")}},
        {"updates.automatic", true},
        {"firewall.active", true},
        {"ports.open", QJsonArray{QStringLiteral("tcp/22"), QStringLiteral("tcp/443"), QStringLiteral("udp/10000")}},
        {"ssh.passwordLogin", false},
        {"ssh.rootLogin", QStringLiteral("prohibit-password")},
        {"fail2ban.active", false},
        {"clock.synchronized", true},
        {"certificate.validUntil", QStringLiteral("2027-02-01")},
        {"certificate.renews", true},
        {"tls.versions", QJsonArray{QStringLiteral("TLS 1.2"), QStringLiteral("TLS 1.3")}},
        {"web.hsts", true},
        {"hosts.count", 3},
        {"meetings.turnServers", QJsonArray{QStringLiteral("turn:meet.example.org:443")}},
        {"meetings.lobby", false},
        {"meetings.endToEnd", false},
        {"meetings.streaming", false},
        {"meetings.fileSharing", false},
        {"meetings.whiteboard", false},
        {"meetings.sharedDocuments", false},
        {"meetings.dialIn", false},
        {"meetings.startMuted", false},
        {"meetings.nameRequired", true},
        {"meetings.roomsRemembered", false},
        {"meetings.appLinks", false},
        {"meetings.endWithoutHostMinutes", 5},
        {"meetings.maxParticipants", 75},
    };
    Facts facts;
    for (const auto &[id, value] : values)
        measure(facts, QString::fromLatin1(id), value);
    return facts;
}

} // namespace meethouse::samples
