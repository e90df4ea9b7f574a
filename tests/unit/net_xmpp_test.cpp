#include "dns_server.h"
#include "net/xmpp.h"
#include "peer_process.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <thread>

using namespace meethouse;
using namespace std::chrono_literals;

namespace
{

const QString domain = QStringLiteral("meet.example.org");
const QString guests = QStringLiteral("guest.meet.example.org");
const QString client = QStringLiteral("jabber:client");
const QString focusSpace = QStringLiteral("http://jitsi.org/protocol/focus");
const QString disco = QStringLiteral("http://jabber.org/protocol/disco#info");

XmlElement iq(const QString &type, const QString &to, XmlElement payload)
{
    XmlElement stanza(client, QStringLiteral("iq"), {{QStringLiteral("type"), type}, {QStringLiteral("to"), to}});
    stanza.add(std::move(payload));
    return stanza;
}

XmlElement conference(const QString &room)
{
    return iq(QStringLiteral("set"), QStringLiteral("focus.") + domain,
        {focusSpace, QStringLiteral("conference"),
            {{QStringLiteral("room"), room}, {QStringLiteral("machine-uid"), QStringLiteral("m1")}}});
}

} // namespace

// Against Debian's Prosody with our modules; see tests/support/xmpp_peer.py.
class NetXmppTest : public QObject
{
    Q_OBJECT

private:
    PeerProcess m_prosody;
    QJsonObject m_peer;
    DnsServer m_dns;

    [[nodiscard]] QUrl url(const QString &scheme) const
    {
        const bool bosh = scheme == QStringLiteral("http");
        return QUrl(QStringLiteral("%1://%2:%3/%4")
                        .arg(scheme, domain)
                        .arg(m_peer[QStringLiteral("port")].toInt())
                        .arg(bosh ? QStringLiteral("http-bind") : QStringLiteral("xmpp-websocket")));
    }
    [[nodiscard]] WebAccess access() const
    {
        return {.nameServer = m_dns.address(), .caFile = {}, .pinnedSha256 = {}, .deadline = 10s};
    }
    [[nodiscard]] Secret password() const
    {
        return Secret(m_peer[QStringLiteral("password")].toString().toStdString());
    }
    void transports()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("BOSH") << QStringLiteral("http");
        QTest::newRow("WebSocket") << QStringLiteral("ws");
    }

private slots:
    void initTestCase()
    {
        m_peer = m_prosody.start(QFINDTESTDATA("../support/xmpp_peer.py"), {});
        QVERIFY2(!m_peer.isEmpty(), "Prosody did not start; see tests/lua/packages.txt");
        QVERIFY(m_peer[QStringLiteral("port")].toInt() > 0);
        QVERIFY(m_dns.start({QStringLiteral("--host-record=%1,127.0.0.1").arg(domain)}, domain));
    }
    void offersDiffer_data() { transports(); }
    void offersDiffer()
    {
        QFETCH(QString, scheme);
        const auto hosts = XmppSession::open(url(scheme), access(), domain, {});
        QVERIFY2(hosts, hosts ? "" : qPrintable(hosts.error().what + hosts.error().detail));
        QVERIFY(hosts->mechanisms().contains(QStringLiteral("PLAIN")));
        QVERIFY(hosts->mechanisms().contains(QStringLiteral("SCRAM-SHA-1")));
        QVERIFY(!hosts->mechanisms().contains(QStringLiteral("ANONYMOUS")));
        const auto anybody = XmppSession::open(url(scheme), access(), guests, {});
        QVERIFY(anybody);
        QCOMPARE(anybody->mechanisms(), QStringList{QStringLiteral("ANONYMOUS")});
    }

    void signIns_data() { transports(); }
    void signIns()
    {
        QFETCH(QString, scheme);
        auto host = XmppSession::open(url(scheme), access(), domain, {});
        QVERIFY(host);
        const auto in = host->signIn(QStringLiteral("anna"), password(), {});
        QVERIFY2(in, in ? "" : qPrintable(in.error().detail));
        QVERIFY(host->jid().startsWith(QStringLiteral("anna@meet.example.org/")));

        auto wrong = XmppSession::open(url(scheme), access(), domain, {});
        QVERIFY(wrong);
        const auto out = wrong->signIn(QStringLiteral("anna"), Secret("not it"), {});
        QVERIFY(!out);
        QCOMPARE(out.error().kind, ErrorKind::SignIn);
        QCOMPARE(out.error().data[QStringLiteral("condition")].toString(), QStringLiteral("not-authorized"));

        auto guest = XmppSession::open(url(scheme), access(), guests, {});
        QVERIFY(guest);
        QVERIFY(guest->signInAnonymously({}));
        QVERIFY(guest->jid().contains(QStringLiteral("@guest.meet.example.org/")));
    }

    void aMeeting_data() { transports(); }
    void aMeeting()
    {
        QFETCH(QString, scheme);
        const QString room = QStringLiteral("lesson%1@conference.%2").arg(scheme, domain);
        auto host = XmppSession::open(url(scheme), access(), domain, {});
        auto guest = XmppSession::open(url(scheme), access(), guests, {});
        QVERIFY(host && guest);
        QVERIFY(host->signIn(QStringLiteral("anna"), password(), {}));
        QVERIFY(guest->signInAnonymously({}));

        const auto refused = guest->ask(conference(room), {});
        QVERIFY(refused);
        QCOMPARE(errorCondition(*refused), QStringLiteral("not-authorized"));
        const auto granted = host->ask(conference(room), {});
        QVERIFY(granted);
        QCOMPARE(errorCondition(*granted), QString());
        QVERIFY(granted->child(focusSpace, u"conference") != nullptr);

        const auto outside = guest->join(room, QStringLiteral("guest"), {}, 5s, {});
        QVERIFY(outside);
        QVERIFY(!outside->entered);
        QCOMPARE(outside->condition, QStringLiteral("not-authorized"));
        const auto features = guest->ask(iq(QStringLiteral("get"), room, {disco, QStringLiteral("query")}), {});
        QVERIFY(features);
        QVERIFY(features->toXml().contains("muc_passwordprotected"));

        const auto inside = host->join(room, QStringLiteral("host"), {}, 5s, {});
        QVERIFY(inside);
        QVERIFY2(inside->entered, qPrintable(inside->condition));
        QString told;
        for (int i = 0; i < 20 && told.isEmpty(); ++i) {
            const auto other = host->nextOther(2s, {});
            QVERIFY(other && *other);
            if (const XmlElement *json = (*other)->child(u"http://jitsi.org/jitmeet", u"json-message"))
                told = QJsonDocument::fromJson(json->text.toUtf8())[QStringLiteral("password")].toString();
        }
        QVERIFY(!told.isEmpty());
        const auto later = guest->join(room, QStringLiteral("guest"), told, 5s, {});
        QVERIFY(later);
        QVERIFY2(later->entered, qPrintable(later->condition));
        QVERIFY(guest->leave(room, QStringLiteral("guest"), {}));
        QVERIFY(host->leave(room, QStringLiteral("host"), {}));
    }

    // The stock configuration lets guests in where bridges are found; ours answers nothing at all.
    void nothingIsAlsoAnAnswer_data() { transports(); }
    void nothingIsAlsoAnAnswer()
    {
        QFETCH(QString, scheme);
        auto guest = XmppSession::open(url(scheme), access(), guests, {});
        QVERIFY(guest);
        QVERIFY(guest->signInAnonymously({}));
        const auto entry =
            guest->join(QStringLiteral("jvbbrewery@internal.auth.") + domain, QStringLiteral("x"), {}, 2s, {});
        QVERIFY(entry);
        QVERIFY(!entry->entered);
        // and the stream goes on
        QVERIFY(guest->ask(iq(QStringLiteral("get"), guests, {disco, QStringLiteral("query")}), {}));
    }

    void aStopEndsWaitingWithinASecond_data() { transports(); }
    void aStopEndsWaitingWithinASecond()
    {
        QFETCH(QString, scheme);
        auto guest = XmppSession::open(url(scheme), access(), guests, {});
        QVERIFY(guest);
        QVERIFY(guest->signInAnonymously({}));
        std::stop_source source;
        std::jthread stopper([&source] {
            std::this_thread::sleep_for(1500ms);
            source.request_stop();
        });
        QElapsedTimer timer;
        timer.start();
        for (;;) {
            const auto other = guest->nextOther(30s, source.get_token());
            if (other)
                continue;
            QCOMPARE(other.error().kind, ErrorKind::Cancelled);
            break;
        }
        QVERIFY(timer.elapsed() < 2500);
    }

    void unknownDomainsAreRefused_data() { transports(); }
    void unknownDomainsAreRefused()
    {
        QFETCH(QString, scheme);
        const auto nobody = XmppSession::open(url(scheme), access(), QStringLiteral("nobody.example.org"), {});
        QVERIFY(!nobody);
        QCOMPARE(nobody.error().kind, ErrorKind::Connection);
    }
};

QTEST_GUILESS_MAIN(NetXmppTest)
#include "net_xmpp_test.moc"
