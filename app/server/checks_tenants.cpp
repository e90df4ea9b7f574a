#include "server/checks.h"

#include <QLocale>

#include <algorithm>

namespace meethouse
{

namespace
{

QStringList installedAmong(const Survey::Apt &apt, std::initializer_list<const char *> starts)
{
    QStringList names;
    for (const auto &package : apt.packages) {
        const bool meant = std::any_of(starts.begin(), starts.end(),
            [&](const char *start) { return package.name.startsWith(QLatin1String(start)); });
        if (meant && package.installed())
            names += package.name;
    }
    return names;
}

QStringList leftAmong(const Survey::Apt &apt, std::initializer_list<const char *> starts)
{
    QStringList names;
    for (const auto &package : apt.packages) {
        const bool meant = std::any_of(starts.begin(), starts.end(),
            [&](const char *start) { return package.name.startsWith(QLatin1String(start)); });
        if (meant && package.state.mid(1, 1) == QLatin1String("c"))
            names += package.name;
    }
    return names;
}

QString freshServer()
{
    return Words::tr("Take a fresh server; what is on this one stays as it is.");
}

Check otherRun(const Situation &situation)
{
    Answer answer("other-run", Words::tr("Only one installation can work on a server at a time."));
    const auto &ours = situation.survey.ours;
    if (!ours.running)
        return answer.ok(Words::tr("Nobody else is working on this server with this program."));
    const auto since = QLocale().toString(ours.runningSince.toLocalTime(), QLocale::ShortFormat);
    return answer.warn(Words::tr("A run of this program goes on at the server since %1, started by %2.")
                           .arg(since, ours.runningBy.isEmpty() ? Words::tr("somebody") : ours.runningBy),
        Words::tr("Follow it with “meethouse follow”, or wait until it has ended."));
}

// Ours stays ours when its settings were never written: a first run may have been cut off.
Check ourJitsi(Answer &answer, const Situation &situation)
{
    const auto &survey = situation.survey;
    const auto kept = survey.ours.domain();
    auto domains = survey.sites.jitsi;
    if (!kept.isEmpty() && !domains.contains(kept))
        domains += kept;
    domains.removeAll(situation.settings.domain);
    if (!domains.isEmpty())
        return answer.fail(Words::tr("This server already holds the meetings of %1.").arg(enumeration(domains)),
            Words::tr("Use that name in the settings, or take the old installation off with “meethouse undo” first."));
    if (survey.ours.lastState == QLatin1String("done"))
        return answer.ok(Words::tr("This program has set up Jitsi Meet on this server before."));
    return answer.ok(Words::tr("This program has begun to set up Jitsi Meet on this server, and can go on."));
}

Check otherJitsi(const Situation &situation)
{
    Answer answer("other-jitsi",
        Words::tr("A Jitsi Meet of someone else's making would be changed in ways that could not be taken back."));
    const auto &survey = situation.survey;
    if (survey.ours.present)
        return ourJitsi(answer, situation);
    const auto installed = installedAmong(survey.apt, {"jitsi-", "jicofo", "jigasi", "jibri"});
    if (!installed.isEmpty())
        return answer.fail(Words::tr("There is a Jitsi Meet on this server that this program did not set up (%1).")
                               .arg(enumeration(installed)),
            freshServer());
    const auto left = leftAmong(survey.apt, {"jitsi-", "jicofo", "jigasi", "jibri"});
    if (!left.isEmpty() || !survey.sites.jitsi.isEmpty())
        return answer.fail(Words::tr("Configuration of a former Jitsi Meet is left on this server (%1).")
                               .arg(enumeration(left + survey.sites.jitsi)),
            Words::tr("Remove it with “apt-get purge” and the names of the packages, delete /etc/jitsi, or take a "
                      "fresh server."));
    if (!survey.apt.debconfDomain.isEmpty())
        return answer.warn(Words::tr("The server remembers a former Jitsi Meet for %1.").arg(survey.apt.debconfDomain),
            Words::tr("Nothing: the old answers are replaced."));
    return answer.ok(Words::tr("There is no other Jitsi Meet on this server."));
}

Check otherChatServer(const Situation &situation)
{
    Answer answer("other-chat-server",
        Words::tr(
            "Sign-in and passwords are kept by the chat server Prosody, which cannot share its place with another."));
    const auto &survey = situation.survey;
    auto others = installedAmong(survey.apt, {"ejabberd", "matrix-synapse"});
    if (!survey.ours.present && survey.sites.jitsi.isEmpty())
        others += installedAmong(survey.apt, {"prosody"});
    if (others.isEmpty())
        return answer.ok(Words::tr("There is no other chat server on this server."));
    return answer.failWaivable(
        Words::tr("There is a chat server on this server already (%1).").arg(enumeration(others)), freshServer());
}

Check otherWebServer(const Situation &situation)
{
    Answer answer("other-web-server",
        Words::tr("Meetings are reached through the web server nginx, which needs the web's ports for itself."));
    const auto &survey = situation.survey;
    const auto panels = installedAmong(survey.apt, {"psa", "plesk", "ispconfig", "webmin", "usermin", "cyberpanel",
                                                       "hestia", "virtualmin", "bigbluebutton", "bbb-"});
    if (!panels.isEmpty())
        return answer.fail(
            Words::tr("The server is managed by another program (%1), which writes its web server's files itself.")
                .arg(enumeration(panels)),
            freshServer());
    const auto others =
        installedAmong(survey.apt, {"apache2", "caddy", "lighttpd", "haproxy", "varnish", "traefik", "openresty"});
    // The packages of apache2 are many, and ab(1) comes without a server.
    const bool only = std::all_of(others.begin(), others.end(), [](const QString &name) {
        return name == QLatin1String("apache2-utils") || name == QLatin1String("apache2-data");
    });
    if (!only)
        return answer.fail(Words::tr("There is another web server on this server (%1).").arg(enumeration(others)),
            Words::tr("Remove it with “apt-get purge” if it is not needed, or take a fresh server."));
    if (survey.ours.present)
        return answer.ok(Words::tr("There is no other web server on this server."));
    auto sites = survey.sites.nginx;
    sites.removeAll(QStringLiteral("default"));
    if (survey.apt.installed(QStringLiteral("nginx")) && !sites.isEmpty())
        return answer.failWaivable(
            Words::tr("The web server nginx serves other sites here (%1).").arg(enumeration(sites)),
            Words::tr("Take a fresh server, or make sure that these sites may share it with the meetings."));
    return answer.ok(Words::tr("There is no other web server on this server."));
}

struct Port {
    bool udp;
    quint16 number;
    bool turn; // only used when the server relays for guests behind strict firewalls
    const char *unit;
    const char *programs; // as the kernel names them, between blanks
};

const Port usedPorts[] = {
    {false, 80, false, "nginx.service", " nginx "},
    {false, 443, false, "nginx.service", " nginx "},
    {true, 10000, false, "jitsi-videobridge2.service", " java "},
    {false, 5222, false, "prosody.service", " prosody lua lua5.4 "},
    {false, 5280, false, "prosody.service", " prosody lua lua5.4 "},
    {false, 3478, true, "coturn.service", " turnserver "},
    {true, 3478, true, "coturn.service", " turnserver "},
    {false, 5349, true, "coturn.service", " turnserver "},
    {false, 8080, false, "jitsi-videobridge2.service", " java "},
    {false, 8888, false, "jicofo.service", " java "},
};

bool belongs(const Port &port, const Survey::Socket &socket, const Survey &survey)
{
    // A plain nginx from the hosting company's image is taken over; whether it serves others is another check's matter.
    const bool mayBe = survey.ours.present || qstrcmp(port.programs, " nginx ") == 0;
    if (!mayBe)
        return false;
    if (socket.unit.isEmpty())
        return QLatin1String(port.programs).contains(QString(u' ' % socket.program % u' '));
    return socket.unit == QLatin1String(port.unit);
}

Check ports(const Situation &situation)
{
    Answer answer("ports", Words::tr("Each service needs its own door, and a door can be held by one program only."));
    const auto &survey = situation.survey;
    QStringList held;
    for (const auto &socket : survey.sockets) {
        for (const Port &port : usedPorts) {
            if (port.number != socket.port || port.udp != socket.udp || (port.turn && !situation.settings.server.turn))
                continue;
            if (belongs(port, socket, survey))
                continue;
            const auto door =
                QString(QString::number(port.number) % (port.udp ? QLatin1String("/udp") : QLatin1String("/tcp")));
            const auto who = socket.program.isEmpty() ? Words::tr("an unknown program") : socket.program;
            const auto text = Words::tr("%1 by %2", "a network port, and the program that holds it").arg(door, who);
            if (!held.contains(text))
                held += text;
        }
    }
    if (held.isEmpty())
        return answer.ok(Words::tr("The ports that are needed are free."));
    return answer.fail(Words::tr("Network ports that are needed are taken: %1.").arg(enumeration(held)),
        Words::tr("Remove the programs that hold them if they are not needed, or take a fresh server."));
}

// What listens only to find or be found in the local network, or to get an address; and Docker, which leads what comes
// for its containers past our rules.
constexpr auto neighbourly =
    " systemd-resolve systemd-network systemd-timesyn dhclient dhcpcd chronyd ntpd avahi-daemon "
    "rpcbind docker-proxy ";

bool isSsh(const Survey::Socket &socket, const Survey &survey)
{
    return socket.program == QLatin1String("sshd") || survey.ssh.ports.contains(socket.port);
}

// What our firewall would shut although somebody may come for it.
QStringList doorsToShut(const Survey &survey)
{
    QStringList doors;
    for (const auto &socket : survey.sockets) {
        const bool used = std::any_of(std::begin(usedPorts), std::end(usedPorts), [&](const Port &port) {
            return (port.number == socket.port && port.udp == socket.udp) || socket.unit == QLatin1String(port.unit);
        });
        if (used || socket.loopback() || isSsh(socket, survey) || socket.program.isEmpty() ||
            QLatin1String(neighbourly).contains(QString(u' ' % socket.program % u' ')))
            continue;
        const auto door = Words::tr("%1 by %2", "a network port, and the program that holds it")
                              .arg(QString(QString::number(socket.port) %
                                           (socket.udp ? QLatin1String("/udp") : QLatin1String("/tcp"))),
                                  socket.program);
        if (!doors.contains(door))
            doors += door;
    }
    return doors;
}

// Where SSH answers now, and will not after its next start: our firewall lets in what its settings say.
QStringList movedSshPorts(const Survey &survey)
{
    QStringList moved;
    for (const auto &socket : survey.sockets) {
        const auto port = QString::number(socket.port);
        if (socket.program == QLatin1String("sshd") && !socket.loopback() && !survey.ssh.ports.isEmpty() &&
            !survey.ssh.ports.contains(socket.port) && !moved.contains(port))
            moved += port;
    }
    return moved;
}

Check firewall(const Situation &situation)
{
    Answer answer(
        "firewall", Words::tr("Guests reach a meeting through a few network ports, and nothing else need be open."));
    const auto &firewall = situation.survey.firewall;
    const auto open = situation.settings.server.turn ? QStringLiteral("80/tcp, 443/tcp, 10000/udp, 3478/udp, 5349/tcp")
                                                     : QStringLiteral("80/tcp, 443/tcp, 10000/udp");
    const auto todo = Words::tr("See to it that it lets in %1.").arg(open);
    const bool oursComes = situation.settings.server.firewall;
    if (firewall.ufw && oursComes)
        return answer.ok(
            Words::tr("The firewall ufw is at work on this server; the doors for meetings are added to it."));
    if (firewall.ufw)
        return answer.warn(Words::tr("The firewall ufw is at work on this server."), todo);
    if (firewall.firewalld && oursComes)
        return answer.fail(
            Words::tr("The firewall firewalld is at work on this server, and ours beside it would be one too many."),
            Words::tr("Set “server.firewall” to false and see to it that firewalld lets in %1, or remove firewalld.")
                .arg(open));
    if (firewall.firewalld)
        return answer.warn(Words::tr("The firewall firewalld is at work on this server."), todo);
    if (const auto moved = movedSshPorts(situation.survey); oursComes && !moved.isEmpty())
        return answer.warn(
            Words::tr("SSH answers at port %1, which its settings no longer name.").arg(enumeration(moved)),
            Words::tr("The firewall will let in what the settings of SSH name: restart SSH and sign in at the new port "
                      "first."));
    if (const auto doors = doorsToShut(situation.survey); oursComes && !doors.isEmpty())
        return answer.warn(
            Words::tr("The firewall will shut network ports that are in use: %1.").arg(enumeration(doors)),
            Words::tr(
                "If somebody outside needs them, set “server.firewall” to false and see to a firewall yourself."));
    if (firewall.docker)
        return answer.warn(Words::tr("Docker is at work on this server and writes firewall rules of its own."), todo);
    if (!situation.survey.ours.present && (firewall.filtersInput || firewall.legacyIptables))
        return answer.warn(Words::tr("There are firewall rules on this server already."), todo);
    return answer.ok(Words::tr("No other firewall stands in the way on the server itself."));
}

} // namespace

QList<CheckFunction> tenantChecks()
{
    return {otherRun, otherJitsi, otherChatServer, otherWebServer, ports, firewall};
}

} // namespace meethouse
