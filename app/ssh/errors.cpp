#include "ssh/errors.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace meethouse::errors
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Ssh)
};

Error made(ErrorKind kind, const char *reason, const QString &what, const QString &why, const QString &todo,
    const QString &detail = {})
{
    return {kind, what, why, todo, detail, {{QStringLiteral("reason"), QString::fromLatin1(reason)}}};
}

Error connection(
    const char *reason, const QString &what, const QString &why, const QString &todo, const QString &detail)
{
    return made(ErrorKind::Connection, reason, what, why, todo, detail);
}

Error signIn(
    const char *reason, const QString &what, const QString &why, const QString &todo, const QString &detail = {})
{
    return made(ErrorKind::SignIn, reason, what, why, todo, detail);
}

QString notReached(const ServerAddress &server)
{
    return Texts::tr("The server %1 could not be reached.").arg(server.host);
}

} // namespace

Error cancelled()
{
    return {ErrorKind::Cancelled, Texts::tr("Stopped, as you asked."), {}, Texts::tr("Start again whenever you like."),
        {}, {}};
}

Error refused(const ServerAddress &server, const QString &detail)
{
    return connection("refused", notReached(server),
        Texts::tr("A computer is there, but nothing answers on its port %1.").arg(server.port),
        Texts::tr("Check the port, and that SSH is switched on at your hosting company; a server that was just ordered "
                  "or restarted needs some minutes."),
        detail);
}

Error noAnswer(const ServerAddress &server, const QString &detail)
{
    return connection("noAnswer", notReached(server),
        Texts::tr("It did not answer on port %1 in time.").arg(server.port),
        Texts::tr("Check the address, that the server is switched on, and that no firewall, here or in your hosting "
                  "company's panel, holds back SSH."),
        detail);
}

Error unreachable(const ServerAddress &server, const QString &detail)
{
    return connection("unreachable", notReached(server), Texts::tr("From this computer no way leads to its address."),
        Texts::tr("Check that this computer is online; if the server has an IPv6 address only, your own connection "
                  "needs IPv6 too."),
        detail);
}

Error handshakeFailed(const ServerAddress &server, Heard heard, const QString &detail)
{
    const auto has = [&detail](const char *part) { return detail.contains(QLatin1String(part)); };
    if (has("no match") || has("hostkey signature") || has("No version of SSH protocol"))
        return connection("tooOld", Texts::tr("No secure connection to %1 could be agreed on.").arg(server.host),
            Texts::tr(
                "The server offers only methods that are no longer safe, or a key that is too short or not its own."),
            Texts::tr("Update the server's SSH, or order a server with a current Debian."), detail);
    if (heard == Heard::Something)
        return connection("notSsh", Texts::tr("What answers at %1 is not an SSH server.").arg(server.host),
            Texts::tr("Something else is listening on port %1.").arg(server.port),
            Texts::tr("Check the port in your hosting company's papers."), detail);
    return connection("closed", Texts::tr("The server %1 ended the connection at once.").arg(server.host),
        Texts::tr("Either something else than SSH is behind port %1, or the server wants no connection from this "
                  "address just now.")
            .arg(server.port),
        Texts::tr("Check the port; after several wrong sign-ins wait a quarter of an hour before you try again."),
        detail);
}

// sshd of OpenSSH 9.8 and later (PerSourcePenalties).
Error turnedAway(const ServerAddress &server, const QString &detail)
{
    return connection("turnedAway",
        Texts::tr("The server %1 does not let this computer try just now.").arg(server.host),
        Texts::tr(
            "It shuts out an address for a while after wrong passwords or broken-off sign-ins, or too many people "
            "are signing in just now."),
        Texts::tr("Wait a quarter of an hour, then try again with the right password; or use another network."),
        detail);
}

Error tooBusy(const ServerAddress &server, const QString &detail)
{
    return connection("busy", Texts::tr("The server %1 has too many sign-ins going on.").arg(server.host),
        Texts::tr("Strangers who try passwords can keep it so; it takes only a few at a time (MaxStartups)."),
        Texts::tr("Try again in a minute."), detail);
}

Error perhapsShutOut(Error error)
{
    const auto reason = error.data.value(QStringLiteral("reason")).toString();
    if (reason != QLatin1String("refused") && reason != QLatin1String("noAnswer") && reason != QLatin1String("closed"))
        return error;
    error.why = Texts::tr("This computer has been there before: either SSH is switched off there now, or the server "
                          "shuts this computer's address out after wrong passwords (fail2ban).");
    error.todo = Texts::tr("Wait a quarter of an hour, or try from another network; in your hosting company's console "
                           "“fail2ban-client unban --all” lifts it at once.");
    error.data.insert(QStringLiteral("knownServer"), true);
    return error;
}

Error lost(const QString &detail)
{
    return connection("lost", Texts::tr("The connection to the server was lost."),
        Texts::tr("The server or something on the way ended it."),
        Texts::tr("Check your own connection, then connect again; what was started at the server may go on there."),
        detail);
}

Error silent(const QString &detail)
{
    return connection("silent", Texts::tr("The connection to the server was lost."),
        Texts::tr("The server has not answered for a while, although it was asked several times."),
        Texts::tr("Check your own connection, then connect again; what was started at the server may go on there."),
        detail);
}

Error notLetIn(const ServerAddress &server, const QStringList &offered, const QString &tried)
{
    QString why = offered.isEmpty()
                      ? Texts::tr("The server offers no way to sign in that this program knows.")
                      : Texts::tr("The server lets people in by: %1.").arg(offered.join(QStringLiteral(", ")));
    if (!tried.isEmpty())
        why += QLatin1Char(' ') + tried;
    Error error = signIn("denied", Texts::tr("The server did not let %1 in.").arg(server.user), why,
        Texts::tr("Check the user's name and the password or key; your hosting company's panel shows or resets them."));
    error.data.insert(QStringLiteral("offered"), QJsonArray::fromStringList(offered));
    return error;
}

Error tooManyFailures(const ServerAddress &server, const QString &detail)
{
    return signIn("tooManyFailures", Texts::tr("The server ended the sign-in of %1.").arg(server.user),
        Texts::tr("There were too many attempts with keys or passwords it does not take."),
        Texts::tr("Name the one key that fits, or leave the agent aside, and wait some minutes: many servers shut out "
                  "who fails often."),
        detail);
}

Error closedDuringSignIn(const ServerAddress &server, const QString &detail)
{
    return signIn("closed", Texts::tr("The server ended the sign-in of %1.").arg(server.user),
        Texts::tr("It took too long, or the server refuses this user or this address."),
        Texts::tr("Try again, and have the password ready; check that this user may sign in over SSH."), detail);
}

Error givenUp(const ServerAddress &server)
{
    return signIn("givenUp", Texts::tr("The sign-in of %1 was not finished.").arg(server.user),
        Texts::tr("A question of the server was left without an answer."),
        Texts::tr("Try again, and give the password or key when you are asked."));
}

Error keyUnreadable(const QString &file, const QString &why, const QString &detail)
{
    return signIn("keyUnreadable", Texts::tr("The key file “%1” cannot be used.").arg(file), why,
        Texts::tr("Choose the private key file, the one without .pub, or sign in with a password."), detail);
}

Error passphraseWrong(const QString &file)
{
    return signIn("passphrase", Texts::tr("The key file “%1” could not be unlocked.").arg(file),
        Texts::tr("The passphrase is missing or not the right one."),
        Texts::tr("Try again with the passphrase that was chosen when the key was made."));
}

Error timedOut(std::chrono::milliseconds deadline)
{
    return {ErrorKind::TimedOut, Texts::tr("The server took too long over a command."),
        Texts::tr("It had not finished after %n second(s).", nullptr,
            static_cast<int>(std::chrono::ceil<std::chrono::seconds>(deadline).count())),
        Texts::tr("Look whether the server is very busy, then try again."), {}, {}};
}

Error channelRefused(const QString &detail)
{
    return {ErrorKind::Failed, Texts::tr("The server does not take another command."),
        Texts::tr("It limits how many may run over one connection, or does not allow commands at all."),
        Texts::tr("Connect again; if that does not help, allow sessions for this user in the server's SSH settings."),
        detail, {}};
}

Error tooMuchOutput(qsizetype limit)
{
    return {ErrorKind::Failed, Texts::tr("A command at the server said far too much."),
        Texts::tr("More than %1 kB came back, which it never should.").arg(limit / 1024),
        Texts::tr("Try again, and if it stays so, report it with the log."), {}, {}};
}

Error endedWithoutWord(const QString &detail)
{
    return connection("lost", Texts::tr("A command at the server ended without saying how."),
        Texts::tr("The server closed it before it was done, as it does when it shuts down."),
        Texts::tr("Connect again and look; what was done so far is not lost."), detail);
}

Error noShell(const QString &user, const QString &detail)
{
    return signIn("noShell", Texts::tr("%1 may sign in, but may not run commands on this server.").arg(user),
        Texts::tr("The server closed the command before it began."),
        Texts::tr("Sign in as root, or as a user with a normal shell."), detail);
}

Error passwordExpired(const QString &user, const QString &detail)
{
    return signIn("passwordExpired",
        Texts::tr("The server wants %1 to choose a new password before anything else.").arg(user),
        Texts::tr("Many hosting companies give out a first password that has to be changed at once."),
        Texts::tr("Start again in a terminal, where you are asked for it, or give it as “newPassword” beside the old "
                  "one."),
        detail);
}

Error newPasswordRefused(const QString &user, const QString &why, const QString &detail)
{
    return signIn("newPasswordRefused", Texts::tr("The server did not take the new password of %1.").arg(user), why,
        Texts::tr("Start again with another new password; the present one is still the one that counts."), detail);
}

Error otherUser(const QString &user, const QString &other)
{
    return signIn("otherUser", Texts::tr("%1 may not sign in on this server.").arg(user),
        Texts::tr("The hosting company has set it up so that one signs in as %1.").arg(other),
        Texts::tr("Sign in as %1, who becomes root by sudo.").arg(other));
}

Error noSudo(const QString &user, bool hasDoas)
{
    return signIn("noSudo", Texts::tr("%1 cannot become root on this server.").arg(user),
        hasDoas ? Texts::tr("The program sudo is not installed there, and doas, which is, cannot be used by Meethouse.")
                : Texts::tr("The program sudo is not installed there."),
        Texts::tr("Sign in as root, or have sudo installed and %1 added to the group sudo.").arg(user));
}

Error sudoNeedsPassword(const QString &user)
{
    return signIn("sudoPassword", Texts::tr("%1 needs a password to become root on this server.").arg(user),
        Texts::tr("sudo asks for it, and it was not given."),
        Texts::tr("Give the password %1 has on the server as sudo password, or sign in as root.").arg(user));
}

Error sudoNeedsTerminal(const QString &user, const QString &detail)
{
    return signIn("sudoNeedsTerminal", Texts::tr("%1 could not become root on this server.").arg(user),
        Texts::tr("sudo wants a terminal there (requiretty), and could not be given one."),
        Texts::tr("Take “requiretty” out of the sudo rules, or sign in as root."), detail);
}

Error sudoRefused(const QString &user, const QString &detail)
{
    return signIn("sudoRefused", Texts::tr("sudo refused the password of %1.").arg(user),
        Texts::tr("Nothing was run as root, and nothing was sent."),
        Texts::tr("Try again with the password %1 has on the server; it may differ from a key's passphrase.").arg(user),
        detail);
}

Error notASudoer(const QString &user, const QString &detail)
{
    return signIn("notASudoer", Texts::tr("%1 may not become root on this server.").arg(user),
        Texts::tr("sudo does not allow it to this user, or only for some commands."),
        Texts::tr("Sign in as root, or have %1 added to the group sudo.").arg(user), detail);
}

Error sudoFailed(const QString &user, const QString &detail)
{
    return signIn("sudoFailed", Texts::tr("%1 could not become root on this server.").arg(user),
        Texts::tr("sudo ended, or asked for something that this program cannot answer."),
        Texts::tr("Try “sudo -v” in a terminal on the server, or sign in as root."), detail);
}

} // namespace meethouse::errors
