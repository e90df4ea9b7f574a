#include "ssh_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#if defined(__SANITIZE_ADDRESS__)
// libssh 0.10 forgets its list of the agent's (public) keys each time it asks for them again: 88 bytes a key.
extern "C" const char *__lsan_default_suppressions()
{
    return "leak:ssh_buffer_new\n";
}
#endif

using namespace meethouse;

// Every way in that servers offer: a real sshd with a real agent, and scripted servers for what sshd does not do.
class SshSignInTest : public QObject
{
    Q_OBJECT

    SshServer m_server;
    ScriptedPrompter m_prompter;
    QTemporaryDir m_folder;

    Result<std::unique_ptr<Connection>> open(Login login) { return Connection::open(std::move(login), m_prompter, {}); }

    static QString reason(const Result<std::unique_ptr<Connection>> &opened)
    {
        return opened.error().data.value(QStringLiteral("reason")).toString();
    }

    static bool works(const Result<std::unique_ptr<Connection>> &opened)
    {
        if (!opened) {
            qWarning() << opened.error().what << opened.error().why << opened.error().detail;
            return false;
        }
        RemoteCommand command;
        command.line = "echo in";
        command.asRoot = false;
        const auto outcome = (*opened)->run(std::move(command), {});
        return outcome && outcome->output == "in\n";
    }

    QString authorized(const QString &name, const QString &type = QStringLiteral("ed25519"),
        const QString &passphrase = {}, const QStringList &options = {})
    {
        const QString file = m_folder.filePath(name);
        makeKey(file, type, passphrase, options);
        QFile list(m_server.file(QStringLiteral("authorized_keys")));
        if (list.open(QIODevice::Append))
            list.write(readFile(file + QStringLiteral(".pub")));
        return file;
    }

    static QStringList scripted(std::initializer_list<const char *> words)
    {
        QStringList list;
        for (const char *word : words)
            list.append(QString::fromUtf8(word));
        return list;
    }

    // An ssh-agent of the test's own, with these keys.
    class TestAgent
    {
    public:
        bool start(const QStringList &keys)
        {
            const QString socket = m_folder.filePath(QStringLiteral("agent"));
            if (!m_agent.start(QStringLiteral("ssh-agent"), {QStringLiteral("-D"), QStringLiteral("-a"), socket}))
                return false;
            for (int i = 0; i < 100 && !QFile::exists(socket); ++i)
                QThread::msleep(20);
            qputenv("SSH_AUTH_SOCK", socket.toLocal8Bit());
            for (const QString &key : keys) {
                if (QProcess::execute(QStringLiteral("ssh-add"), {QStringLiteral("-q"), key}) != 0)
                    return false;
            }
            return true;
        }
        ~TestAgent() { qunsetenv("SSH_AUTH_SOCK"); }
        Helper &process() { return m_agent; }

    private:
        QTemporaryDir m_folder;
        Helper m_agent;
    };

private slots:
    void initTestCase()
    {
        if (geteuid() != 0)
            QSKIP("sshd needs root");
        qunsetenv("SSH_AUTH_SOCK");
        QVERIFY(m_server.start());
    }

    void init()
    {
        m_prompter.answers.clear();
        m_prompter.rounds.clear();
    }

    // ---- keys

    void takesAKeyFile_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("ed25519") << QStringLiteral("ed25519") << QStringList();
        QTest::newRow("ecdsa") << QStringLiteral("ecdsa") << QStringList();
        QTest::newRow("rsa") << QStringLiteral("rsa") << QStringList{QStringLiteral("-b"), QStringLiteral("2048")};
        QTest::newRow("rsa, PEM") << QStringLiteral("rsa")
                                  << QStringList{QStringLiteral("-b"), QStringLiteral("2048"), QStringLiteral("-m"),
                                         QStringLiteral("PEM")};
        QTest::newRow("ecdsa, PKCS8") << QStringLiteral("ecdsa")
                                      << QStringList{QStringLiteral("-m"), QStringLiteral("PKCS8")};
    }

    void takesAKeyFile()
    {
        QFETCH(QString, type);
        QFETCH(QStringList, options);
        for (const char *passphrase : {"", "pâss phrase"}) {
            Login login = m_server.login();
            login.identityFile = authorized(QStringLiteral("key"), type, QString::fromUtf8(passphrase), options);
            login.keyPassphrase = Secret(passphrase);
            QVERIFY(works(open(std::move(login))));
        }
        QVERIFY(m_prompter.rounds.isEmpty());
    }

    void asksForThePassphrase()
    {
        Login login = m_server.login();
        login.identityFile = authorized(QStringLiteral("locked"), QStringLiteral("ed25519"), QStringLiteral("right"));
        m_prompter.answers = {{"wrong"}, {"right"}};
        QVERIFY(works(open(std::move(login))));
        QCOMPARE(m_prompter.rounds.size(), 2);
        QVERIFY(m_prompter.rounds.first().questions.first().hidden);
        QVERIFY(m_prompter.rounds.first().title.contains(QLatin1String("locked")));
        QVERIFY(m_prompter.rounds.last().instruction.contains(QLatin1Char('2')));
    }

    void saysThatThePassphraseIsWrong()
    {
        Login login = m_server.login();
        login.identityFile = authorized(QStringLiteral("locked"), QStringLiteral("ed25519"), QStringLiteral("right"));
        login.keyPassphrase = Secret("wrong");
        const auto opened = open(std::move(login));
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::SignIn);
        QCOMPARE(reason(opened), QStringLiteral("passphrase"));
        QCOMPARE(m_prompter.rounds.size(), 1); // asked, and given up
    }

    void asksNobodyForThePassphraseOfAKeyTheServerDoesNotTake()
    {
        Login login = m_server.login();
        login.identityFile = m_folder.filePath(QStringLiteral("strange"));
        QVERIFY(makeKey(login.identityFile, QStringLiteral("ed25519"), QStringLiteral("phrase")));
        const auto opened = open(std::move(login));
        QVERIFY(!opened);
        QCOMPARE(reason(opened), QStringLiteral("denied"));
        QVERIFY(opened.error().why.contains(QLatin1String("strange")));
        for (const auto &round : std::as_const(m_prompter.rounds))
            QVERIFY(!round.title.contains(QLatin1String("strange")));
    }

    void saysWhatIsWrongWithAKeyFile()
    {
        for (const QString &file :
            QStringList{m_folder.filePath(QStringLiteral("none")), m_server.userKey() + QStringLiteral(".pub")}) {
            Login login = m_server.login();
            login.identityFile = file;
            const auto opened = open(std::move(login));
            QVERIFY(!opened);
            QCOMPARE(opened.error().kind, ErrorKind::SignIn);
            QCOMPARE(reason(opened), QStringLiteral("keyUnreadable"));
            QVERIFY(opened.error().what.contains(file));
        }
    }

    void goesOnWithThePasswordAfterAKeyThatIsNotTaken()
    {
        if (!m_server.hasUsers())
            QSKIP("no mount namespace here");
        Login login = m_server.login(QStringLiteral("pupil"));
        login.identityFile = m_folder.filePath(QStringLiteral("strange"));
        QVERIFY(makeKey(login.identityFile));
        QVERIFY(works(open(std::move(login))));
    }

    // ---- the agent

    void takesAKeyOfTheAgent()
    {
        TestAgent agent;
        QVERIFY(agent.start({m_server.userKey()}));
        Login login = m_server.login();
        login.identityFile.clear();
        login.useAgent = true;
        QVERIFY(works(open(login.clone())));
        login.useAgent = false;
        QVERIFY(!works(open(std::move(login))));
    }

    void takesAnyOfTheFirstKeysOfTheAgent_data()
    {
        QTest::addColumn<QString>("type");
        for (const char *type : {"ed25519", "ecdsa", "rsa"})
            QTest::newRow(type) << QString::fromLatin1(type);
    }

    void takesAnyOfTheFirstKeysOfTheAgent()
    {
        QFETCH(QString, type);
        QStringList keys;
        for (int i = 0; i < 3; ++i) {
            keys.append(m_folder.filePath(QStringLiteral("strange%1").arg(i)));
            QVERIFY(makeKey(keys.last()));
        }
        keys.append(authorized(QStringLiteral("agent_key"), type));
        TestAgent agent;
        QVERIFY(agent.start(keys));
        Login login = m_server.login();
        login.identityFile.clear();
        login.useAgent = true;
        QVERIFY(works(open(std::move(login))));
    }

    // OpenSSH ends the sign-in after six failures: an agent full of keys must leave room for the password.
    void leavesRoomForThePasswordBesideAFullAgent()
    {
        if (!m_server.hasUsers())
            QSKIP("no mount namespace here");
        QStringList keys;
        for (int i = 0; i < 8; ++i) {
            keys.append(m_folder.filePath(QStringLiteral("strange%1").arg(i)));
            QVERIFY(makeKey(keys.last()));
        }
        TestAgent agent;
        QVERIFY(agent.start(keys));
        Login login = m_server.login(QStringLiteral("pupil"));
        login.useAgent = true;
        QVERIFY(works(open(login.clone())));
        login.password = Secret();
        m_prompter.answers = {{"wrong"}, {"right horse"}};
        QVERIFY(works(open(std::move(login))));
    }

    void usesTheUnlockedCopyOfALockedKeyFile()
    {
        const QString key = authorized(QStringLiteral("twice"));
        TestAgent agent;
        QVERIFY(agent.start({m_folder.filePath(QStringLiteral("strange0")), key}));
        QVERIFY(QProcess::execute(QStringLiteral("ssh-keygen"),
                    {QStringLiteral("-q"), QStringLiteral("-p"), QStringLiteral("-P"), QString(), QStringLiteral("-N"),
                        QStringLiteral("phrase"), QStringLiteral("-f"), key}) == 0);
        Login login = m_server.login();
        login.identityFile = key;
        login.useAgent = true;
        QVERIFY(works(open(std::move(login))));
        QVERIFY(m_prompter.rounds.isEmpty());
    }

    void survivesAnAgentThatIsNone()
    {
        qputenv("SSH_AUTH_SOCK", m_folder.filePath(QStringLiteral("nothing here")).toLocal8Bit());
        Login login = m_server.login();
        login.useAgent = true;
        QVERIFY(works(open(login.clone())));
        login.identityFile.clear();
        const auto opened = open(std::move(login));
        QVERIFY(!opened);
        QCOMPARE(reason(opened), QStringLiteral("denied"));
        qunsetenv("SSH_AUTH_SOCK");
    }

    // ---- passwords

    void takesThePassword()
    {
        if (!m_server.hasUsers())
            QSKIP("no mount namespace here");
        QVERIFY(works(open(m_server.login(QStringLiteral("pupil")))));
        QVERIFY(m_prompter.rounds.isEmpty());
    }

    void asksForThePasswordThreeTimesAtMost()
    {
        ScriptedServer server;
        QVERIFY(server.start(scripted({"--password", "right"})));
        m_prompter.answers = {{"a"}, {"b"}, {"right"}};
        QVERIFY(works(open(server.login())));
        QCOMPARE(m_prompter.rounds.size(), 3);
        QVERIFY(m_prompter.rounds.at(0).instruction.isEmpty());
        QVERIFY(m_prompter.rounds.at(1).instruction.contains(QLatin1Char('2')));
        QVERIFY(m_prompter.rounds.at(2).instruction.contains(QLatin1Char('1')));
        QVERIFY(m_prompter.rounds.at(0).questions.first().hidden);

        m_prompter.rounds.clear();
        m_prompter.answers = {{"a"}, {"b"}, {"c"}, {"right"}};
        const auto opened = open(server.login());
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::SignIn);
        QCOMPARE(reason(opened), QStringLiteral("denied"));
        QCOMPARE(
            opened.error().data.value(QStringLiteral("offered")).toArray(), QJsonArray{QStringLiteral("password")});
        QCOMPARE(m_prompter.rounds.size(), 3);
        for (const auto *text : {&opened.error().what, &opened.error().why, &opened.error().todo})
            QVERIFY(!text->isEmpty());
    }

    void countsTheGivenPasswordAsOne()
    {
        ScriptedServer server;
        QVERIFY(server.start(scripted({"--password", "right"})));
        Login login = server.login();
        login.password = Secret("wrong");
        m_prompter.answers = {{"a"}, {"b"}, {"right"}};
        const auto opened = open(std::move(login));
        QVERIFY(!opened);
        QCOMPARE(m_prompter.rounds.size(), 2);
        QVERIFY(!m_prompter.rounds.at(0).instruction.isEmpty());
    }

    void saysThatNobodyGaveAPassword()
    {
        ScriptedServer server;
        QVERIFY(server.start(scripted({"--password", "right"})));
        NobodyToAsk nobody;
        const auto opened = Connection::open(server.login(), nobody, {});
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::SignIn);
        QCOMPARE(reason(opened), QStringLiteral("denied"));
        QVERIFY(opened.error().why.contains(QLatin1String("password")));
    }

    // ---- keyboard-interactive

    void answersASinglePromptWithThePassword()
    {
        ScriptedServer server;
        QVERIFY(server.start(
            scripted({"--methods", "keyboard-interactive", "--rounds", R"([[["Password: ", false, "right"]]])"})));
        Login login = server.login();
        login.password = Secret("right");
        QVERIFY(works(open(std::move(login))));
        QVERIFY(m_prompter.rounds.isEmpty());
    }

    void asksWhatTheServerAsksInRounds()
    {
        ScriptedServer server;
        QVERIFY(server.start(scripted({"--methods", "keyboard-interactive", "--rounds",
            R"([[["Password: ", false, "right"]], [], [["Code\u202e:", true, "123"], ["Colour?", false, "blue"]]])"})));
        Login login = server.login();
        login.password = Secret("right");
        m_prompter.answers = {{"123", "blue"}};
        QVERIFY(works(open(std::move(login))));
        QCOMPARE(m_prompter.rounds.size(), 1);
        const auto &round = m_prompter.rounds.first();
        QVERIFY(round.title.contains(QLatin1String("The gate")));
        QVERIFY(!round.title.contains(QChar(0x1b)));
        QCOMPARE(round.instruction, QStringLiteral("Please answer."));
        QCOMPARE(round.questions.size(), 2);
        QCOMPARE(round.questions.at(0).text, QStringLiteral("Code:"));
        QVERIFY(!round.questions.at(0).hidden);
        QVERIFY(round.questions.at(1).hidden);
    }

    void asksAgainAfterAWrongAnswer()
    {
        ScriptedServer server;
        QVERIFY(server.start(
            scripted({"--methods", "keyboard-interactive", "--rounds", R"([[["Password: ", false, "right"]]])"})));
        Login login = server.login();
        login.password = Secret("wrong");
        m_prompter.answers = {{"wrong again"}, {"right"}};
        QVERIFY(works(open(std::move(login))));
        QCOMPARE(m_prompter.rounds.size(), 2);
        QVERIFY(m_prompter.rounds.at(0).instruction.contains(QLatin1Char('2')));
    }

    // A password may be kept for the next connection, a code that is good for once may not.
    void saysWhatItAsksFor_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<bool>("given");
        QTest::addColumn<Prompter::Kind>("kind");
        QTest::newRow("password") << "Password: " << false << Prompter::Kind::Password;
        QTest::newRow("password in another language, mistyped at first")
            << "Passwort: " << true << Prompter::Kind::Password;
        QTest::newRow("code") << "Verification code: " << false << Prompter::Kind::Other;
        QTest::newRow("password for once") << "One-time password (OATH) for `root': " << false << Prompter::Kind::Other;
    }
    void saysWhatItAsksFor()
    {
        QFETCH(const QString, question);
        QFETCH(const bool, given);
        QFETCH(const Prompter::Kind, kind);
        ScriptedServer server;
        const QJsonArray rounds{QJsonArray{QJsonArray{question, false, QStringLiteral("right")}}};
        QVERIFY(server.start({QStringLiteral("--methods"), QStringLiteral("keyboard-interactive"),
            QStringLiteral("--rounds"), QString::fromUtf8(QJsonDocument(rounds).toJson(QJsonDocument::Compact))}));
        Login login = server.login();
        if (given)
            login.password = Secret("mistyped");
        m_prompter.answers = {{"right"}};
        QVERIFY(works(open(std::move(login))));
        QCOMPARE(m_prompter.rounds.size(), 1);
        QCOMPARE(m_prompter.rounds.first().kind, kind);
    }

    void triesThePasswordWhereInteractiveIsOfferedButEmpty()
    {
        ScriptedServer server;
        QVERIFY(server.start(scripted({"--methods", "keyboard-interactive,password", "--password", "right"})));
        Login login = server.login();
        login.password = Secret("right");
        QVERIFY(works(open(std::move(login))));
    }

    // ---- several in a row

    void doesWhatComesAfterAPartialSuccess_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("password, then questions") << scripted({"--methods", "password", "--password", "right", "--then",
            "keyboard-interactive", "--rounds", R"([[["Code:", true, "123"]]])"});
        QTest::newRow("key, then password")
            << scripted({"--methods", "publickey", "--password", "right", "--then", "password"});
        QTest::newRow("key, then questions") << scripted(
            {"--methods", "publickey", "--then", "keyboard-interactive", "--rounds", R"([[["Code:", true, "123"]]])"});
    }

    void doesWhatComesAfterAPartialSuccess()
    {
        QFETCH(QStringList, arguments);
        ScriptedServer server;
        QVERIFY(server.start(arguments));
        Login login = server.login();
        login.identityFile = m_server.userKey();
        login.password = Secret("right");
        m_prompter.answers = {{"123"}};
        QVERIFY(works(open(std::move(login))));
    }

    void doesTwoFactorsOfOpenssh()
    {
        if (!m_server.hasUsers())
            QSKIP("no mount namespace here");
        SshServer strict;
        SshServer::Setup setup;
        setup.config = "AuthenticationMethods publickey,password\n";
        QVERIFY(strict.start(setup));
        Login login = strict.login(QStringLiteral("pupil"));
        login.identityFile = strict.userKey();
        QVERIFY(works(open(login.clone())));
        login.password = Secret();
        m_prompter.answers = {{"right horse"}};
        QVERIFY(works(open(std::move(login))));
    }

    // ---- servers that lose patience

    void saysThatThereWereTooManyFailures()
    {
        SshServer strict;
        SshServer::Setup setup;
        setup.config = "MaxAuthTries 1\n";
        QVERIFY(strict.start(setup));
        Login login = strict.login(QStringLiteral("root"));
        login.identityFile = m_folder.filePath(QStringLiteral("strange"));
        QVERIFY(makeKey(login.identityFile));
        const auto opened = open(std::move(login));
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::SignIn);
        QCOMPARE(reason(opened), QStringLiteral("tooManyFailures"));
    }

    void saysThatTheServerClosedInTheMiddle()
    {
        ScriptedServer server;
        QVERIFY(server.start(scripted({"--password", "right", "--drop", "auth"})));
        Login login = server.login();
        login.password = Secret("wrong");
        const auto opened = open(std::move(login));
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::SignIn);
        QCOMPARE(reason(opened), QStringLiteral("closed"));
    }
};

QTEST_GUILESS_MAIN(SshSignInTest)
#include "ssh_sign_in_test.moc"
