#include "deployment/keys.h"

#include "base/resource.h"
#include "deployment/trial.h"
#include "ssh/key_pair.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Keys)
};

Result<std::unique_ptr<Connection>> signInByKey(const Login &login, Prompter &prompter, std::stop_token stop)
{
    Login byKey = login.clone();
    // What sudo may want stays known; the sign-in itself has nothing but the key.
    if (byKey.sudoPassword.isEmpty())
        byKey.sudoPassword = std::move(byKey.password);
    byKey.password = Secret();
    return Connection::open(std::move(byKey), prompter, std::move(stop));
}

// What the server offers somebody who has nothing to show.
Result<QStringList> offeredWays(const Login &login, std::stop_token stop)
{
    Login nothing;
    nothing.address = login.address;
    nothing.knownHostsFile = login.knownHostsFile;
    nothing.nameServer = login.nameServer;
    nothing.useAgent = false;
    NobodyToAsk nobody;
    const auto opened = Connection::open(std::move(nothing), nobody, std::move(stop));
    if (opened)
        return QStringList{QStringLiteral("none")};
    if (opened.error().kind != ErrorKind::SignIn)
        return failure(opened.error());
    QStringList ways;
    for (const auto way : opened.error().data.value(QStringLiteral("offered")).toArray())
        ways.append(way.toString());
    return ways;
}

Plan planPasswordsOff()
{
    Step step;
    step.id = QStringLiteral("passwords-off");
    step.title = Texts::tr("Let people in by their keys alone");
    step.why = Texts::tr("Passwords can be guessed, and strangers try thousands of them every day.");
    step.script = resource(QStringLiteral("server/steps/passwords-off.sh"));
    Plan plan;
    plan.steps.append(step);
    const auto conf = QStringLiteral("passwords-off.conf");
    plan.files.append({conf, resource(QStringLiteral("server/ssh/") + conf)});
    return plan;
}

} // namespace

Result<InstalledKey> installKey(
    Connection &connection, const Login &login, const QString &comment, Prompter &prompter, std::stop_token stop)
{
    const auto line = publicKeyLine(login.identityFile, login.keyPassphrase);
    if (!line)
        return failure(line.error());
    RemoteCommand command;
    command.line = resource(QStringLiteral("server/ssh/authorize.sh"));
    command.input = *line + '\n' + comment.toUtf8().simplified() + '\n';
    command.asRoot = false;
    const auto outcome = connection.run(std::move(command), stop);
    if (!outcome)
        return failure(outcome.error());
    const auto said = outcome->output.trimmed();
    if (outcome->exitCode != 0 || (said != "added" && said != "there")) {
        return failure({ErrorKind::Failed, Texts::tr("The key could not be stored on the server."),
            Texts::tr("%1 may not write into the folder .ssh there, or the disk is full.").arg(login.address.user),
            Texts::tr("Look at the detail, then start again."), QString::fromUtf8(outcome->errors.left(2000))});
    }

    auto byKey = signInByKey(login, prompter, stop);
    if (!byKey) {
        auto error = byKey.error();
        if (error.kind == ErrorKind::SignIn) {
            error.what = Texts::tr("The key lies on the server now, but the server does not let it in.");
            error.todo = Texts::tr("Look in the SSH server's settings there (PubkeyAuthentication, AuthorizedKeysFile, "
                                   "AllowUsers), or go on with the password.");
        }
        return failure(error);
    }
    InstalledKey installed;
    installed.fingerprint = fingerprintOf(*line);
    installed.wasThere = said == "there";
    installed.connection = std::move(*byKey);
    return installed;
}

Result<RunEnd> switchPasswordsOff(Connection &byKey, const Login &login, Prompter &prompter, const QString &by,
    const RunObserver &observer, std::stop_token stop)
{
    auto end = carryOut(byKey, planPasswordsOff(), by, observer, stop);
    if (!end || end->state == RunEnd::State::Failed || end->state == RunEnd::State::Cancelled)
        return end;
    const auto ways = offeredWays(login, stop);
    if (!ways)
        return failure(ways.error());
    for (const char *way : {"password", "keyboard-interactive"}) {
        if (ways->contains(QLatin1String(way)))
            return failure({ErrorKind::CheckFailed, Texts::tr("The server still lets people in by passwords."),
                Texts::tr("Its SSH settings say so somewhere else, or it has not read them again."),
                Texts::tr("The change is taken back within three minutes. Ask whoever set the server up.")});
    }
    const auto again = signInByKey(login, prompter, stop);
    if (!again)
        return failure(again.error());
    if (const auto confirmed = confirmTrials(**again, stop); !confirmed)
        return failure(confirmed.error());
    return end;
}

} // namespace meethouse
