#include "ssh_server.h"

#include <QElapsedTimer>
#include <QTest>

#include <ctime>

using namespace meethouse;

namespace
{

RemoteCommand command(const QByteArray &line)
{
    RemoteCommand made;
    made.line = line;
    made.deadline = std::chrono::seconds(20);
    return made;
}

} // namespace

// What a command's output, input, end and loss look like over a real sshd.
class SshRunTest : public QObject
{
    Q_OBJECT

    SshServer m_server;
    NobodyToAsk m_nobody;
    std::unique_ptr<Connection> m_connection;

    std::unique_ptr<Connection> connected(Login login)
    {
        auto connection = Connection::open(std::move(login), m_nobody, {});
        if (!connection) {
            qWarning() << connection.error().what << connection.error().why << connection.error().detail;
            return nullptr;
        }
        return std::move(*connection);
    }

private slots:
    void initTestCase()
    {
        if (geteuid() != 0)
            QSKIP("sshd needs root");
        QVERIFY(m_server.start());
        m_connection = connected(m_server.login());
        QVERIFY(m_connection);
    }

    void tellsOutputErrorsAndExitCode()
    {
        const auto outcome = m_connection->run(command("echo out; echo err >&2; exit 7"), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->output, QByteArray("out\n"));
        QCOMPARE(outcome->errors, QByteArray("err\n"));
        QCOMPARE(outcome->exitCode, 7);
        QVERIFY(outcome->signal.isEmpty());
        QCOMPARE(m_connection->hostKeyFingerprint(), m_server.fingerprint());
        QCOMPARE(m_connection->peerAddress(), QStringLiteral("127.0.0.1"));
    }

    void countsChannels()
    {
        const int before = m_connection->roundTrips();
        QVERIFY(m_connection->run(command("true"), {}));
        QVERIFY(m_connection->run(command("false"), {}));
        QCOMPARE(m_connection->roundTrips(), before + 2);
    }

    // Without signs of life in between, which would set a reading going that had got stuck.
    void runsManyOneAfterAnother()
    {
        Login login = m_server.login();
        login.keepAlive = std::chrono::hours(1);
        const auto connection = connected(std::move(login));
        QVERIFY(connection);
        for (int i = 0; i < 100; ++i) {
            const auto outcome = connection->run(command("echo " + QByteArray::number(i)), {});
            QVERIFY(outcome);
            QCOMPARE(outcome->output, QByteArray::number(i) + '\n');
        }
    }

    // Pitfall: once the streams have ended, libssh reads no more by itself, and the exit status is still to come.
    void hearsAnExitStatusThatComesLongAfterTheStreamsEnded()
    {
        QElapsedTimer clock;
        clock.start();
        const auto before = std::clock();
        const auto outcome = m_connection->run(command("exec </dev/null >&- 2>&-; sleep 2; exit 7"), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->exitCode, 7);
        QVERIFY2(clock.elapsed() < 6000, qPrintable(QString::number(clock.elapsed())));
        // And nobody turned in circles meanwhile.
        QVERIFY(static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC < 0.5);
    }

    // Pitfall: a process ended by a signal has exit status -1.
    void tellsTheSignal()
    {
        const auto outcome = m_connection->run(command("kill -TERM $$"), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->signal, QStringLiteral("TERM"));
    }

    // Pitfall: the streams share a window, so reading one to its end starves the other.
    void drainsBothStreamsTogether()
    {
        const auto outcome = m_connection->run(
            command("head -c 6000000 /dev/zero >&2; head -c 6000000 /dev/zero; head -c 6000000 /dev/zero >&2"), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->output.size(), 6000000);
        QCOMPARE(outcome->errors.size(), 12000000);
    }

    // Pitfall: a read that returns nothing is not the end.
    void waitsForACommandThatIsSilentForAWhile()
    {
        const auto outcome = m_connection->run(command("sleep 3; echo late"), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->output, QByteArray("late\n"));
    }

    void sendsInputThenSecretThenTheEnd()
    {
        RemoteCommand asked = command("sha256sum; echo done");
        asked.input = QByteArray(20'000'000, 'x'); // many times the window of 2 MB
        asked.secretInput = Secret("and the secret");
        const QByteArray all = asked.input + "and the secret";
        const QByteArray wanted = QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex();
        const auto outcome = m_connection->run(std::move(asked), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->output, wanted + "  -\ndone\n");
    }

    void sendsWhileItReceives()
    {
        RemoteCommand asked = command("tee /dev/stderr");
        asked.input = QByteArray(5'000'000, 'y');
        const auto outcome = m_connection->run(std::move(asked), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->output.size(), 5'000'000);
        QCOMPARE(outcome->errors.size(), 5'000'000);
    }

    void survivesACommandThatDoesNotReadItsInput()
    {
        RemoteCommand asked = command("exit 3");
        asked.input = QByteArray(10'000'000, 'x');
        const auto outcome = m_connection->run(std::move(asked), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->exitCode, 3);
        QVERIFY(m_connection->run(command("true"), {}));
    }

    void closesTheInputOfACommandWithoutAny()
    {
        const auto outcome = m_connection->run(command("cat; echo end"), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->output, QByteArray("end\n"));
    }

    void handsOutPiecesAsTheyCome()
    {
        QByteArray pieces;
        QElapsedTimer timer;
        timer.start();
        qint64 first = -1;
        RemoteCommand asked = command("echo a; sleep 1; echo b");
        asked.onOutput = [&](const QByteArray &piece) {
            if (first < 0)
                first = timer.elapsed();
            pieces += piece;
        };
        const auto outcome = m_connection->run(std::move(asked), {});
        QVERIFY(outcome);
        QCOMPARE(pieces, QByteArray("a\nb\n"));
        QVERIFY(first < 700);
        QVERIFY(outcome->output.isEmpty());
    }

    void refusesTooMuchOutput()
    {
        for (const char *stream : {"", " >&2"}) {
            RemoteCommand loud = command(QByteArray("head -c 200000 /dev/zero") + stream);
            loud.outputLimit = 100000;
            const auto outcome = m_connection->run(std::move(loud), {});
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().kind, ErrorKind::Failed);
        }
        QVERIFY(m_connection->run(command("true"), {}));
    }

    // Pitfall: requests for environment variables are refused, so they stand in the command.
    void hasAKnownEnvironment()
    {
        const auto outcome =
            m_connection->run(command("echo \"$LC_ALL $PATH $PWD\"; printf '\\303\\266' | wc -m; echo \"$0 $#\""), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->output,
            QByteArray("C.UTF-8 /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin /\n1\nmeethouse 0\n"));
    }

    void hasNoTerminal()
    {
        const auto outcome = m_connection->run(command("tty; test -t 0 || test -t 1 || test -t 2; echo $?"), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->output, QByteArray("not a tty\n1\n"));
    }

    void refusesALineThatIsNoArgument()
    {
        const auto outcome = m_connection->run(command("# " + QByteArray(200'000, 'x')), {});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Failed);
        const auto fits = m_connection->run(command("# " + QByteArray(100'000, 'x') + "\necho ok"), {});
        QVERIFY(fits);
        QCOMPARE(fits->output, QByteArray("ok\n"));
    }

    void saysThatTheServerTakesNoMoreCommands()
    {
        SshServer strict;
        SshServer::Setup setup;
        setup.config = "MaxSessions 0\n";
        QVERIFY(strict.start(setup));
        const auto connection = connected(strict.login());
        QVERIFY(connection);
        const auto outcome = connection->run(command("true"), {});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Failed);
        QVERIFY(!outcome.error().todo.isEmpty());
    }

    // A channel is opened ahead of its need; a server may deny that, or close it while nothing is done.
    void doesWithoutASecondChannel()
    {
        SshServer strict;
        SshServer::Setup setup;
        setup.config = "MaxSessions 1\n";
        QVERIFY(strict.start(setup));
        const auto connection = connected(strict.login());
        QVERIFY(connection);
        for (int i = 0; i < 5; ++i) {
            const auto outcome = connection->run(command("echo " + QByteArray::number(i)), {});
            QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().detail));
            QCOMPARE(outcome->output, QByteArray::number(i) + '\n');
        }
        QCOMPARE(connection->roundTrips(), 5);
    }

    void opensAnotherWhenTheServerClosedTheWaitingOne()
    {
        ScriptedServer impatient;
        QVERIFY(impatient.start({QStringLiteral("--password"), QStringLiteral("word"), QStringLiteral("--impatient")}));
        Login login = impatient.login(QStringLiteral("root"));
        login.password = Secret("word");
        const auto connection = connected(std::move(login));
        QVERIFY(connection);
        QVERIFY(connection->run(command("true"), {}));
        QThread::msleep(1000);
        const auto outcome = connection->run(command("echo again"), {});
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().what + outcome.error().detail));
        QCOMPARE(outcome->output, QByteArray("again\n"));
    }

    void saysThatTheAccountMayNotRunCommands()
    {
        if (!m_server.hasUsers())
            QSKIP("no mount namespace here");
        const auto connection = connected(m_server.login(QStringLiteral("closed")));
        QVERIFY(connection);
        RemoteCommand asked = command("true");
        asked.asRoot = false;
        const auto outcome = connection->run(std::move(asked), {});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::SignIn);
        QCOMPARE(outcome.error().data.value(QStringLiteral("reason")).toString(), QStringLiteral("noShell"));
        QVERIFY(outcome.error().detail.contains(QLatin1String("not available")));
    }

    // What cloud images write before a root's key.
    void saysWhoIsLetInInstead()
    {
        SshServer server;
        SshServer::Setup setup;
        setup.config =
            "ForceCommand echo 'Please login as the user \"debian\" rather than the user \"root\".'; exit 142\n";
        QVERIFY(server.start(setup));
        const auto connection = connected(server.login());
        QVERIFY(connection);
        const auto outcome = connection->run(command("true"), {});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().data.value(QStringLiteral("reason")).toString(), QStringLiteral("otherUser"));
        QVERIFY(outcome.error().todo.contains(QLatin1String("debian")));
    }

    void saysThatThePasswordHasToBeChangedFirst()
    {
        if (!m_server.hasUsers())
            QSKIP("no mount namespace here");
        for (const bool asRoot : {false, true}) {
            Login login = m_server.login(QStringLiteral("stale"));
            login.identityFile = m_server.userKey();
            const auto connection = connected(std::move(login));
            QVERIFY(connection);
            RemoteCommand asked = command("true");
            asked.asRoot = asRoot;
            const auto outcome = connection->run(std::move(asked), {});
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().kind, ErrorKind::SignIn);
            QCOMPARE(
                outcome.error().data.value(QStringLiteral("reason")).toString(), QStringLiteral("passwordExpired"));
        }
    }

    // What a terminal echoes is our own word, and details end up in reports.
    void keepsANewPasswordOutOfWhatIsToldOfIt()
    {
        ScriptedServer server;
        QVERIFY(server.start({QStringLiteral("--password"), QStringLiteral("right"), QStringLiteral("--change")}));
        Login login = server.login();
        login.password = Secret("right");
        login.newPassword = Secret("a new horse");
        const auto connection = connected(std::move(login));
        QVERIFY(connection);
        RemoteCommand asked = command("true");
        asked.asRoot = false;
        const auto outcome = connection->run(std::move(asked), {});
        QVERIFY(!outcome);
        const Error &error = outcome.error();
        QCOMPARE(error.data.value(QStringLiteral("reason")).toString(), QStringLiteral("newPasswordRefused"));
        const QStringList told{error.what, error.why, error.todo, error.detail};
        QVERIFY2(!told.join(QString()).contains(QLatin1String("horse")), qPrintable(error.detail));
    }

    void noticesThatTheServerHasGone()
    {
        const auto connection = connected(m_server.login());
        QVERIFY(connection);
        // The child of sshd that serves us, seen from the shell it started.
        const auto outcome = connection->run(command("kill -KILL $PPID; sleep 5"), {});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Connection);
        QCOMPARE(outcome.error().data.value(QStringLiteral("reason")).toString(), QStringLiteral("lost"));
        const auto again = connection->run(command("true"), {});
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::Connection);
    }

    void noticesADropAfterSomeOutput()
    {
        ScriptedServer scripted;
        QVERIFY(scripted.start(
            {QStringLiteral("--password"), QStringLiteral("word"), QStringLiteral("--drop"), QStringLiteral("exec")}));
        Login login = scripted.login();
        login.password = Secret("word");
        const auto connection = connected(std::move(login));
        QVERIFY(connection);
        RemoteCommand asked = command("echo some; sleep 5");
        asked.asRoot = false;
        const auto outcome = connection->run(std::move(asked), {});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Connection);
    }
};

QTEST_GUILESS_MAIN(SshRunTest)
#include "ssh_run_test.moc"
