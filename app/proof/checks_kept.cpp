#include "proof/checks.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProofKept)
};

QString deployAgain()
{
    return Words::tr("Run “meethouse deploy” again, it puts right what is missing.");
}

void secrets(const Inside &inside, Findings &findings)
{
    if (inside.secretsLeft.isEmpty())
        findings.ok("secrets-gone", Words::tr("No password of the setup lies about on the server."));
    else
        findings.warn("secrets-gone",
            Words::tr("A file with a password of the setup is still there: %1.").arg(inside.secretsLeft.first()),
            Words::tr("A run may be going on just now, or was broken off; only root can read the file, and a restart "
                      "of the server deletes it."),
            Words::tr("Let the run come to its end, or run “meethouse deploy” again."));
}

void accounts(const Inside &inside, Findings &findings)
{
    const bool hashed = inside.passwordStore == QStringLiteral("internal_hashed");
    if (!inside.passwordStore.isEmpty()) {
        const QString evidence = QStringLiteral("Prosody: authentication");
        findings.fact("hosts.passwordStore", inside.passwordStore, evidence);
        findings.fact("hosts.passwordHashed", hashed && inside.readableAccounts <= 0, evidence);
    }
    if (inside.accounts >= 0)
        findings.fact("hosts.accounts", inside.accounts, QStringLiteral("/var/lib/prosody"));
    if (hashed && inside.readableAccounts <= 0)
        findings.ok("passwords-hashed", Words::tr("Hosts' passwords are kept so that nobody can read them."));
    else
        findings.fail("passwords-hashed", Words::tr("Hosts' passwords are not kept as the setup wants it."),
            Words::tr("Whoever reads the server's files could read passwords."), deployAgain());
}

void meetings(const Inside &inside, const Settings &settings, Findings &findings)
{
    const QString wanted = settings.meetings.guestPassword == Settings::GuestPassword::Always
                               ? QStringLiteral("always")
                               : QStringLiteral("host-decides");
    const bool same = inside.prosodyIncludes == Inside::Known::Yes && inside.guestPassword == wanted &&
                      inside.endWithoutHostMinutes == settings.meetings.endWithoutHostMinutes;
    if (same)
        findings.ok("meeting-rules", Words::tr("The rules for rooms on the server are those of your settings."));
    else
        findings.fail("meeting-rules", Words::tr("The rules for rooms on the server are not those of your settings."),
            Words::tr("The chat server's file is missing, is not named by the stock one, or was changed by hand."),
            deployAgain());
    if (inside.prosodyIncludes == Inside::Known::Yes && !inside.guestPassword.isEmpty())
        findings.fact("meetings.guestPassword", inside.guestPassword, QStringLiteral("/etc/prosody/meethouse.cfg.lua"));
    if (!inside.roomsStorage.isEmpty())
        findings.fact("meetings.inMemory", inside.roomsStorage == QStringLiteral("memory"),
            QStringLiteral("Prosody: storage of conference.DOMAIN"));
}

// What the papers say about logs; whether their age is right is told by the survey's facts.
void logs(const Inside &inside, Findings &findings)
{
    QString standard = QStringLiteral("combined"); // nginx's own
    for (const Inside::AccessLog &log : inside.accessLogs)
        if (log.port == QStringLiteral("default"))
            standard = log.format;
    QStringList formats;
    QStringList whole; // ports whose log holds all
    for (const Inside::AccessLog &log : inside.accessLogs) {
        if (log.port == QStringLiteral("default"))
            continue;
        const QString format = log.format == QStringLiteral("inherited") ? standard : log.format;
        formats.append(format);
        if (format != QStringLiteral("meethouse") && format != QStringLiteral("off"))
            whole.append(log.port);
    }
    if (!formats.isEmpty()) {
        const QString evidence = QStringLiteral("nginx: access_log");
        const bool all = formats.count(QStringLiteral("off")) == formats.size();
        findings.fact("logs.webAddress",
            !whole.isEmpty() ? QStringLiteral("full")
            : all            ? QStringLiteral("none")
                             : QStringLiteral("shortened"),
            evidence);
        findings.fact("logs.webRooms", !whole.isEmpty(), evidence);
    }
    if (formats.isEmpty())
        findings.warn("web-log", Words::tr("What the web server writes down of its visitors could not be found out."),
            Words::tr("The configuration of its site is not where the packages put it."), deployAgain());
    else if (whole.isEmpty())
        findings.ok("web-log", Words::tr("The web server writes down neither whole addresses nor names of rooms."));
    else
        findings.warn("web-log",
            Words::tr("The web server writes down visitors' whole addresses and the names of rooms (at port %1).")
                .arg(whole.join(QStringLiteral(", "))),
            Words::tr("Who met whom can be read from its log, and the papers have to say so."), deployAgain());

    if (inside.logLevels.contains(QStringLiteral("jicofo")) && inside.logLevels.contains(QStringLiteral("bridge"))) {
        const auto quiet = [&inside](const char *name) {
            const QString level = inside.logLevels.value(QLatin1String(name));
            return level == QStringLiteral("WARNING") || level == QStringLiteral("SEVERE") ||
                   level == QStringLiteral("OFF");
        };
        findings.fact(
            "logs.meetingNames", !(quiet("jicofo") && quiet("bridge")), QStringLiteral("logging.properties: .level"));
    }
}

} // namespace

void checkKept(const Inside &inside, const Settings &settings, Findings &findings)
{
    meetings(inside, settings, findings);
    accounts(inside, findings);
    secrets(inside, findings);
    logs(inside, findings);
}

} // namespace meethouse
