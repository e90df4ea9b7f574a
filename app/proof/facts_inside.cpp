#include "proof/checks.h"

#include <QDateTime>
#include <QJsonArray>

namespace meethouse
{

namespace
{

void tell(Findings &findings, const char *id, Inside::Known value, const QString &evidence)
{
    if (value != Inside::Known::Unknown)
        findings.fact(id, value == Inside::Known::Yes, evidence);
}

void rooms(const Inside &inside, Findings &findings)
{
    // What a file says that nobody reads is not so.
    if (inside.prosodyIncludes != Inside::Known::Yes)
        return;
    const QString evidence = QStringLiteral("/etc/prosody/meethouse.cfg.lua");
    tell(findings, "meetings.lobby", inside.lobby, evidence);
    // Without an end or a limit there is nothing that a paper could name.
    if (inside.endWithoutHostMinutes > 0)
        findings.fact("meetings.endWithoutHostMinutes", inside.endWithoutHostMinutes, evidence);
    if (inside.maxParticipants > 0)
        findings.fact("meetings.maxParticipants", inside.maxParticipants, evidence);
}

// A recorder may stand on another machine: then only the page shows that there is one.
void recorders(const Inside &inside, Findings &findings)
{
    if (!inside.packages.contains(QStringLiteral("jitsi-meet")))
        return;
    const bool installed = inside.packages.value(QStringLiteral("jibri")).state.mid(1, 1) == QStringLiteral("i");
    const bool offered = findings.proof().facts.value(QStringLiteral("meetings.recordingOffered")).toBool();
    findings.fact("meetings.recordingServer", installed || offered, QStringLiteral("dpkg-query: jibri; config.js"));
}

// Browsers learn of these from Prosody, and of others from the page's own settings.
void relays(const Inside &inside, Findings &findings)
{
    const QString evidence = QStringLiteral("Prosody: external_services");
    QJsonArray turn;
    QJsonArray stun = findings.proof().facts.value(QStringLiteral("meetings.stunServers")).toArray();
    for (const Inside::Relay &relay : inside.relays) {
        const QString address = QStringLiteral("%1:%2:%3").arg(relay.type, relay.host).arg(relay.port);
        QJsonArray &list = relay.type.startsWith(u"turn") ? turn : stun;
        if (!list.contains(address))
            list.append(address);
    }
    findings.fact("meetings.turnServers", turn, evidence);
    // A half-known list would pass for a whole one.
    if (findings.proof().facts.find(QStringLiteral("meetings.stunServers")))
        findings.fact("meetings.stunServers", stun, evidence + QStringLiteral("; config.js: p2p.stunServers"));
}

void logs(const Inside &inside, Findings &findings)
{
    for (auto line = inside.oldestLines.begin(); line != inside.oldestLines.end(); ++line)
        findings.fact(QByteArray("logs." + line.key().toLatin1() + ".oldest").constData(),
            QDateTime::fromSecsSinceEpoch(line.value(), Qt::UTC).toString(Qt::ISODate),
            line.key() == u"journal" ? QStringLiteral("journalctl") : QStringLiteral("/var/log/") + line.key());
    tell(findings, "logs.bridgeAddresses", inside.bridgeWritesAddresses,
        QStringLiteral("/etc/jitsi/videobridge: redact-remote-addresses"));
}

} // namespace

void tellInside(const Inside &inside, Findings &findings)
{
    rooms(inside, findings);
    recorders(inside, findings);
    relays(inside, findings);
    logs(inside, findings);
    tell(findings, "clock.synchronized", inside.clockSet, QStringLiteral("timedatectl: NTPSynchronized"));
    tell(findings, "disk.encrypted", inside.diskEncrypted, QStringLiteral("lsblk: /var/lib"));
}

} // namespace meethouse
