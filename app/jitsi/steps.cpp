#include "jitsi/steps.h"

#include "base/resource.h"

#include <QCoreApplication>

#include <array>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(JitsiSteps)
};

struct Row {
    const char *id;
    const char *group;
    const char *title;
    const char *why;
    const char *values; // separated by blanks
    int seconds;
    const char *secret = "";
};

constexpr const char *packages = QT_TRANSLATE_NOOP("JitsiSteps", "Jitsi Meet and its certificate");
constexpr const char *who = QT_TRANSLATE_NOOP("JitsiSteps", "Who may do what");
constexpr const char *fit = QT_TRANSLATE_NOOP("JitsiSteps", "Fitted to this server");
constexpr const char *pages = QT_TRANSLATE_NOOP("JitsiSteps", "What hosts and guests see");
constexpr const char *logs = QT_TRANSLATE_NOOP("JitsiSteps", "What is written down, and for how long");
constexpr const char *safe = QT_TRANSLATE_NOOP("JitsiSteps", "Safe from then on");

constexpr std::array rows{
    Row{"jitsi-key", packages, QT_TRANSLATE_NOOP("JitsiSteps", "Fetch the key of Jitsi's packages"),
        QT_TRANSLATE_NOOP("JitsiSteps", "Only packages signed with the key that Meethouse knows are installed."),
        "JITSI_KEY_FINGERPRINT JITSI_KEY_URL", 3},
    Row{"jitsi-key-given", packages, QT_TRANSLATE_NOOP("JitsiSteps", "Store the key of Jitsi's packages"),
        QT_TRANSLATE_NOOP("JitsiSteps", "Only packages signed with the key that your settings name are installed."),
        "JITSI_KEY_SHA256", 1},
    Row{"jitsi-repository", packages, QT_TRANSLATE_NOOP("JitsiSteps", "Name the source of Jitsi's packages"),
        QT_TRANSLATE_NOOP("JitsiSteps", "The server then gets Jitsi and its updates from there."), "", 1},
    Row{"jitsi-packages", packages, QT_TRANSLATE_NOOP("JitsiSteps", "Install Jitsi Meet"),
        QT_TRANSLATE_NOOP("JitsiSteps",
            "The web server, the chat server Prosody, the meeting focus jicofo, the videobridge and the relay."),
        "DOMAIN FIREWALL TURN UPDATES", 60},
    Row{"certificate-letsencrypt", packages, QT_TRANSLATE_NOOP("JitsiSteps", "Get a certificate that browsers trust"),
        QT_TRANSLATE_NOOP("JitsiSteps", "Without it every browser warns, and the phone apps refuse. It renews itself."),
        "DOMAIN EMAIL ACME_DIRECTORY", 20},
    Row{"certificate-own", packages, QT_TRANSLATE_NOOP("JitsiSteps", "Show your own certificate"),
        QT_TRANSLATE_NOOP("JitsiSteps", "Browsers then see who you are. It does not renew itself."),
        "CERTIFICATE_SHA256 DOMAIN", 3, "certificate-key"},
    Row{"prosody-modules", who, QT_TRANSLATE_NOOP("JitsiSteps", "Install the rules for hosts, guests and rooms"),
        QT_TRANSLATE_NOOP(
            "JitsiSteps", "They lock a room before anyone is in it, and let hosts choose their own password."),
        "", 1},
    Row{"secure-domain", who, QT_TRANSLATE_NOOP("JitsiSteps", "Separate hosts from guests"),
        QT_TRANSLATE_NOOP("JitsiSteps", "Only a host who has signed in can open a meeting."), "DOMAIN", 1},
    Row{"jicofo", who, QT_TRANSLATE_NOOP("JitsiSteps", "Let only hosts open a meeting"),
        QT_TRANSLATE_NOOP("JitsiSteps", "jicofo asks Prosody who has signed in, and forgets it as your settings say."),
        "", 1},
    Row{"bridge", fit, QT_TRANSLATE_NOOP("JitsiSteps", "Keep the videobridge from asking strangers"),
        QT_TRANSLATE_NOOP("JitsiSteps", "It finds its public address on the server itself."), "", 1},
    Row{"relay", fit, QT_TRANSLATE_NOOP("JitsiSteps", "Tell the relay where guests reach it"),
        QT_TRANSLATE_NOOP("JitsiSteps",
            "Where a router puts a public address in place of the server's own, the relay cannot know it by itself."),
        "", 1},
    Row{"swap-file", fit, QT_TRANSLATE_NOOP("JitsiSteps", "Make a swap file"),
        QT_TRANSLATE_NOOP("JitsiSteps",
            "The server has little memory: where it runs out, the disk helps, and no service is ended in mid-meeting."),
        "SWAP_MEBIBYTES", 3},
    Row{"swap-file-off", fit, QT_TRANSLATE_NOOP("JitsiSteps", "Do without a swap file"),
        QT_TRANSLATE_NOOP("JitsiSteps", "Your settings want none from Meethouse, so one from an earlier run goes."), "",
        1},
    Row{"memory", fit, QT_TRANSLATE_NOOP("JitsiSteps", "Fit the memory to the server"),
        QT_TRANSLATE_NOOP("JitsiSteps", "A program that takes more than there is would be ended in mid-meeting."), "",
        1},
    Row{"web-client", pages, QT_TRANSLATE_NOOP("JitsiSteps", "Set up the meeting page"),
        QT_TRANSLATE_NOOP("JitsiSteps", "Guests come in as guests, and browsers ask nobody but this server."), "DOMAIN",
        1},
    Row{"account-page", pages, QT_TRANSLATE_NOOP("JitsiSteps", "Publish the page where hosts choose their password"),
        QT_TRANSLATE_NOOP("JitsiSteps", "A host opens a one-time link there; nobody else ever knows the password."), "",
        1},
    Row{"access-log", logs, QT_TRANSLATE_NOOP("JitsiSteps", "Shorten what the web server writes down"),
        QT_TRANSLATE_NOOP("JitsiSteps", "Whole addresses and the names of rooms do not belong in a log."), "DOMAIN", 1},
    Row{"logs", logs, QT_TRANSLATE_NOOP("JitsiSteps", "Delete old logs in time"),
        QT_TRANSLATE_NOOP(
            "JitsiSteps", "Lines about participants go after the days that your settings and papers promise."),
        "", 1},
    Row{"updates", safe, QT_TRANSLATE_NOOP("JitsiSteps", "Install security updates at night"),
        QT_TRANSLATE_NOOP("JitsiSteps",
            "Holes are closed by themselves, in the time that your settings name and never in mid-lesson."),
        "", 1},
    Row{"ready", safe, QT_TRANSLATE_NOOP("JitsiSteps", "Wait until everything answers"),
        QT_TRANSLATE_NOOP("JitsiSteps", "The services start again with their new settings and need a few seconds."),
        "DOMAIN", 5},
    Row{"firewall", safe, QT_TRANSLATE_NOOP("JitsiSteps", "Shut the doors that nobody needs"),
        QT_TRANSLATE_NOOP("JitsiSteps", "From outside only SSH and what meetings need can be reached. It is taken back "
                                        "by itself unless this computer still gets in."),
        "TURN", 1},
    Row{"firewall-off", safe, QT_TRANSLATE_NOOP("JitsiSteps", "Leave the firewall to you"),
        QT_TRANSLATE_NOOP("JitsiSteps", "Your settings want none from Meethouse, so one from an earlier run goes."), "",
        1},
};

} // namespace

Step jitsiStep(const QString &id)
{
    for (const auto &row : rows) {
        if (id != QLatin1String(row.id))
            continue;
        Step step;
        step.id = id;
        step.title = Texts::tr(row.title);
        step.why = Texts::tr(row.why);
        step.script = resource(QStringLiteral("server/steps/%1.sh").arg(id));
        step.values = QString::fromLatin1(row.values).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (*row.secret != '\0')
            step.secrets = {QString::fromLatin1(row.secret)};
        step.seconds = row.seconds;
        return step;
    }
    qFatal("There is no step %s.", qPrintable(id));
}

QString groupOf(const QString &id)
{
    for (const auto &row : rows) {
        if (id == QLatin1String(row.id))
            return Texts::tr(row.group);
    }
    return {};
}

} // namespace meethouse
