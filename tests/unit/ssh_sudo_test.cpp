#include "ssh_server.h"

#include <QElapsedTimer>
#include <QTest>

using namespace meethouse;

// Becoming root by Debian's own sudo, from every kind of account and login shell.
class SshSudoTest : public QObject
{
    Q_OBJECT

    SshServer m_server;
    ScriptedPrompter m_prompter;

    std::unique_ptr<Connection> connected(const QString &user, const char *sudoPassword = "")
    {
        Login login = m_server.login(user);
        login.sudoPassword = Secret(sudoPassword);
        auto connection = Connection::open(std::move(login), m_prompter, {});
        if (!connection) {
            qWarning() << connection.error().what << connection.error().why << connection.error().detail;
            return nullptr;
        }
        return std::move(*connection);
    }

    // With a key, so that there is no sign-in password that could serve for sudo.
    std::unique_ptr<Connection> connectedByKey(const QString &user, const char *sudoPassword = "")
    {
        Login login = m_server.login(user);
        login.password = Secret();
        login.identityFile = m_server.userKey();
        login.sudoPassword = Secret(sudoPassword);
        auto connection = Connection::open(std::move(login), m_prompter, {});
        return connection ? std::move(*connection) : nullptr;
    }

    static RemoteCommand command(const QByteArray &line, const QByteArray &input = {})
    {
        RemoteCommand made;
        made.line = line;
        made.input = input;
        made.deadline = std::chrono::seconds(20);
        return made;
    }

    static QString reason(const Result<RemoteOutcome> &outcome)
    {
        return outcome.error().data.value(QStringLiteral("reason")).toString();
    }

private slots:
    void initTestCase()
    {
        if (geteuid() != 0)
            QSKIP("sshd needs root");
        QVERIFY(m_server.start());
        if (!m_server.hasUsers())
            QSKIP("no mount namespace here, so no users");
    }

    void init()
    {
        m_prompter.answers.clear();
        m_prompter.rounds.clear();
    }

    void becomesRootWhateverTheShell_data()
    {
        QTest::addColumn<QString>("user");
        for (const char *user : {"pupil", "free", "chatty", "greedy", "zed", "cesar", "fishy", "formal", "easy"})
            QTest::newRow(user) << QString::fromLatin1(user);
    }

    void becomesRootWhateverTheShell()
    {
        QFETCH(QString, user);
        const auto connection = connected(user);
        QVERIFY(connection);
        for (int i = 0; i < 2; ++i) { // the second time sudo may remember, or not
            const auto outcome = connection->run(
                command("id -u; echo \"$LC_ALL\" 'it'\\''s ! \\ \"fine\"'; cat; echo err >&2; exit 9", "in\nput\n"),
                {});
            QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().what + outcome.error().detail));
            QCOMPARE(outcome->output, QByteArray("0\nC.UTF-8 it's ! \\ \"fine\"\nin\nput\n"));
            QCOMPARE(outcome->errors, QByteArray("err\n"));
            QCOMPARE(outcome->exitCode, 9);
        }
        // Where sudo wants a terminal, the first try finds that out.
        QVERIFY(connection->roundTrips() <= 3);
        QVERIFY(m_prompter.rounds.isEmpty());
    }

    void staysTheUserWhereRootIsNotWanted()
    {
        const auto connection = connected(QStringLiteral("pupil"));
        QVERIFY(connection);
        RemoteCommand asked = command("id -un; cat", "input");
        asked.asRoot = false;
        const auto outcome = connection->run(std::move(asked), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->output, QByteArray("pupil\ninput"));
    }

    void takesTheGivenPassword()
    {
        const auto connection = connectedByKey(QStringLiteral("pupil"), "right horse");
        QVERIFY(connection);
        const auto outcome = connection->run(command("id -u"), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->output, QByteArray("0\n"));
        QVERIFY(m_prompter.rounds.isEmpty());
    }

    void sendsNothingAfterAWrongPassword()
    {
        const auto connection = connectedByKey(QStringLiteral("pupil"), "wrong horse");
        QVERIFY(connection);
        const QString mark = m_server.file(QStringLiteral("mark"));
        RemoteCommand asked = command("cat > " + mark.toLatin1(), "payload");
        asked.secretInput = Secret("secret");
        const auto outcome = connection->run(std::move(asked), {});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::SignIn);
        QCOMPARE(reason(outcome), QStringLiteral("sudoRefused"));
        QVERIFY(!QFile::exists(mark));
        QVERIFY(!outcome.error().detail.contains(QLatin1String("payload")));
        QVERIFY(!outcome.error().detail.contains(QLatin1String("wrong horse")));
        QVERIFY(m_prompter.rounds.isEmpty());
    }

    void asksWhereNoPasswordIsKnownAndRemembersTheRightOne()
    {
        const auto connection = connectedByKey(QStringLiteral("pupil"));
        QVERIFY(connection);
        m_prompter.answers = {{"wrong"}, {"right horse"}};
        const auto outcome = connection->run(command("id -u; cat", "payload"), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->output, QByteArray("0\npayload"));
        QCOMPARE(m_prompter.rounds.size(), 2);
        QVERIFY(m_prompter.rounds.first().questions.first().hidden);
        QVERIFY(m_prompter.rounds.first().instruction.isEmpty());
        QVERIFY(m_prompter.rounds.last().instruction.contains(QLatin1Char('2')));
        QVERIFY(connection->run(command("true"), {}));
        QCOMPARE(m_prompter.rounds.size(), 2);
    }

    void endsWhenThePersonGivesUp()
    {
        const auto connection = connectedByKey(QStringLiteral("pupil"));
        QVERIFY(connection);
        QElapsedTimer timer;
        timer.start();
        const auto outcome = connection->run(command("cat", "payload"), {});
        QVERIFY(!outcome);
        QCOMPARE(reason(outcome), QStringLiteral("sudoPassword"));
        QVERIFY(timer.elapsed() < 5000);
    }

    void endsAfterThreeWrongOnes()
    {
        const auto connection = connectedByKey(QStringLiteral("pupil"));
        QVERIFY(connection);
        m_prompter.answers = {{"a"}, {"b"}, {"c"}, {"right horse"}};
        const auto outcome = connection->run(command("cat", "payload"), {});
        QVERIFY(!outcome);
        QCOMPARE(reason(outcome), QStringLiteral("sudoRefused"));
        QCOMPARE(m_prompter.rounds.size(), 3);
    }

    void saysWhoMayNotBecomeRoot()
    {
        const auto stranger = connected(QStringLiteral("stranger"));
        QVERIFY(stranger);
        const auto outcome = stranger->run(command("true"), {});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::SignIn);
        QCOMPARE(reason(outcome), QStringLiteral("notASudoer"));

        const auto limited = connected(QStringLiteral("limited"));
        QVERIFY(limited);
        const auto other = limited->run(command("true"), {});
        QVERIFY(!other);
        QCOMPARE(reason(other), QStringLiteral("notASudoer"));
    }

    void saysThatThereIsNoSudo()
    {
        SshServer bare;
        SshServer::Setup setup;
        setup.hasSudo = false;
        QVERIFY(bare.start(setup));
        auto connection = Connection::open(bare.login(QStringLiteral("pupil")), m_prompter, {});
        QVERIFY(connection);
        const auto outcome = (*connection)->run(command("true"), {});
        QVERIFY(!outcome);
        QCOMPARE(reason(outcome), QStringLiteral("noSudo"));
    }

    void sendsMuchThroughSudo_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("plain") << QStringLiteral("pupil");
        QTest::newRow("requiretty") << QStringLiteral("formal");
    }

    void sendsMuchThroughSudo()
    {
        QFETCH(QString, user);
        const auto connection = connected(user);
        QVERIFY(connection);
        const auto outcome =
            connection->run(command("wc -c; head -c 3000000 /dev/zero", QByteArray(10'000'000, 'x')), {});
        QVERIFY(outcome);
        QVERIFY(outcome->output.startsWith("10000000\n"));
        QCOMPARE(outcome->output.size(), 9 + 3'000'000);
    }

    void tellsTheSignalThroughSudo()
    {
        const auto connection = connected(QStringLiteral("pupil"));
        QVERIFY(connection);
        const auto outcome = connection->run(command("kill -KILL $$"), {});
        QVERIFY(outcome);
        QVERIFY(outcome->signal == QLatin1String("KILL") || outcome->exitCode == 137);
    }

    // What anybody on the server can read in the list of processes while a command runs.
    void showsNoSecretInTheListOfProcesses()
    {
        const auto connection = connected(QStringLiteral("pupil"));
        QVERIFY(connection);
        RemoteCommand asked =
            command("cat >/dev/null; tr '\\0' ' ' < /proc/self/environ; ps axww -o args,environ; echo end");
        asked.secretInput = Secret("very secret");
        const auto outcome = connection->run(std::move(asked), {});
        QVERIFY(outcome);
        QVERIFY(outcome->output.contains("end"));
        QVERIFY(outcome->output.contains("ps axww"));
        QVERIFY(!outcome->output.contains("very secret"));
        QVERIFY(!outcome->output.contains("right horse"));
    }
};

QTEST_GUILESS_MAIN(SshSudoTest)
#include "ssh_sudo_test.moc"
