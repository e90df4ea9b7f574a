#include "proof/checks.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProofUpkeep)
};

QString deployAgain()
{
    return Words::tr("Run “meethouse deploy” again, it puts right what is missing.");
}

void oldLogs(const Inside &inside, const Settings &settings, Findings &findings)
{
    const int wanted = settings.privacy.participantLogDays;
    if (inside.logDays != wanted)
        findings.fail("logs-age",
            Words::tr("Nothing sees to it that logs about participants are deleted after %n day(s).", nullptr, wanted),
            Words::tr("The rules for it are missing, are not those of your settings, or are not followed."),
            deployAgain());
    else if (!inside.overdueLogs.isEmpty())
        findings.fail("logs-age",
            Words::tr("A log is still there that should have been deleted: %1.").arg(inside.overdueLogs.first()),
            Words::tr("The daily job that deletes old logs did not run, or could not delete it."),
            Words::tr("Sign in to the server and look at what “systemctl status logrotate” says."));
    else if (inside.relayTalks == Inside::Known::Yes)
        findings.fail("logs-age", Words::tr("The relay writes participants' addresses into the system's journal."),
            Words::tr("The journal is kept for longer than your settings allow logs about participants."),
            deployAgain());
    else
        findings.ok("logs-age", Words::tr("Logs about participants are deleted after %n day(s).", nullptr, wanted));
}

// What the settings do not want is nobody's promise, so it is not judged.
void firewall(const Inside &inside, const Settings &settings, Findings &findings)
{
    if (!settings.server.firewall)
        return;
    if (inside.firewall == QStringLiteral("ours") || inside.firewall == QStringLiteral("ufw"))
        findings.ok("firewall-on", Words::tr("A firewall shuts every door that meetings do not need."));
    else
        findings.fail("firewall-on", Words::tr("The firewall is not in force."),
            Words::tr("The server takes it back by itself when nobody confirms that he still comes in; or somebody "
                      "switched it off."),
            deployAgain());
}

void updates(const Inside &inside, const Settings &settings, Findings &findings)
{
    if (settings.server.automaticUpdates != Settings::Updates::Security)
        return;
    if (inside.updates == Inside::Known::Yes)
        findings.ok(
            "updates-on", Words::tr("Security updates are installed by themselves, between %1 of the server's clock.")
                              .arg(settings.server.updateWindow));
    else
        findings.fail("updates-on", Words::tr("Security updates are not installed by themselves."),
            Words::tr("Their job was switched off, or its program was removed."), deployAgain());
}

} // namespace

void checkUpkeep(const Inside &inside, const Settings &settings, Findings &findings)
{
    oldLogs(inside, settings, findings);
    firewall(inside, settings, findings);
    updates(inside, settings, findings);
}

} // namespace meethouse
