#include "net/websocket.h"
#include "net/xmpp_transport.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <functional>
#include <future>
#include <thread>

using namespace meethouse;
using namespace std::chrono_literals;

namespace
{

// A server for one connection that says to a request's head whatever a test wants, and then keeps silent.
class Peer
{
public:
    using Answer = std::function<QByteArray(const QByteArray &head)>;

    explicit Peer(Answer answer, bool hangUp = false)
    {
        std::promise<quint16> ready;
        auto port = ready.get_future();
        m_thread = std::jthread(
            [answer = std::move(answer), hangUp, ready = std::move(ready)](const std::stop_token &stop) mutable {
                QTcpServer server;
                server.listen(QHostAddress::LocalHost);
                ready.set_value(server.serverPort());
                while (!stop.stop_requested() && !server.waitForNewConnection(50)) {
                }
                const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
                if (!socket)
                    return;
                QByteArray head;
                while (!stop.stop_requested() && !head.contains("\r\n\r\n")) {
                    socket->waitForReadyRead(50);
                    head += socket->readAll();
                }
                socket->write(answer(head));
                socket->waitForBytesWritten(1000);
                while (!hangUp && !stop.stop_requested() && socket->state() == QAbstractSocket::ConnectedState)
                    socket->waitForReadyRead(50);
            });
        m_port = port.get();
    }
    [[nodiscard]] QUrl url(const QString &scheme) const
    {
        return QUrl(QStringLiteral("%1://127.0.0.1:%2/x").arg(scheme).arg(m_port));
    }

private:
    quint16 m_port = 0;
    std::jthread m_thread;
};

QByteArray keyOf(const QByteArray &head)
{
    const qsizetype at = head.indexOf("Sec-WebSocket-Key: ") + 19;
    return head.mid(at, head.indexOf('\r', at) - at);
}

QByteArray accepted(const QByteArray &head, const QByteArray &more = {})
{
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " +
           webSocketAccept(keyOf(head)) + "\r\nSec-WebSocket-Protocol: xmpp\r\n" + more + "\r\n";
}

QByteArray http(const QByteArray &body, const QByteArray &status = "200 OK")
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: text/xml\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

WebAccess access()
{
    return {.nameServer = {}, .caFile = {}, .pinnedSha256 = {}, .deadline = 800ms, .bodyLimit = 10'000};
}

} // namespace

// Servers that are broken or mean harm.
class NetHostileTest : public QObject
{
    Q_OBJECT

private slots:
    void handshakesThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("answer"); // "@" stands for the right acceptance
        const QByteArray good = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";
        QTest::newRow("a page") << http("<html>");
        QTest::newRow("not found") << http("", "404 Not Found");
        QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n");
        QTest::newRow("no acceptance") << QByteArray(good + "Sec-WebSocket-Protocol: xmpp\r\n\r\n");
        QTest::newRow("wrong acceptance") << QByteArray(
            good + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nSec-WebSocket-Protocol: xmpp\r\n\r\n");
        QTest::newRow("no subprotocol") << QByteArray(good + "Sec-WebSocket-Accept: @\r\n\r\n");
        QTest::newRow("extension") << QByteArray(good + "Sec-WebSocket-Accept: @\r\nSec-WebSocket-Protocol: xmpp\r\n"
                                                        "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
        QTest::newRow("endless head") << QByteArray(good + QByteArray("X: y\r\n").repeated(10'000));
    }
    void handshakesThatAreNone()
    {
        QFETCH(QByteArray, answer);
        const Peer peer(
            [answer](const QByteArray &head) { return QByteArray(answer).replace("@", webSocketAccept(keyOf(head))); });
        const auto socket = WebSocket::open(peer.url(QStringLiteral("ws")), QStringLiteral("xmpp"), access(), {});
        QVERIFY(!socket);
        QCOMPARE(socket.error().kind, ErrorKind::Connection);
        QCOMPARE(socket.error().data[QStringLiteral("reason")].toString(), QStringLiteral("webSocket"));
    }

    void aRefusalSaysItsState()
    {
        const Peer peer([](const QByteArray &) { return http("", "403 Forbidden"); });
        const auto socket = WebSocket::open(peer.url(QStringLiteral("ws")), QStringLiteral("xmpp"), access(), {});
        QVERIFY(!socket);
        QCOMPARE(socket.error().data[QStringLiteral("status")].toInt(), 403);
    }

    void silenceEndsAtTheDeadline()
    {
        const Peer peer([](const QByteArray &) { return QByteArray(); });
        QElapsedTimer timer;
        timer.start();
        const auto socket = WebSocket::open(peer.url(QStringLiteral("ws")), QStringLiteral("xmpp"), access(), {});
        QVERIFY(!socket);
        QCOMPARE(socket.error().kind, ErrorKind::TimedOut);
        QVERIFY(timer.elapsed() < 1800);
    }

    void framesThatCameWithTheHandshakeAreNotLost()
    {
        const Peer peer([](const QByteArray &head) -> QByteArray { return accepted(head) + "\x81\x02hi"; });
        auto socket = WebSocket::open(peer.url(QStringLiteral("ws")), QStringLiteral("xmpp"), access(), {});
        QVERIFY(socket);
        const auto text = socket->receive(std::chrono::steady_clock::now() + 1s, {});
        QVERIFY(text);
        QCOMPARE(*text, QByteArray("hi"));
    }

    void endsAreErrorsAndNotLoops_data()
    {
        QTest::addColumn<QByteArray>("frames");
        QTest::addColumn<bool>("hangUp");
        QTest::newRow("close frame") << QByteArray("\x88\x02\x03\xe8", 4) << false;
        QTest::newRow("cut") << QByteArray() << true;
        QTest::newRow("cut in a frame") << QByteArray("\x81\x05he") << true;
        QTest::newRow("huge") << QByteArray("\x81\x7f\x7f\xff\xff\xff\xff\xff\xff\xff", 10) << false;
    }
    void endsAreErrorsAndNotLoops()
    {
        QFETCH(QByteArray, frames);
        QFETCH(bool, hangUp);
        const Peer peer([frames](const QByteArray &head) -> QByteArray { return accepted(head) + frames; }, hangUp);
        auto socket = WebSocket::open(peer.url(QStringLiteral("ws")), QStringLiteral("xmpp"), access(), {});
        QVERIFY(socket);
        const auto text = socket->receive(std::chrono::steady_clock::now() + 3s, {});
        QVERIFY(!text);
        QCOMPARE(text.error().kind, ErrorKind::Connection);
    }

    void boshAnswersThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("page") << http("<html><body>Welcome</body></html>");
        QTest::newRow("no XML") << http("{\"a\":1}");
        QTest::newRow("empty") << http("");
        QTest::newRow("gateway") << http("<html/>", "502 Bad Gateway");
        QTest::newRow("no session") << http("<body xmlns='http://jabber.org/protocol/httpbind'/>");
        QTest::newRow("terminate") << http(
            "<body xmlns='http://jabber.org/protocol/httpbind' type='terminate' condition='host-unknown'/>");
        QTest::newRow("document type") << http(
            "<!DOCTYPE body [<!ENTITY a 'b'>]><body xmlns='http://jabber.org/protocol/httpbind' sid='&a;'/>");
        QTest::newRow("large") << http(QByteArray("<body>") + QByteArray(20'000, 'x') + QByteArray("</body>"));
    }
    void boshAnswersThatAreNone()
    {
        QFETCH(QByteArray, answer);
        const Peer peer([answer](const QByteArray &) { return answer; });
        const auto bosh = XmppTransport::to(peer.url(QStringLiteral("http")), access());
        auto opened = bosh->openStream(QStringLiteral("meet.test"), {});
        if (opened) {
            const auto element = bosh->receive(std::chrono::steady_clock::now() + 1s, {});
            QVERIFY(!element);
            QCOMPARE(element.error().kind, ErrorKind::Connection);
        } else {
            QCOMPARE(opened.error().kind, ErrorKind::Connection);
        }
    }

    void aSessionIdCannotBreakOut()
    {
        const Peer peer([](const QByteArray &) {
            return http("<body xmlns='http://jabber.org/protocol/httpbind' sid='&quot;/&gt;&lt;evil/&gt;'>"
                        "<f xmlns='urn:f'/></body>");
        });
        const auto bosh = XmppTransport::to(peer.url(QStringLiteral("http")), access());
        QVERIFY(bosh->openStream(QStringLiteral("meet.test"), {}));
        const auto element = bosh->receive(std::chrono::steady_clock::now() + 1s, {});
        QVERIFY(element);
        QVERIFY(element->is(u"urn:f", u"f"));
    }
};

QTEST_GUILESS_MAIN(NetHostileTest)
#include "net_hostile_test.moc"
