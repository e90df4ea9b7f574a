#include "dns_server.h"
#include "net/https.h"
#include "net/probe.h"
#include "peer_process.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace meethouse;
using namespace std::chrono_literals;

class NetHttpsTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    PeerProcess m_web;
    QJsonObject m_ports;
    DnsServer m_dns;

    [[nodiscard]] QUrl url(
        const QString &server, const QString &path, const QString &host = QStringLiteral("meet.test")) const
    {
        QUrl url;
        url.setScheme(server == QStringLiteral("plain") ? QStringLiteral("http") : QStringLiteral("https"));
        url.setHost(host);
        url.setPort(m_ports[server].toInt());
        url.setPath(path);
        return url;
    }
    [[nodiscard]] WebAccess access(const QString &caFile = {}) const
    {
        return {.nameServer = m_dns.address(), .caFile = caFile, .pinnedSha256 = {}};
    }
    [[nodiscard]] QString ca() const { return m_folder.filePath(QStringLiteral("ca.pem")); }
    [[nodiscard]] quint16 port(const QString &server) const { return quint16(m_ports[server].toInt()); }

    static QString reason(const Error &error) { return error.data[QStringLiteral("reason")].toString(); }

private slots:
    void initTestCase()
    {
        m_ports = m_web.start(QFINDTESTDATA("../support/web_peer.py"), {m_folder.path()});
        QVERIFY(m_ports.size() == 3);
        QVERIFY(m_dns.start(
            {QStringLiteral("--host-record=meet.test,127.0.0.1"), QStringLiteral("--host-record=other.test,127.0.0.1"),
                QStringLiteral("--host-record=a.wild.test,127.0.0.1")},
            QStringLiteral("meet.test")));
    }
    void aPageIsRead()
    {
        HttpsClient client(access(ca()));
        const auto answer = client.get(url(QStringLiteral("signed"), QStringLiteral("/")), {});
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->status, 200);
        QCOMPARE(answer->body, QByteArray("hello"));
        QCOMPARE(answer->header(u"x-test"), QStringLiteral("first"));
        QVERIFY(answer->hasHeader(u"content-length"));
        QVERIFY(!answer->hasHeader(u"strict-transport-security"));
        QVERIFY(answer->peer.trusted);
        QVERIFY(answer->peer.nameMatches);
        QVERIFY(!answer->peer.pinned);
        QCOMPARE(answer->peer.chain.size(), 2);
        QCOMPARE(answer->peer.chain[0].names,
            (QStringList{QStringLiteral("meet.test"), QStringLiteral("*.wild.test"), QStringLiteral("127.0.0.2")}));
        QCOMPARE(answer->peer.chain[0].subject, QStringLiteral("CN=Test leaf"));
        QCOMPARE(answer->peer.chain[0].issuer, QStringLiteral("CN=Test middle"));
        QCOMPARE(answer->peer.chain[0].issuerName, QStringLiteral("Test middle"));
        QVERIFY(answer->peer.protocol.startsWith(QStringLiteral("TLSv1.")));
    }

    void aConnectionIsKept()
    {
        HttpsClient client(access(ca()));
        const QUrl page = url(QStringLiteral("signed"), QStringLiteral("/"));
        const auto first = client.get(page, {});
        const auto second = client.get(page, {});
        QVERIFY(first && second);
        QCOMPARE(first->header(u"x-peer"), second->header(u"x-peer"));
        QCOMPARE(second->peer.chain.size(), 2);
    }

    void aBodyIsPosted()
    {
        HttpsClient client(access(ca()));
        const std::string body("<a>\0b</a>", 9);
        const auto answer =
            client.post(url(QStringLiteral("signed"), QStringLiteral("/echo")), QStringLiteral("text/xml"), body, {});
        QVERIFY(answer);
        QCOMPARE(answer->body.toStdString(), body);
        QCOMPARE(answer->header(u"content-type"), QStringLiteral("text/xml"));
    }

    void otherStatesAndRedirectsAreAnswers()
    {
        HttpsClient client(access());
        const auto gone = client.get(url(QStringLiteral("plain"), QStringLiteral("/nothing")), {});
        QVERIFY(gone);
        QCOMPARE(gone->status, 404);
        const auto moved = client.get(url(QStringLiteral("plain"), QStringLiteral("/redirect")), {});
        QVERIFY(moved);
        QCOMPARE(moved->status, 302);
        QCOMPARE(moved->header(u"location"), QStringLiteral("/"));
        QVERIFY(moved->peer.chain.isEmpty());
    }

    void withoutTheAuthorityNothingIsTrusted()
    {
        for (const QString &server : {QStringLiteral("signed"), QStringLiteral("selfSigned")}) {
            HttpsClient client(access());
            const auto answer = client.get(url(server, QStringLiteral("/")), {});
            QVERIFY(!answer);
            QCOMPARE(answer.error().kind, ErrorKind::Connection);
            QCOMPARE(reason(answer.error()), QStringLiteral("untrusted"));
        }
    }

    void aTrustedCertificateOfAnotherNameIsRefused()
    {
        HttpsClient client(access(ca()));
        const auto answer =
            client.get(url(QStringLiteral("signed"), QStringLiteral("/"), QStringLiteral("other.test")), {});
        QVERIFY(!answer);
        QCOMPARE(reason(answer.error()), QStringLiteral("wrongName"));
        QVERIFY(client.get(url(QStringLiteral("signed"), QStringLiteral("/"), QStringLiteral("a.wild.test")), {}));
    }

    void exactlyThePinnedCertificateIsTrusted()
    {
        const auto shown = certificateAt(QStringLiteral("meet.test"), port(QStringLiteral("selfSigned")), access(), {});
        QVERIFY(shown);
        QVERIFY(!shown->trusted && !shown->distrust.isEmpty() && shown->nameMatches);
        QVERIFY(shown->chain.first().selfSigned);
        QCOMPARE(shown->chain.first().sha256.size(), 32);

        WebAccess pinned = access();
        pinned.pinnedSha256 = shown->chain.first().sha256;
        HttpsClient client(pinned);
        const auto answer = client.get(url(QStringLiteral("selfSigned"), QStringLiteral("/")), {});
        QVERIFY(answer);
        QVERIFY(answer->peer.pinned && !answer->peer.trusted);
        // Another certificate is refused even if an authority vouches for it.
        WebAccess both = pinned;
        both.caFile = ca();
        HttpsClient other(both);
        const auto refused = other.get(url(QStringLiteral("signed"), QStringLiteral("/")), {});
        QVERIFY(!refused);
        QCOMPARE(reason(refused.error()), QStringLiteral("untrusted"));
    }

    void aCertificateIsLookedAtWhoeverIssuedIt()
    {
        const auto trusted =
            certificateAt(QStringLiteral("other.test"), port(QStringLiteral("signed")), access(ca()), {});
        QVERIFY(trusted);
        QVERIFY(trusted->trusted && !trusted->nameMatches);
        const Certificate &own = trusted->chain.first();
        QVERIFY(!own.selfSigned);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(own.notBefore <= now && own.notAfter > now.addDays(1) && own.notAfter < now.addDays(3));
    }

    void aCaFileThatIsNoneIsSaid()
    {
        HttpsClient client(access(m_folder.filePath(QStringLiteral("ca.key"))));
        const auto answer = client.get(url(QStringLiteral("signed"), QStringLiteral("/")), {});
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Usage);
    }

    void tooMuchIsRefused()
    {
        WebAccess small = access();
        small.bodyLimit = 100'000;
        HttpsClient client(small);
        const auto answer = client.get(url(QStringLiteral("plain"), QStringLiteral("/big")), {});
        QVERIFY(!answer);
        QCOMPARE(reason(answer.error()), QStringLiteral("tooLarge"));
        HttpsClient patient(access());
        QCOMPARE(patient.get(url(QStringLiteral("plain"), QStringLiteral("/big")), {})->body.size(), 3'000'000);
        QVERIFY(!patient.get(url(QStringLiteral("plain"), QStringLiteral("/headers")), {}));
    }

    void halfAnAnswerIsAnError()
    {
        HttpsClient client(access());
        QVERIFY(!client.get(url(QStringLiteral("plain"), QStringLiteral("/broken")), {}));
    }

    void deadlineAndStop()
    {
        WebAccess hasty = access();
        hasty.deadline = 600ms;
        HttpsClient client(hasty);
        QElapsedTimer timer;
        timer.start();
        const auto late = client.get(url(QStringLiteral("plain"), QStringLiteral("/slow")), {});
        QVERIFY(!late);
        QCOMPARE(late.error().kind, ErrorKind::TimedOut);
        QVERIFY(timer.elapsed() < 1600);

        std::stop_source source;
        std::jthread stopper([&source] {
            std::this_thread::sleep_for(300ms);
            source.request_stop();
        });
        HttpsClient calm(access());
        timer.restart();
        const auto stopped = calm.get(url(QStringLiteral("plain"), QStringLiteral("/slow")), source.get_token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
        QVERIFY(timer.elapsed() < 1300);
    }

    void unknownNamesAndClosedPorts()
    {
        HttpsClient client(access());
        const auto nobody = client.get(QUrl(QStringLiteral("https://nobody.test/")), {});
        QVERIFY(!nobody);
        QCOMPARE(reason(nobody.error()), QStringLiteral("noSuchName"));
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        QUrl closed(QStringLiteral("https://meet.test/"));
        closed.setPort(gone.serverPort());
        gone.close();
        const auto refused = client.get(closed, {});
        QVERIFY(!refused);
        QCOMPARE(reason(refused.error()), QStringLiteral("refused"));
    }

    void oneRefusalMayBeChance()
    {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        const quint16 port = gone.serverPort();
        gone.close();
        std::thread late([port] {
            std::this_thread::sleep_for(150ms);
            QTcpServer server;
            if (!server.listen(QHostAddress::LocalHost, port) || !server.waitForNewConnection(5000))
                return;
            auto *const peer = server.nextPendingConnection();
            peer->waitForReadyRead(5000);
            peer->write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
            peer->waitForBytesWritten(5000);
        });
        HttpsClient client(access());
        const auto answer = client.get(QUrl(QStringLiteral("http://meet.test:%1/").arg(port)), {});
        late.join();
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer->body, QByteArray("hello"));
    }

    void plainTextWhereTlsIsExpected()
    {
        HttpsClient client(access());
        QUrl page = url(QStringLiteral("plain"), QStringLiteral("/"));
        page.setScheme(QStringLiteral("https"));
        const auto answer = client.get(page, {});
        QVERIFY(!answer);
        QCOMPARE(reason(answer.error()), QStringLiteral("tls"));
    }

    void portsAreProbed()
    {
        QTcpServer open;
        QVERIFY(open.listen(QHostAddress::LocalHost));
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        const quint16 closed = gone.serverPort();
        gone.close();
        const auto states = portStates(QHostAddress::LocalHost, {open.serverPort(), closed}, 3s, {});
        QVERIFY(states);
        QCOMPARE(states->value(open.serverPort()), PortState::Open);
        QCOMPARE(states->value(closed), PortState::Closed);
    }

    // A listener whose queue is full drops what comes, as a firewall does.
    void aSwallowingPortIsFiltered()
    {
        const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        QCOMPARE(::bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
        QCOMPARE(::listen(listener, 0), 0);
        socklen_t length = sizeof address;
        QCOMPARE(::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &length), 0);
        QList<int> waiting;
        for (int i = 0; i < 4; ++i) {
            waiting.append(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
            (void)::connect(waiting.last(), reinterpret_cast<sockaddr *>(&address), sizeof address);
        }
        QTest::qWait(50);
        const quint16 full = ntohs(address.sin_port);
        QElapsedTimer timer;
        timer.start();
        const auto states = portStates(QHostAddress::LocalHost, {full}, 600ms, {});
        QVERIFY(states);
        QCOMPARE(states->value(full), PortState::Filtered);
        QVERIFY(timer.elapsed() < 1600);

        std::stop_source source;
        std::jthread stopper([&source] {
            std::this_thread::sleep_for(200ms);
            source.request_stop();
        });
        timer.restart();
        const auto stopped = portStates(QHostAddress::LocalHost, {full}, 30s, source.get_token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
        QVERIFY(timer.elapsed() < 1200);
        for (const int one : waiting)
            ::close(one);
        ::close(listener);
    }
};

QTEST_GUILESS_MAIN(NetHttpsTest)
#include "net_https_test.moc"
