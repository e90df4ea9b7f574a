#include "base/cleaned.h"
#include "server/parse.h"

#include <QCryptographicHash>
#include <QMap>

namespace meethouse
{

namespace
{

void readUnits(const Sections &sections, Survey::Systemd &systemd)
{
    Survey::Unit unit;
    auto lines = sections.lines("systemd");
    lines += QStringLiteral("unit"); // ends the last one
    for (const QString &line : lines) {
        if (!line.startsWith(QLatin1String("unit")))
            continue;
        const auto content = line.mid(5);
        const auto value = content.section(u'=', 1);
        if (content.isEmpty()) {
            if (!unit.name.isEmpty() && unit.load != QLatin1String("not-found"))
                systemd.units.append(unit);
            unit = {};
        } else if (content.startsWith(QLatin1String("Id="))) {
            unit.name = value;
        } else if (content.startsWith(QLatin1String("LoadState="))) {
            unit.load = value;
        } else if (content.startsWith(QLatin1String("ActiveState="))) {
            unit.active = value;
        } else if (content.startsWith(QLatin1String("UnitFileState="))) {
            unit.enabled = value;
        }
    }
}

void readFirewall(const Sections &sections, Survey &survey)
{
    auto &firewall = survey.firewall;
    bool dockerChains = false;
    const auto lines = sections.after("firewall", "nft");
    for (const QString &line : lines) {
        const auto words = line.split(u' ', Qt::SkipEmptyParts);
        if (words.value(0) == QLatin1String("table"))
            firewall.tables += QString(words.value(1) % u' ' % words.value(2));
        else if (words.value(0) == QLatin1String("chain"))
            dockerChains = dockerChains || words.value(1).startsWith(QLatin1String("DOCKER"));
        else if (line.contains(QLatin1String("hook input")))
            firewall.filtersInput = true;
    }
    firewall.legacyIptables = !sections.after("firewall", "legacy").isEmpty();
    for (const auto &unit : survey.systemd.units) {
        if (unit.name == QLatin1String("nftables.service"))
            firewall.nftUnit = unit.enabled == QLatin1String("enabled");
    }
    firewall.ufw = sections.after("firewall", "ufw").contains(QLatin1String("ENABLED=yes"));
    firewall.firewalld = survey.systemd.active(QStringLiteral("firewalld.service"));
    firewall.docker = dockerChains || survey.systemd.active(QStringLiteral("docker.service")) ||
                      sections.lines("firewall").contains(QLatin1String("docker"));
}

Survey::Known synchronized(const Sections &sections, const Survey &survey)
{
    if (!sections.first("clock-synchronized").isEmpty())
        return Survey::Known::Yes;
    // These know, but asking them would wake a service. A container has its host's clock.
    const auto &systemd = survey.systemd;
    if (!systemd.running || survey.container || systemd.active(QStringLiteral("chrony.service")) ||
        systemd.active(QStringLiteral("ntpsec.service")))
        return Survey::Known::Unknown;
    return Survey::Known::No;
}

} // namespace

void readServices(const Sections &sections, Survey &survey)
{
    survey.systemd.state = sections.after("systemd", "state").value(0);
    survey.systemd.running = !survey.systemd.state.isEmpty() && survey.systemd.state != QLatin1String("offline");
    const auto failed = sections.after("systemd", "failed");
    for (const QString &line : failed)
        survey.systemd.failed += line.section(u' ', 0, 0);
    readUnits(sections, survey.systemd);
    readFirewall(sections, survey);
    survey.clockSynchronized = synchronized(sections, survey);

    survey.sites.nginx = sections.after("sites", "nginx");
    survey.sites.apache = sections.after("sites", "apache");
    survey.sites.prosody = sections.after("sites", "prosody");
    survey.sites.jitsi = sections.after("sites", "jitsi");
    survey.sites.acmeSh = sections.lines("sites").contains(QLatin1String("acmesh"));
}

void readAccess(const Sections &sections, Survey &survey)
{
    const auto accounts = sections.raw("accounts");
    for (const QByteArray &line : accounts) {
        const auto fields = line.split('\t');
        if (fields.size() == 4)
            survey.accounts.append(
                {cleanedLine(fields.at(0)), cleanedLine(fields.at(2)), fields.at(1).toInt(), fields.at(3) == "yes"});
    }

    const auto ports = sections.after("ssh", "port");
    for (const QString &port : ports)
        survey.ssh.ports.append(port.toInt());
    survey.ssh.rootLogin = sections.after("ssh", "permitrootlogin").value(0);
    // sshd's older word for the same.
    if (survey.ssh.rootLogin == QLatin1String("without-password"))
        survey.ssh.rootLogin = QStringLiteral("prohibit-password");
    const auto passwords = sections.after("ssh", "passwordauthentication").value(0);
    if (!passwords.isEmpty())
        survey.ssh.passwords = passwords == QLatin1String("yes") ? Survey::Known::Yes : Survey::Known::No;
    survey.ssh.allowed = sections.lines("ssh").filter(QStringLiteral("users ")) +
                         sections.lines("ssh").filter(QStringLiteral("groups "));

    const auto keys = sections.lines("host-keys");
    for (const QString &key : keys) {
        const auto blob = QByteArray::fromBase64(key.section(u' ', 1, 1).toLatin1());
        const auto hash =
            QCryptographicHash::hash(blob, QCryptographicHash::Sha256).toBase64(QByteArray::OmitTrailingEquals);
        if (!blob.isEmpty())
            survey.hostKeys.append(
                {key.section(u' ', 0, 0), QString(QStringLiteral("SHA256:") % QString::fromLatin1(hash))});
    }
}

void readLogs(const Sections &sections, Survey &survey)
{
    QMap<QString, Survey::LogDirectory> places;
    const auto files = sections.raw("logs");
    for (const QByteArray &line : files) {
        const auto fields = line.split('\t');
        if (fields.size() != 3)
            continue;
        const auto path = cleanedLine(fields.at(0));
        auto &place = places[path];
        place.path = path;
        ++place.files;
        place.bytes += qMax<qint64>(0, fields.at(1).toLongLong());
        const auto time = timeOf(QString::fromLatin1(fields.at(2)));
        if (time.isValid() && (!place.oldest.isValid() || time < place.oldest))
            place.oldest = time;
    }
    survey.logs = places.values();

    QMap<QString, Survey::Retention> kept;
    const auto lines = sections.lines("retention");
    for (const QString &line : lines) {
        const auto colon = line.indexOf(u':');
        if (colon < 1)
            continue;
        auto &one = kept[line.left(colon)];
        one.file = line.left(colon);
        one.settings += line.mid(colon + 1).simplified();
    }
    survey.retention = kept.values();
}

} // namespace meethouse
