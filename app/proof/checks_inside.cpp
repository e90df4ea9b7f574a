#include "proof/checks.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProofInside)
};

// The bridge's own first look at itself comes a minute after Java has brought it up; as inside.sh has it.
constexpr qint64 firstBridgeCheck = 70;

QString deployAgain()
{
    return Words::tr("Run “meethouse deploy” again, it puts right what is missing.");
}

QString lookAtLog(const QString &unit)
{
    return Words::tr(
        "Sign in to the server and look at what “journalctl -u %1” says, or start it again with “systemctl "
        "restart %1”.")
        .arg(unit);
}

void services(const Inside &inside, const Settings &settings, Findings &findings)
{
    QStringList needed = {QStringLiteral("nginx.service"), QStringLiteral("prosody.service"),
        QStringLiteral("jicofo.service"), QStringLiteral("jitsi-videobridge2.service")};
    if (settings.server.turn)
        needed.append(QStringLiteral("coturn.service"));
    QStringList down;
    for (const QString &unit : needed)
        if (inside.units.value(unit).state != QStringLiteral("active"))
            down.append(unit.section(u'.', 0, 0));
    if (down.isEmpty())
        findings.ok("services", Words::tr("All programs that meetings need are running."));
    else
        findings.fail("services", Words::tr("Not running: %1.").arg(down.join(QStringLiteral(", "))),
            Words::tr("Without them there are no meetings."), lookAtLog(down.first()));
}

void packages(const Inside &inside, const Settings &settings, Findings &findings)
{
    QStringList needed = {QStringLiteral("jitsi-meet"), QStringLiteral("jitsi-meet-web"),
        QStringLiteral("jitsi-meet-web-config"), QStringLiteral("jitsi-meet-prosody"),
        QStringLiteral("jitsi-videobridge2"), QStringLiteral("jicofo"), QStringLiteral("prosody"),
        QStringLiteral("nginx")};
    if (settings.server.turn)
        needed.append(QStringLiteral("jitsi-meet-turnserver"));
    QStringList wrong;
    for (const QString &name : needed)
        if (inside.packages.value(name).state.mid(1, 1) != QStringLiteral("i"))
            wrong.append(name);
    for (auto it = inside.packages.begin(); it != inside.packages.end(); ++it)
        if (it->state.mid(1, 1) == QStringLiteral("i"))
            findings.fact(
                QByteArray("versions." + it.key().toLatin1()).constData(), it->version, QStringLiteral("dpkg-query"));
    if (wrong.isEmpty())
        findings.ok("packages", Words::tr("Jitsi Meet %1 is installed, with all its parts.")
                                    .arg(inside.packages.value(QStringLiteral("jitsi-meet")).version));
    else
        findings.fail("packages", Words::tr("Not wholly installed: %1.").arg(wrong.join(QStringLiteral(", "))),
            Words::tr("An installation or an update may have been broken off."), deployAgain());
}

void webServer(const Inside &inside, Findings &findings)
{
    if (inside.nginxTested && inside.nginxTest.isEmpty())
        findings.ok("web-server", Words::tr("The web server accepts its configuration."));
    else
        findings.fail("web-server",
            Words::tr("The web server nginx does not accept its configuration: %1").arg(inside.nginxTest),
            Words::tr("It goes on with the old one, but after the next restart no page would open."), deployAgain());
}

void inForce(const Inside &inside, Findings &findings)
{
    if (inside.stale.isEmpty()) {
        findings.ok("settings-in-force", Words::tr("Every program was started after its settings were last changed."));
        return;
    }
    const Inside::Stale &first = inside.stale.first();
    const QString unit = first.unit.section(u'.', 0, 0);
    findings.fail("settings-in-force",
        Words::tr("%1 still works with old settings: %2 was changed after it was started.").arg(unit, first.file),
        Words::tr("What a file says counts only once the program has read it."),
        Words::tr("Restart it on the server with “systemctl restart %1”; running meetings are interrupted.").arg(unit));
}

void innerPorts(const Inside &inside, Findings &findings)
{
    if (inside.openPorts.isEmpty() && !inside.loopbackPorts.isEmpty()) {
        findings.ok("inner-ports",
            Words::tr("The chat server, the meeting focus and the bridge listen for the server itself only."));
        return;
    }
    if (inside.openPorts.isEmpty()) {
        findings.fail("inner-ports", Words::tr("None of the programs behind the web page listens."),
            Words::tr("Without them there are no meetings."), lookAtLog(QStringLiteral("prosody")));
        return;
    }
    QStringList ports;
    for (const int port : inside.openPorts)
        ports.append(QString::number(port));
    findings.fail("inner-ports",
        Words::tr("Programs that only the server itself should reach listen to everybody: port %1.")
            .arg(ports.join(QStringLiteral(", "))),
        Words::tr("They are doors beside the one that is guarded."), deployAgain());
}

void authority(const Inside &inside, Findings &findings)
{
    const QString evidence = QStringLiteral("jicofo: /debug, auth_authority");
    if (inside.authority.isEmpty()) {
        findings.fail("host-authority", Words::tr("The meeting focus jicofo gives no answer."),
            Words::tr("It decides who may open a meeting, so none can be opened."),
            lookAtLog(QStringLiteral("jicofo")));
    } else if (inside.authority == QStringLiteral("XMPPDomainAuthAuthority")) {
        findings.ok("host-authority", Words::tr("The meeting focus opens meetings for signed-in hosts only."));
        findings.fact("meetings.hostSignIn", true, evidence);
    } else {
        findings.fail("host-authority", Words::tr("The meeting focus lets anybody open a meeting."),
            Words::tr("jicofo runs without the settings that ask for a host."), deployAgain());
        findings.fact("meetings.hostSignIn", false, evidence);
    }
}

void bridge(const Inside &inside, Findings &findings)
{
    // Only who does not wait for it meets it so: a run that has just ended started it anew.
    const bool young = !inside.waited && inside.bridgeAge >= 0 && inside.bridgeAge < firstBridgeCheck;
    if (inside.bridgeStatus == 200 && inside.bridgeAge >= firstBridgeCheck)
        findings.ok("bridge-health", Words::tr("The videobridge has checked itself and is well."));
    else if (inside.bridgeStatus == 200 || (young && inside.bridgeStatus == 0))
        findings.warn("bridge-health",
            Words::tr("The videobridge was started %1 seconds ago and has not checked itself yet.")
                .arg(inside.bridgeAge),
            Words::tr("It does so a minute after its start; until then it calls itself well in any case."),
            Words::tr("Ask again in a minute."));
    else
        findings.fail("bridge-health",
            inside.bridgeStatus > 0 ? Words::tr("The videobridge says that it is not well.")
                                    : Words::tr("The videobridge gives no answer."),
            Words::tr("Often it does not find a public address of its own, or memory is short; without it nobody sees "
                      "or hears anybody."),
            lookAtLog(QStringLiteral("jitsi-videobridge2")));

    if (inside.operationalBridges >= 1)
        findings.ok("bridge-known", Words::tr("The meeting focus knows a videobridge that it can use."));
    else if (young && inside.bridges == 0)
        findings.warn("bridge-known", Words::tr("The meeting focus does not know the videobridge yet."),
            Words::tr("The videobridge was started %1 seconds ago and has not signed in to the chat server yet.")
                .arg(inside.bridgeAge),
            Words::tr("Ask again in a minute."));
    else
        findings.fail("bridge-known", Words::tr("The meeting focus has no videobridge that it can use."),
            inside.bridges >= 1 ? Words::tr("It knows one, but that one does not pass its checks.")
                                : Words::tr("No bridge has signed in to the chat server."),
            lookAtLog(QStringLiteral("jitsi-videobridge2")));
}

void addressFinding(const Inside &inside, Findings &findings)
{
    if (inside.bridgeAsksStun == Inside::Known::No)
        findings.ok("no-foreign-stun", Words::tr("The videobridge asks nobody else for this server's address."));
    else
        findings.fail("no-foreign-stun",
            Words::tr("The videobridge asks a server of the Jitsi project for this server's address."),
            Words::tr("That server then knows of this one, and is needed for it to start."), deployAgain());
}

void memory(const Inside &inside, Findings &findings)
{
    for (auto it = inside.heaps.begin(); it != inside.heaps.end(); ++it) {
        if (it->running == it->wanted && it->wanted != QStringLiteral("?"))
            continue;
        if (it->running == QStringLiteral("?")) {
            findings.check("memory-limits", Check::State::Unknown,
                Words::tr("How much memory the %1 may take could not be found out.").arg(it.key()),
                Words::tr("It does not run."),
                lookAtLog(it.key() == QStringLiteral("bridge") ? QStringLiteral("jitsi-videobridge2") : it.key()));
            return;
        }
        findings.warn("memory-limits",
            Words::tr("The %1 may take %2 of memory, and should take at most %3.")
                .arg(it.key(), it->running, it->wanted),
            Words::tr("A program that takes more than there is would be ended in the middle of a meeting."),
            deployAgain());
        return;
    }
    findings.ok("memory-limits", Words::tr("The two large programs take no more memory than this server can spare."));
}

} // namespace

void checkInside(const Inside &inside, const Settings &settings, Findings &findings)
{
    services(inside, settings, findings);
    packages(inside, settings, findings);
    webServer(inside, findings);
    inForce(inside, findings);
    innerPorts(inside, findings);
    authority(inside, findings);
    addressFinding(inside, findings);
    memory(inside, findings);
    checkKept(inside, settings, findings);
    checkUpkeep(inside, settings, findings);
    tellInside(inside, findings);
    bridge(inside, findings);
}

} // namespace meethouse
