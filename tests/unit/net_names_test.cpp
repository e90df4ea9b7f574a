#include "dns_server.h"
#include "net/names.h"

#include <QElapsedTimer>
#include <QFile>
#include <QNetworkDatagram>
#include <QTest>
#include <QUdpSocket>

#include <QUdpSocket>
#include <atomic>
#include <thread>

#include <thread>

using namespace meethouse;
using namespace std::chrono_literals;

class NetNamesTest : public QObject
{
    Q_OBJECT

private:
    DnsServer m_dns;

private slots:
    void initTestCase()
    {
        QVERIFY2(m_dns.start({QStringLiteral("--host-record=both.test,203.0.113.7,2001:db8::7"),
                                 QStringLiteral("--host-record=six.test,2001:db8::8"),
                                 QStringLiteral("--host-record=timed.test,203.0.113.9,1800"),
                                 QStringLiteral("--cname=alias.test,both.test"),
                                 QStringLiteral("--txt-record=text.test,only text")},
                     QStringLiteral("both.test")),
            "dnsmasq (package dnsmasq-base) did not start");
    }

    void bothFamiliesAreFound()
    {
        const auto found = addressesOf(QStringLiteral("both.test"), m_dns.address(), 5s, {});
        QVERIFY(found);
        QCOMPARE(found->size(), 2);
        QVERIFY(found->contains(QHostAddress(QStringLiteral("203.0.113.7"))));
        QVERIFY(found->contains(QHostAddress(QStringLiteral("2001:db8::7"))));
    }

    void anIPv6OnlyNameAndAnAlias()
    {
        const auto six = addressesOf(QStringLiteral("six.test"), m_dns.address(), 5s, {});
        QVERIFY(six);
        QCOMPARE(*six, QList<QHostAddress>{QHostAddress(QStringLiteral("2001:db8::8"))});
        const auto alias = addressesOf(QStringLiteral("alias.test"), m_dns.address(), 5s, {});
        QVERIFY(alias);
        QVERIFY(alias->contains(QHostAddress(QStringLiteral("203.0.113.7"))));
    }

    void addressesAreReturnedAsTheyAre()
    {
        const NameServer nobody{QStringLiteral("127.0.0.1"), 9};
        for (const QString &text : {QStringLiteral("198.51.100.3"), QStringLiteral("2001:db8::1")}) {
            const auto found = addressesOf(text, nobody, 1s, {});
            QVERIFY(found);
            QCOMPARE(*found, QList<QHostAddress>{QHostAddress(text)});
        }
    }

    void unknownNamesAndNamesWithoutAddress()
    {
        for (const QString &name : {QStringLiteral("nobody.test"), QStringLiteral("text.test")}) {
            const auto found = addressesOf(name, m_dns.address(), 5s, {});
            QVERIFY(!found);
            QCOMPARE(found.error().kind, ErrorKind::Connection);
            QCOMPARE(found.error().data[QStringLiteral("reason")].toString(), QStringLiteral("noSuchName"));
            QVERIFY(!found.error().what.isEmpty() && !found.error().why.isEmpty() && !found.error().todo.isEmpty());
            QVERIFY(found.error().what.contains(name));
        }
    }

    // The hosts file is the system's: it is not asked when a name server is named, and is when none is.
    void hostsFileOnlyWithoutANameServer()
    {
        const auto system = addressesOf(QStringLiteral("localhost"), {}, 5s, {});
        QVERIFY(system);
        QVERIFY(system->contains(QHostAddress(QStringLiteral("127.0.0.1"))));

        QFile hosts(QStringLiteral("/etc/hosts"));
        QVERIFY(hosts.open(QIODevice::ReadOnly));
        QString other;
        while (!hosts.atEnd()) {
            const QStringList words = QString::fromUtf8(hosts.readLine()).simplified().split(u' ');
            for (qsizetype i = 1; i < words.size() && !words[0].startsWith(u'#'); ++i)
                if (!words[i].contains(QStringLiteral("local")) && !QHostAddress(words[0]).isNull())
                    other = words[i];
        }
        QVERIFY2(!other.isEmpty(), "Debian's hosts file has at least ip6-loopback");
        QVERIFY(addressesOf(other, {}, 5s, {}));
        QVERIFY(!addressesOf(other, m_dns.address(), 5s, {}));
    }

    void aDeadlineIsKept()
    {
        QUdpSocket silent; // takes questions and never answers
        QVERIFY(silent.bind(QHostAddress::LocalHost, 0));
        QElapsedTimer timer;
        timer.start();
        const auto found =
            addressesOf(QStringLiteral("both.test"), {QStringLiteral("127.0.0.1"), silent.localPort()}, 700ms, {});
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::TimedOut);
        QCOMPARE(found.error().data[QStringLiteral("reason")].toString(), QStringLiteral("noAnswer"));
        QVERIFY(timer.elapsed() >= 600 && timer.elapsed() < 1700);
    }

    void aStopEndsItWithinASecond()
    {
        QUdpSocket silent;
        QVERIFY(silent.bind(QHostAddress::LocalHost, 0));
        std::stop_source source;
        std::jthread stopper([&source] {
            std::this_thread::sleep_for(300ms);
            source.request_stop();
        });
        QElapsedTimer timer;
        timer.start();
        const auto found = addressesOf(
            QStringLiteral("both.test"), {QStringLiteral("127.0.0.1"), silent.localPort()}, 30s, source.get_token());
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Cancelled);
        QVERIFY(timer.elapsed() < 1300);
    }

    void aNameServerNobodyRunsIsNoAnswer()
    {
        QUdpSocket gone;
        QVERIFY(gone.bind(QHostAddress::LocalHost, 0));
        const quint16 port = gone.localPort();
        gone.close();
        const auto found = addressesOf(QStringLiteral("both.test"), {QStringLiteral("127.0.0.1"), port}, 20s, {});
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Connection);
        QCOMPARE(found.error().data[QStringLiteral("reason")].toString(), QStringLiteral("noAnswer"));
    }

    void whatCannotBeANameIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("empty") << QString();
        QTest::newRow("blank") << QStringLiteral("a b");
        QTest::newRow("slash") << QStringLiteral("https://a");
        QTest::newRow("two dots") << QStringLiteral("a..b");
        QTest::newRow("first dot") << QStringLiteral(".a");
        QTest::newRow("nul") << QString(QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b"));
        QTest::newRow("long") << QString(254, u'a');
        QTest::newRow("umlaut") << QStringLiteral("schüle.test");
    }
    void whatCannotBeANameIsRefused()
    {
        QFETCH(QString, name);
        const auto found = addressesOf(name, m_dns.address(), 2s, {});
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Usage);
    }

    void nameServersAreParsed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port"); // 0: refused
        QTest::newRow("address") << QStringLiteral("127.0.0.1") << QStringLiteral("127.0.0.1") << 53;
        QTest::newRow("port") << QStringLiteral("127.0.0.1:5353") << QStringLiteral("127.0.0.1") << 5353;
        QTest::newRow("name") << QStringLiteral("dns.test:54") << QStringLiteral("dns.test") << 54;
        QTest::newRow("six") << QStringLiteral("2001:db8::1") << QStringLiteral("2001:db8::1") << 53;
        QTest::newRow("six, port") << QStringLiteral("[2001:db8::1]:54") << QStringLiteral("2001:db8::1") << 54;
        QTest::newRow("no port") << QStringLiteral("a:") << QString() << 0;
        QTest::newRow("big port") << QStringLiteral("a:65536") << QString() << 0;
        QTest::newRow("port 0") << QStringLiteral("a:0") << QString() << 0;
        QTest::newRow("open bracket") << QStringLiteral("[::1") << QString() << 0;
        QTest::newRow("empty") << QString() << QString() << 0;
        QTest::newRow("junk") << QStringLiteral("a b") << QString() << 0;
    }
    void nameServersAreParsed()
    {
        QFETCH(QString, text);
        QFETCH(QString, host);
        QFETCH(int, port);
        const auto server = NameServer::parse(text);
        QCOMPARE(bool(server), port != 0);
        if (server) {
            QCOMPARE(server->host, host);
            QCOMPARE(int(server->port), port);
        }
    }

    void tellsWhereAnAliasLeadsAndHowLongItIsRemembered()
    {
        const auto alias = recordsOf(QStringLiteral("alias.test"), m_dns.address(), std::chrono::seconds(5), {});
        QVERIFY(alias);
        QCOMPARE(alias->canonical, QStringLiteral("both.test"));
        const auto timed = recordsOf(QStringLiteral("timed.test"), m_dns.address(), std::chrono::seconds(5), {});
        QVERIFY(timed);
        QVERIFY(timed->canonical.isEmpty());
        QCOMPARE(timed->lifetime.count(), 1800);
    }

    // A resolver that checks signatures gives no answer when they are wrong, unless it is asked not to check them.
    void saysThatSignaturesAreWrong_data()
    {
        QTest::addColumn<bool>("answersUnchecked");
        QTest::addColumn<QString>("reason");
        QTest::newRow("wrong signatures") << true << QStringLiteral("dnssec");
        QTest::newRow("a resolver with trouble of its own") << false << QStringLiteral("noAnswer");
    }

    void saysThatSignaturesAreWrong()
    {
        QFETCH(bool, answersUnchecked);
        QFETCH(QString, reason);
        std::atomic<quint16> port = 0;
        std::jthread resolver([&](const std::stop_token &stop) {
            QUdpSocket socket;
            socket.bind(QHostAddress::LocalHost, 0);
            port = socket.localPort();
            while (!stop.stop_requested()) {
                if (!socket.waitForReadyRead(50))
                    continue;
                const QNetworkDatagram asked = socket.receiveDatagram();
                QByteArray answer = asked.data();
                if (answer.size() < 17)
                    continue;
                answer.resize(answer.indexOf('\0', 12) + 5); // the question alone
                const bool unchecked = (answer.at(3) & 0x10) != 0;
                answer[2] = static_cast<char>(0x81);
                answer[3] = static_cast<char>(unchecked && answersUnchecked ? 0x90 : 0x82);
                answer.replace(6, 6, QByteArray(6, '\0'));
                if (unchecked && answersUnchecked) {
                    answer[7] = 1;
                    answer += QByteArray::fromHex("c00c000100010000003c0004cb007107");
                }
                socket.writeDatagram(asked.makeReply(answer));
            }
        });
        while (port == 0)
            QTest::qWait(5);
        const auto records =
            recordsOf(QStringLiteral("signed.test"), {QStringLiteral("127.0.0.1"), port}, std::chrono::seconds(10), {});
        QVERIFY(!records);
        QCOMPARE(records.error().data.value(QStringLiteral("reason")).toString(), reason);
    }
};

QTEST_GUILESS_MAIN(NetNamesTest)
#include "net_names_test.moc"
