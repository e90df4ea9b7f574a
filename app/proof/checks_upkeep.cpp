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

} // namespace

void checkUpkeep(const Inside &inside, const Settings &settings, Findings &findings)
{
    oldLogs(inside, settings, findings);
}

} // namespace meethouse
