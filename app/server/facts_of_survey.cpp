#include "server/facts.h"
#include "server/survey.h"

#include <QSet>

#include <algorithm>

namespace meethouse
{

namespace
{

// Adds what the survey saw, and leaves out what it did not.
class Gatherer
{
public:
    explicit Gatherer(const Survey &survey)
        : m_time(survey.taken)
    {
    }

    void text(const char *id, const QString &value, const char *evidence)
    {
        if (!value.isEmpty())
            add(QString::fromLatin1(id), value, evidence);
    }
    void number(const char *id, qint64 value, const char *evidence)
    {
        if (value >= 0)
            add(QString::fromLatin1(id), value, evidence);
    }
    void known(const char *id, Survey::Known value, const char *evidence)
    {
        if (value != Survey::Known::Unknown)
            add(QString::fromLatin1(id), value == Survey::Known::Yes, evidence);
    }
    void list(const char *id, const QStringList &values, const char *evidence)
    {
        if (!values.isEmpty())
            add(QString::fromLatin1(id), QJsonArray::fromStringList(values), evidence);
    }
    void add(const QString &id, const QJsonValue &value, const char *evidence)
    {
        add(id, value, QString::fromLatin1(evidence));
    }
    void add(const QString &id, const QJsonValue &value, const QString &evidence)
    {
        m_facts.add({id, value, Fact::Origin::Measured, m_time, evidence});
    }

    [[nodiscard]] Facts facts() const { return m_facts; }

private:
    QDateTime m_time;
    Facts m_facts;
};

void machine(const Survey &survey, Gatherer &facts)
{
    facts.text("system.name", survey.system.name, "/etc/os-release");
    facts.text("system.id", survey.system.id, "/etc/os-release");
    facts.text("system.version", survey.system.version, "/etc/os-release");
    facts.text("system.kernel", survey.kernel, "/proc/sys/kernel/osrelease");
    facts.text("system.architecture", survey.architecture, "dpkg --print-architecture");
    facts.text("system.virtualization", survey.virtualization, "systemd-detect-virt");
    facts.text("system.timeZone", survey.timeZone, "/etc/localtime");
    facts.text("system.hostname", survey.hostname, "/proc/sys/kernel/hostname");
    facts.number("system.memoryBytes", survey.memoryBytes, "/proc/meminfo");
    facts.add(QStringLiteral("system.rebootRequired"), survey.rebootRequired, "/run/reboot-required");
    facts.list("server.addresses", survey.publicAddresses(), "ip addr");
    facts.list("server.domains", survey.sites.jitsi, "/etc/jitsi/meet");
    facts.known("clock.synchronized", survey.clockSynchronized, "/run/systemd/timesync/synchronized");
    facts.known("updates.automatic", survey.apt.automaticUpdates, "apt-config dump APT::Periodic");
}

void versions(const Survey &survey, Gatherer &facts)
{
    static const QStringList wanted = {QStringLiteral("jitsi-meet"), QStringLiteral("jitsi-meet-web"),
        QStringLiteral("jitsi-meet-prosody"), QStringLiteral("jicofo"), QStringLiteral("jitsi-videobridge2"),
        QStringLiteral("prosody"), QStringLiteral("nginx"), QStringLiteral("coturn"), QStringLiteral("certbot"),
        QStringLiteral("openssh-server")};
    for (const auto &package : survey.apt.packages) {
        if (!package.installed())
            continue;
        if (wanted.contains(package.name))
            facts.add(QStringLiteral("versions.") + package.name, package.version, "dpkg-query");
        else if (package.name.startsWith(QLatin1String("openjdk-")))
            facts.add(QStringLiteral("versions.java"), package.version, "dpkg-query");
    }
}

void network(const Survey &survey, Gatherer &facts)
{
    QStringList open;
    for (const auto &socket : survey.sockets) {
        if (socket.loopback())
            continue;
        const auto port =
            QString((socket.udp ? QLatin1String("udp/") : QLatin1String("tcp/")) % QString::number(socket.port));
        if (!open.contains(port))
            open += port;
    }
    open.sort();
    facts.list("ports.open", open, "/proc/net");

    const auto &firewall = survey.firewall;
    QString kind;
    if (firewall.ufw)
        kind = QStringLiteral("ufw");
    else if (firewall.firewalld)
        kind = QStringLiteral("firewalld");
    else if (firewall.filtersInput)
        kind = QStringLiteral("nftables");
    else if (firewall.legacyIptables)
        kind = QStringLiteral("iptables");
    facts.text("firewall.kind", kind, "nft list chains");
    // That there is none can only be said where the tool that would show it is there.
    if (!kind.isEmpty() || survey.apt.installed(QStringLiteral("nftables")))
        facts.add(QStringLiteral("firewall.active"), !kind.isEmpty(), "nft list chains");
}

void access(const Survey &survey, Gatherer &facts)
{
    QStringList administrators;
    for (const auto &account : survey.accounts) {
        if (account.administrator)
            administrators += account.name;
    }
    facts.list("administrators.accounts", administrators, "/etc/passwd, /etc/group");
    facts.known("ssh.passwordLogin", survey.ssh.passwords, "sshd -T");
    facts.text("ssh.rootLogin", survey.ssh.rootLogin, "sshd -T");
    QJsonArray ports;
    for (const int port : survey.ssh.ports)
        ports.append(port);
    if (!ports.isEmpty())
        facts.add(QStringLiteral("ssh.ports"), ports, "sshd -T");
    if (survey.systemd.running && survey.apt.installed(QStringLiteral("certbot")))
        facts.add(
            QStringLiteral("certificate.renews"), survey.systemd.active(QStringLiteral("certbot.timer")), "systemctl");
    if (survey.systemd.running)
        facts.add(
            QStringLiteral("fail2ban.active"), survey.systemd.active(QStringLiteral("fail2ban.service")), "systemctl");
}

struct LogPlace {
    const char *name;
    const char *folder;
    QStringList rotations; // names below /etc/logrotate.d
    bool ours = true;      // our rules cover it
};

// Read first, so what the packages say about the same logs is passed over.
const QLatin1String ourRotation("/etc/logrotate.d/00-meethouse");

void logs(const Survey &survey, Gatherer &facts)
{
    static const QList<LogPlace> places = {
        {"nginx", "/var/log/nginx", {QStringLiteral("nginx")}},
        {"prosody", "/var/log/prosody", {QStringLiteral("prosody")}},
        {"jitsi", "/var/log/jitsi", {QStringLiteral("jicofo"), QStringLiteral("jitsi-videobridge")}},
        {"coturn", "/var/log/coturn", {QStringLiteral("coturn")}, false},
        {"auth", "/var/log/auth", {QStringLiteral("rsyslog")}, false},
    };
    const bool ourRules = std::any_of(survey.retention.begin(), survey.retention.end(),
        [](const Survey::Retention &kept) { return kept.file == ourRotation; });
    for (const LogPlace &place : places) {
        const auto start = QString(QStringLiteral("logs.") % QLatin1String(place.name));
        const auto folder = QString::fromLatin1(place.folder);
        QDateTime oldest;
        qint64 bytes = -1;
        for (const auto &found : survey.logs) {
            if (found.path != folder && !found.path.startsWith(QString(folder % u'/')))
                continue;
            bytes = qMax<qint64>(bytes, 0) + found.bytes;
            if (found.oldest.isValid() && (!oldest.isValid() || found.oldest < oldest))
                oldest = found.oldest;
        }
        if (bytes >= 0)
            facts.add(start + QStringLiteral(".bytes"), bytes, folder);
        if (oldest.isValid())
            facts.add(start + QStringLiteral(".oldest"), oldest.toString(Qt::ISODate), folder);
        QStringList rotation;
        QStringList files;
        for (const auto &kept : survey.retention) {
            const auto name = kept.file.section(u'/', -1);
            const bool counts = ourRules && place.ours ? kept.file == ourRotation : place.rotations.contains(name);
            if (kept.file.startsWith(QLatin1String("/etc/logrotate.d/")) && counts) {
                rotation += kept.settings;
                files += kept.file;
            }
        }
        rotation.removeDuplicates();
        if (!rotation.isEmpty())
            facts.add(start + QStringLiteral(".rotation"), QJsonArray::fromStringList(rotation),
                files.join(QStringLiteral(", ")));
    }

    QStringList journal;
    QStringList files;
    for (const auto &kept : survey.retention) {
        // What the relay says below this level never reaches the journal.
        if (kept.file.startsWith(QLatin1String("/etc/systemd/system/coturn.service.d/")) && !kept.settings.isEmpty())
            facts.text(
                "logs.coturn.level", kept.settings.last().section(u'=', 1), "/etc/systemd/system/coturn.service.d");
        if (kept.file.startsWith(QLatin1String("/etc/systemd/journald"))) {
            journal += kept.settings;
            files += kept.file;
        }
    }
    if (!journal.isEmpty())
        facts.add(QStringLiteral("logs.journal.retention"), QJsonArray::fromStringList(journal),
            files.join(QStringLiteral(", ")));
}

} // namespace

Facts factsOf(const Survey &survey)
{
    Gatherer facts(survey);
    machine(survey, facts);
    versions(survey, facts);
    network(survey, facts);
    access(survey, facts);
    logs(survey, facts);
    return facts.facts();
}

} // namespace meethouse
