#include "ssh_server.h"

#include <QElapsedTimer>
#include <QLocalServer>
#include <QTest>
#include <QUdpSocket>

#include <sys/socket.h>
#include <sys/un.h>
#include <thread>

using namespace meethouse;

namespace
{

constexpr qint64 latest = 1000; // ms from the stop request to the answer

// An ssh-agent that is there, takes what it is told, and never answers; or lists one key and hangs when it shall sign.
class HangingAgent
{
public:
    HangingAgent(const QString &file, const QByteArray &listed)
    {
        m_listening = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un place = {};
        place.sun_family = AF_UNIX;
        const QByteArray path = file.toLocal8Bit();
        std::copy(path.begin(), path.end(), place.sun_path);
        bind(m_listening, reinterpret_cast<sockaddr *>(&place), sizeof place);
        listen(m_listening, 5);
        qputenv("SSH_AUTH_SOCK", path);
        m_thread = std::jthread([this, listed] {
            for (;;) {
                const int accepted = accept(m_listening, nullptr, nullptr);
                if (accepted < 0)
                    return;
                m_accepted.append(accepted);
                char request[5];
                if (!listed.isEmpty() && read(accepted, request, sizeof request) == 5 && request[4] == 11) {
                    [[maybe_unused]] const auto wrote =
                        write(accepted, listed.constData(), static_cast<size_t>(listed.size()));
                }
            }
        });
    }
    ~HangingAgent()
    {
        qunsetenv("SSH_AUTH_SOCK");
        shutdown(m_listening, SHUT_RDWR);
        m_thread.join();
        close(m_listening);
        for (const int accepted : std::as_const(m_accepted))
            close(accepted);
    }
    HangingAgent(const HangingAgent &) = delete;
    HangingAgent &operator=(const HangingAgent &) = delete;

private:
    int m_listening = -1;
    QList<int> m_accepted;
    std::jthread m_thread;
};

QByteArray number(qsizetype value)
{
    const auto small = static_cast<quint32>(value);
    return QByteArray()
        .append(static_cast<char>(small >> 24))
        .append(static_cast<char>(small >> 16))
        .append(static_cast<char>(small >> 8))
        .append(static_cast<char>(small));
}

} // namespace

// A stop request ends any call within a second, wherever it stands, and leaves no thread behind.
class SshStopTest : public QObject
{
    Q_OBJECT

    SshServer m_server;
    NobodyToAsk m_nobody;
    QTemporaryDir m_folder;

    static qsizetype threads()
    {
        return QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
    }

    // Stops `call` after a moment; says what is wrong, or nothing.
    template <typename Call>
    static QString stopped(Call call)
    {
        const auto before = threads();
        std::stop_source source;
        QElapsedTimer since;
        std::jthread stopper([&] {
            QThread::msleep(400);
            since.start();
            source.request_stop();
        });
        const auto answer = call(source.get_token());
        const bool wasStopped = source.stop_requested();
        const qint64 took = wasStopped ? since.elapsed() : 0;
        stopper.join();
        if (!wasStopped)
            return QStringLiteral("it ended before it was stopped");
        if (answer)
            return QStringLiteral("it went well");
        if (answer.error().kind != ErrorKind::Cancelled)
            return QStringLiteral("it said ") + answer.error().what + answer.error().detail;
        if (took > latest)
            return QStringLiteral("it took %1 ms").arg(took);
        for (int i = 0; i < 20 && threads() > before; ++i)
            QThread::msleep(20);
        return threads() > before ? QStringLiteral("a thread stayed") : QString();
    }

    QString openingStopped(const Login &login)
    {
        return stopped(
            [&](std::stop_token stop) { return Connection::open(login.clone(), m_nobody, std::move(stop)); });
    }

private slots:
    void initTestCase()
    {
        if (geteuid() != 0)
            QSKIP("sshd needs root");
        QVERIFY(m_server.start());
    }

    void whileLookingUpTheName()
    {
        QUdpSocket silent;
        QVERIFY(silent.bind(QHostAddress::LocalHost));
        Login login = m_server.login();
        login.address.host = QStringLiteral("somewhere.example.org");
        login.nameServer = {QStringLiteral("127.0.0.1"), silent.localPort()};
        QCOMPARE(openingStopped(login), QString());
    }

    void whileShakingHands()
    {
        ScriptedServer server;
        QVERIFY(server.start({QStringLiteral("--hang"), QStringLiteral("banner")}));
        QCOMPARE(openingStopped(server.login()), QString());
    }

    void whileSigningIn()
    {
        ScriptedServer server;
        QVERIFY(server.start(
            {QStringLiteral("--password"), QStringLiteral("x"), QStringLiteral("--hang"), QStringLiteral("auth")}));
        Login login = server.login();
        login.password = Secret("x");
        QCOMPARE(openingStopped(login), QString());
    }

    void whileTheAgentSaysNothing()
    {
        const HangingAgent agent(m_folder.filePath(QStringLiteral("agent1")), {});
        Login login = m_server.login();
        login.identityFile.clear();
        login.useAgent = true;
        QCOMPARE(openingStopped(login), QString());
    }

    void whileTheAgentDoesNotSign()
    {
        const QByteArray blob =
            QByteArray::fromBase64(readFile(m_server.userKey() + QStringLiteral(".pub")).split(' ').at(1));
        const QByteArray body = '\x0c' + QByteArray(number(1)) + number(blob.size()) + blob + number(0);
        const HangingAgent agent(m_folder.filePath(QStringLiteral("agent2")), number(body.size()) + body);
        Login login = m_server.login();
        login.identityFile.clear();
        login.useAgent = true;
        QCOMPARE(openingStopped(login), QString());
    }

    void inACommand_data()
    {
        QTest::addColumn<QString>("where");
        for (const char *where : {"channel", "exec", "data"})
            QTest::newRow(where) << QString::fromLatin1(where);
    }

    void inACommand()
    {
        QFETCH(QString, where);
        ScriptedServer server;
        QVERIFY(server.start({QStringLiteral("--password"), QStringLiteral("x"), QStringLiteral("--hang"), where}));
        Login login = server.login();
        login.password = Secret("x");
        const auto opened = Connection::open(std::move(login), m_nobody, {});
        QVERIFY(opened);
        QCOMPARE(stopped([&](std::stop_token stop) {
            RemoteCommand command;
            command.line = "true";
            command.asRoot = false;
            return (*opened)->run(std::move(command), std::move(stop));
        }),
            QString());
    }

    void whileACommandRuns()
    {
        const auto opened = Connection::open(m_server.login(), m_nobody, {});
        QVERIFY(opened);
        const QString mark = m_server.file(QStringLiteral("went on"));
        QCOMPARE(stopped([&](std::stop_token stop) {
            RemoteCommand command;
            command.line = "read path; sleep 1.5; : > \"$path\"";
            command.input = mark.toLatin1() + '\n';
            return (*opened)->run(std::move(command), std::move(stop));
        }),
            QString());
        // Closing a channel ends nothing at the server, and the connection can still be used.
        RemoteCommand next;
        next.line = "echo still here";
        const auto outcome = (*opened)->run(std::move(next), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->output, QByteArray("still here\n"));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(mark), 4000);
    }

    // Pitfall: libssh makes the socket block, so that sending into a line that takes nothing would hold us.
    void whileSendingIntoADeadLine()
    {
        const auto opened = Connection::open(m_server.login(), m_nobody, {});
        QVERIFY(opened);
        // The process of sshd that serves us is stopped by the command itself.
        QCOMPARE(stopped([&](std::stop_token stop) {
            RemoteCommand command;
            command.line = "kill -STOP $PPID; cat > /dev/null";
            command.input = QByteArray(20'000'000, 'x');
            return (*opened)->run(std::move(command), std::move(stop));
        }),
            QString());
        QProcess::execute(QStringLiteral("/bin/sh"),
            {QStringLiteral("-c"), QStringLiteral("for p in $(ps -eo pid,stat,comm | awk '$2 ~ /^T/ && $3 == \"sshd\" "
                                                  "{print $1}'); do kill -CONT $p; done")});
    }

    void whileOutputPoursIn()
    {
        const auto opened = Connection::open(m_server.login(), m_nobody, {});
        QVERIFY(opened);
        QCOMPARE(stopped([&](std::stop_token stop) {
            RemoteCommand command;
            command.line = "cat /dev/zero";
            command.onOutput = [](const QByteArray &) {};
            return (*opened)->run(std::move(command), std::move(stop));
        }),
            QString());
    }

    void beforeItBegan()
    {
        std::stop_source source;
        source.request_stop();
        const auto unopened = Connection::open(m_server.login(), m_nobody, source.get_token());
        QVERIFY(!unopened);
        QCOMPARE(unopened.error().kind, ErrorKind::Cancelled);
        const auto opened = Connection::open(m_server.login(), m_nobody, {});
        QVERIFY(opened);
        const auto outcome = (*opened)->run(RemoteCommand{}, source.get_token());
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(SshStopTest)
#include "ssh_stop_test.moc"
