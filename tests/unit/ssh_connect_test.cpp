#include "ssh_server.h"

#include "ssh/known_hosts.h"

#include <QElapsedTimer>
#include <QTest>

#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <sys/socket.h>
#include <thread>

using namespace meethouse;

namespace
{

// Takes no more connections: those who come wait for an answer that never comes, as behind a firewall.
class BlackHole
{
public:
    explicit BlackHole(const char *address, quint16 port = 0)
    {
        m_listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in place = {};
        place.sin_family = AF_INET;
        place.sin_port = htons(port);
        place.sin_addr.s_addr = htonl(QHostAddress(QString::fromLatin1(address)).toIPv4Address());
        bind(m_listening, reinterpret_cast<sockaddr *>(&place), sizeof place);
        listen(m_listening, 0);
        socklen_t size = sizeof place;
        getsockname(m_listening, reinterpret_cast<sockaddr *>(&place), &size);
        m_port = ntohs(place.sin_port);
        for (int &filler : m_fillers) {
            filler = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
            ::connect(filler, reinterpret_cast<sockaddr *>(&place), sizeof place);
        }
        QThread::msleep(100);
    }
    ~BlackHole()
    {
        close(m_listening);
        for (const int filler : m_fillers)
            close(filler);
    }
    BlackHole(const BlackHole &) = delete;
    BlackHole &operator=(const BlackHole &) = delete;
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    int m_listening = -1;
    int m_fillers[4] = {};
    quint16 m_port = 0;
};

// Says one thing to whoever comes, and closes.
class OneLiner
{
public:
    explicit OneLiner(const QByteArray &line)
    {
        m_server.listen(QHostAddress::LocalHost);
        const int descriptor = static_cast<int>(m_server.socketDescriptor());
        m_thread = std::jthread([descriptor, line](const std::stop_token &) {
            pollfd watched = {descriptor, POLLIN, 0};
            poll(&watched, 1, -1);
            const int accepted = accept(descriptor, nullptr, nullptr);
            if (accepted < 0)
                return;
            [[maybe_unused]] const auto wrote = write(accepted, line.constData(), static_cast<size_t>(line.size()));
            shutdown(accepted, SHUT_WR);
            char buffer[4096];
            while (read(accepted, buffer, sizeof buffer) > 0) {
            }
            close(accepted);
        });
    }
    ~OneLiner() { shutdown(static_cast<int>(m_server.socketDescriptor()), SHUT_RDWR); }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

private:
    QTcpServer m_server;
    std::jthread m_thread;
};

} // namespace

// From a name to a server that speaks SSH, and every way this can fail.
class SshConnectTest : public QObject
{
    Q_OBJECT

    SshServer m_server;
    Helper m_names;
    NameServer m_nameServer;
    NobodyToAsk m_nobody;

    Result<std::unique_ptr<Connection>> open(Login login) { return Connection::open(std::move(login), m_nobody, {}); }

    Login to(const char *host, quint16 port) const
    {
        Login login = m_server.login();
        login.address.host = QString::fromLatin1(host);
        login.address.port = port;
        login.connectTimeout = std::chrono::seconds(3);
        return login;
    }
    Login byName(const char *host, quint16 port) const
    {
        Login login = to(host, port);
        login.nameServer = m_nameServer;
        return login;
    }

    static QString reason(const Result<std::unique_ptr<Connection>> &opened)
    {
        return opened ? QStringLiteral("opened") : opened.error().data.value(QStringLiteral("reason")).toString();
    }

    static qsizetype entries(const char *folder)
    {
        return QDir(QString::fromLatin1(folder))
            .entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System)
            .size();
    }

private slots:
    void initTestCase()
    {
        if (geteuid() != 0)
            QSKIP("sshd needs root");
        SshServer::Setup setup;
        setup.config = "ListenAddress ::1\n";
        QVERIFY(m_server.start(setup));
        m_nameServer.host = QStringLiteral("127.0.0.1");
        m_nameServer.port = freePort();
        QVERIFY(m_names.start(QStringLiteral("/usr/sbin/dnsmasq"),
            {QStringLiteral("--keep-in-foreground"), QStringLiteral("--no-resolv"), QStringLiteral("--no-hosts"),
                QStringLiteral("--conf-file=/dev/null"), QStringLiteral("--pid-file="),
                QStringLiteral("--listen-address=127.0.0.1"), QStringLiteral("--bind-interfaces"),
                QStringLiteral("--port=%1").arg(m_nameServer.port), QStringLiteral("--local=/test/"),
                QStringLiteral("--host-record=six.test,::1"), QStringLiteral("--host-record=both.test,127.0.0.1,::1"),
                QStringLiteral("--host-record=closed.test,127.0.0.8"),
                QStringLiteral("--host-record=second.test,127.0.0.8"),
                QStringLiteral("--host-record=second.test,127.0.0.1")}));
        QVERIFY(waitForPort(m_nameServer.port));
    }

    void findsTheServerByName_data()
    {
        QTest::addColumn<QString>("host");
        for (const char *host : {"six.test", "both.test", "second.test"})
            QTest::newRow(host) << QString::fromLatin1(host);
    }

    void findsTheServerByName()
    {
        QFETCH(QString, host);
        if (host == QLatin1String("six.test") && !QTcpServer().listen(QHostAddress::LocalHostIPv6))
            QSKIP("no IPv6 on this machine");
        for (int i = 0; i < 4; ++i) { // dnsmasq turns the order of addresses
            const auto opened = open(byName(host.toLatin1().constData(), m_server.port()));
            QVERIFY2(opened, opened ? "" : qPrintable(opened.error().what + opened.error().detail));
            QCOMPARE((*opened)->peerAddress(), host == QLatin1String("six.test")      ? QStringLiteral("::1")
                                               : host == QLatin1String("second.test") ? QStringLiteral("127.0.0.1")
                                                                                      : (*opened)->peerAddress());
        }
    }

    void takesAddressesAndTheHostsFile()
    {
        QVERIFY(open(to("127.0.0.1", m_server.port())));
        QVERIFY(open(to("localhost", m_server.port())));
        if (!QTcpServer().listen(QHostAddress::LocalHostIPv6))
            QSKIP("no IPv6 on this machine");
        QVERIFY(open(to("::1", m_server.port())));
    }

    // libssh takes the first address that does not fail at once and stays with it.
    void goesOnToTheNextAddressWhenOneIsSilent()
    {
        const BlackHole hole("127.0.0.8", m_server.port());
        QCOMPARE(hole.port(), m_server.port());
        for (int i = 0; i < 2; ++i) {
            Login login = byName("second.test", m_server.port());
            login.connectTimeout = std::chrono::seconds(10);
            QElapsedTimer timer;
            timer.start();
            const auto opened = open(std::move(login));
            QVERIFY(opened);
            QCOMPARE((*opened)->peerAddress(), QStringLiteral("127.0.0.1"));
            QVERIFY(timer.elapsed() < 5000);
        }
    }

    void saysThatNothingListens()
    {
        const auto opened = open(to("127.0.0.1", freePort()));
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Connection);
        QCOMPARE(reason(opened), QStringLiteral("refused"));
        QCOMPARE(reason(open(byName("closed.test", m_server.port()))), QStringLiteral("refused"));
    }

    void saysThatAServerItKnowsMayHaveShutItOut()
    {
        Login known = m_server.login();
        known.address.port = freePort();
        QVERIFY(KnownHosts::remember(
            known.knownHostsFile, known.address.host, known.address.port, {"ssh-ed25519", QByteArray(51, 'k')}));
        const auto opened = open(std::move(known));
        QVERIFY(!opened);
        QCOMPARE(reason(opened), QStringLiteral("refused"));
        QVERIFY(opened.error().why.contains(QLatin1String("fail2ban")));
    }

    void saysThatTheNameIsUnknown()
    {
        const auto opened = open(byName("nothing.test", 22));
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Connection);
        QCOMPARE(reason(opened), QStringLiteral("noSuchName"));
    }

    void saysThatNobodyAnswers()
    {
        const BlackHole hole("127.0.0.1");
        Login login = to("127.0.0.1", hole.port());
        login.connectTimeout = std::chrono::seconds(1);
        QElapsedTimer timer;
        timer.start();
        const auto opened = open(std::move(login));
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Connection);
        QCOMPARE(reason(opened), QStringLiteral("noAnswer"));
        QVERIFY(timer.elapsed() >= 950 && timer.elapsed() < 2000);
    }

    void saysThatNoWayLeadsThere()
    {
        QString said;
        std::thread([&] {
            if (unshare(CLONE_NEWNET) == 0) // in here there is no network at all
                said = reason(open(to("203.0.113.5", 22)));
        }).join();
        if (said.isEmpty())
            QSKIP("no network namespace here");
        QCOMPARE(said, QStringLiteral("unreachable"));
    }

    void saysThatItIsNoSshServer_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("said");
        QTest::newRow("web") << QByteArray("HTTP/1.0 400 Bad Request\r\n\r\n") << QStringLiteral("notSsh");
        QTest::newRow("mail") << QByteArray("220 mail.example.org ESMTP\r\n") << QStringLiteral("notSsh");
        QTest::newRow("much") << QByteArray(100000, 'x') << QStringLiteral("notSsh");
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("closed");
        QTest::newRow("MaxStartups") << QByteArray("Exceeded MaxStartups\r\n") << QStringLiteral("busy");
        QTest::newRow("penalty") << QByteArray("Not allowed at this time\r\n") << QStringLiteral("turnedAway");
        QTest::newRow("SSH 1") << QByteArray("SSH-1.5-old\r\n") << QStringLiteral("tooOld");
        QTest::newRow("broken") << QByteArray("SSH-2.0-broken\r\n\x01\x02\x03") << QStringLiteral("closed");
    }

    void saysThatItIsNoSshServer()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, said);
        const OneLiner server(line);
        const auto opened = open(to("127.0.0.1", server.port()));
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Connection);
        QCOMPARE(reason(opened), said);
        for (const auto *text : {&opened.error().what, &opened.error().why, &opened.error().todo})
            QVERIFY(!text->isEmpty());
    }

    void saysThatTheServerIsTooOld()
    {
        ScriptedServer server;
        QVERIFY(server.start({QStringLiteral("--weak")}));
        const auto opened = open(server.login());
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Connection);
        QCOMPARE(reason(opened), QStringLiteral("tooOld"));
    }

    void limitsTheHandshake()
    {
        ScriptedServer server;
        QVERIFY(server.start({QStringLiteral("--hang"), QStringLiteral("banner")}));
        Login login = server.login();
        login.connectTimeout = std::chrono::seconds(1);
        QElapsedTimer timer;
        timer.start();
        const auto opened = open(std::move(login));
        QVERIFY(!opened);
        QCOMPARE(reason(opened), QStringLiteral("noAnswer"));
        QVERIFY(timer.elapsed() < 2000);
    }

    // Pitfall: after connecting, libssh waits without any limit.
    void limitsTheSignIn()
    {
        ScriptedServer server;
        QVERIFY(server.start(
            {QStringLiteral("--password"), QStringLiteral("x"), QStringLiteral("--hang"), QStringLiteral("auth")}));
        Login login = server.login();
        login.password = Secret("x");
        login.connectTimeout = std::chrono::milliseconds(500);
        QElapsedTimer timer;
        timer.start();
        const auto opened = open(std::move(login));
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Connection);
        QVERIFY(timer.elapsed() < 4000);
    }

    void noticesASilentServer()
    {
        ScriptedServer server;
        QVERIFY(server.start({QStringLiteral("--password"), QStringLiteral("x")}));
        Login login = server.login();
        login.password = Secret("x");
        login.keepAlive = std::chrono::milliseconds(300);
        const auto opened = open(std::move(login));
        QVERIFY(opened);
        RemoteCommand command;
        command.line = "sleep 3; echo awake";
        command.asRoot = false;
        // Silent for long, but it answers when asked for a sign of life.
        const auto outcome = (*opened)->run(std::move(command), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->output, QByteArray("awake\n"));

        std::jthread freezer([&server] {
            QThread::msleep(500);
            server.process().freeze();
        });
        QElapsedTimer timer;
        timer.start();
        RemoteCommand longer;
        longer.line = "sleep 30";
        longer.asRoot = false;
        const auto lost = (*opened)->run(std::move(longer), {});
        QVERIFY(!lost);
        QCOMPARE(lost.error().kind, ErrorKind::Connection);
        QCOMPARE(lost.error().data.value(QStringLiteral("reason")).toString(), QStringLiteral("silent"));
        QVERIFY(timer.elapsed() > 1200 && timer.elapsed() < 5000);
    }

    void keepsItsDeadline()
    {
        const auto opened = open(to("127.0.0.1", m_server.port()));
        QVERIFY(opened);
        RemoteCommand command;
        command.line = "sleep 30";
        command.deadline = std::chrono::milliseconds(700);
        QElapsedTimer timer;
        timer.start();
        const auto outcome = (*opened)->run(std::move(command), {});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::TimedOut);
        QVERIFY(timer.elapsed() >= 700 && timer.elapsed() < 2000);
        RemoteCommand next;
        next.line = "echo still here";
        QVERIFY((*opened)->run(std::move(next), {}));
    }

    void leavesNothingBehind()
    {
        const OneLiner liner("HTTP/1.0 400\r\n");
        const auto once = [this, &liner] {
            open(to("127.0.0.1", m_server.port()));
            Login stranger = to("127.0.0.1", m_server.port());
            stranger.knownHostsFile = QStringLiteral("/nonexistent/known_hosts");
            stranger.acceptHostKey.clear();
            open(std::move(stranger));
            Login keyless = to("127.0.0.1", m_server.port());
            keyless.identityFile = QStringLiteral("/nonexistent");
            open(std::move(keyless));
            open(to("127.0.0.1", liner.port()));
            open(to("127.0.0.1", 1));
        };
        once();
        const auto descriptors = entries("/proc/self/fd");
        const auto threads = entries("/proc/self/task");
        for (int i = 0; i < 10; ++i) {
            open(to("127.0.0.1", m_server.port()));
            Login keyless = to("127.0.0.1", m_server.port());
            keyless.identityFile = QStringLiteral("/nonexistent");
            open(std::move(keyless));
            open(to("127.0.0.1", 1));
        }
        QCOMPARE(entries("/proc/self/fd"), descriptors);
        QCOMPARE(entries("/proc/self/task"), threads);
    }
};

QTEST_GUILESS_MAIN(SshConnectTest)
#include "ssh_connect_test.moc"
