#include "ssh/connection.h"

#include <QTest>

using namespace meethouse;

// Which texts are a server's address, and that nothing hostile gets through to a shell, a URI or libssh's own parser.
class SshAddressTest : public QObject
{
    Q_OBJECT

private slots:
    void takesWhatIsAnAddress_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("written");
        const auto row = [](const char *text, const char *user, const char *host, int port, const char *written) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(user) << QString::fromUtf8(host) << port
                                << QString::fromUtf8(written);
        };
        row("root@meet.example.org", "root", "meet.example.org", 22, "root@meet.example.org");
        row("  root@meet.example.org \n", "root", "meet.example.org", 22, "root@meet.example.org");
        row("root@MEET.Example.ORG.", "root", "meet.example.org", 22, "root@meet.example.org");
        row("root@meet.example.org:2222", "root", "meet.example.org", 2222, "root@meet.example.org:2222");
        row("root@meet.example.org:22", "root", "meet.example.org", 22, "root@meet.example.org");
        row("root@meet:65535", "root", "meet", 65535, "root@meet:65535");
        row("Anna_2.b-c@h", "Anna_2.b-c", "h", 22, "Anna_2.b-c@h");
        row("_svc@my_host.example", "_svc", "my_host.example", 22, "_svc@my_host.example");
        row("root@203.0.113.5", "root", "203.0.113.5", 22, "root@203.0.113.5");
        row("root@203.0.113.5:1", "root", "203.0.113.5", 1, "root@203.0.113.5:1");
        row("root@2001:db8::1", "root", "2001:db8::1", 22, "root@[2001:db8::1]");
        row("root@[2001:DB8:0:0::1]", "root", "2001:db8::1", 22, "root@[2001:db8::1]");
        row("root@[2001:db8::1]:2222", "root", "2001:db8::1", 2222, "root@[2001:db8::1]:2222");
        row("root@[fe80::1%eth0]", "root", "fe80::1%eth0", 22, "root@[fe80::1%eth0]");
        row("root@mün.de", "root", "xn--mn-xka.de", 22, "root@xn--mn-xka.de");
        row("root@xn--mn-xka.de", "root", "xn--mn-xka.de", 22, "root@xn--mn-xka.de");
        row("root@123.example.org", "root", "123.example.org", 22, "root@123.example.org");
    }

    void takesWhatIsAnAddress()
    {
        QFETCH(QString, text);
        const auto address = ServerAddress::parse(text);
        QVERIFY(address);
        QTEST(address->user, "user");
        QTEST(address->host, "host");
        QTEST(int(address->port), "port");
        QTEST(address->toString(), "written");
        const auto again = ServerAddress::parse(address->toString());
        QVERIFY(again);
        QCOMPARE(again->host, address->host);
        QCOMPARE(again->port, address->port);
    }

    void refusesWhatIsNot_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", " ", "@", "root", "root@", "@host", "root@@host", "meet.example.org",
                 // Pitfall: a host with an @ of its own silently changes the user.
                 "root@evil@example.org", "root@evil@example.org:22", "root@[evil@example.org]",
                 // Pitfall: users that libssh lets through.
                 "a b@host", "n@h@host", "x;y@host", "-oProxyCommand=x@host", "-l@host", ".x@host", "1x@host",
                 "root\n@host", "ro\tot@host", "rööt@host", "$(id)@host", "`id`@host", "a'b@host", "a\"b@host",
                 "a/b@host", "a\\b@host", "a:b@host", "abcdefghijklmnopqrstuvwxyzabcdefg@host",
                 // Hosts that are a command, an option, a path or a URI.
                 "root@-oProxyCommand=x", "root@-host", "root@a;b", "root@a b", "root@a\nb", "root@a`id`", "root@$(id)",
                 "root@a'b", "root@a\"b", "root@a/b", "root@a\\b", "root@a|b", "root@a&b", "root@a>b", "root@a*",
                 "root@a?b", "root@a#b", "root@a%2e", "root@..", "root@.", "root@a..b", "root@.a", "root@a-.b",
                 "ssh://root@host", "root@http://host", "root@host/", "root@host?x",
                 "root@\xe2\x80\xae"
                 "host",
                 "root@ho\xe2\x80\x8bst\x01", "root@\x1b[31mhost",
                 // Numbers that are no address.
                 "root@203.0.113", "root@203.0.113.256", "root@203.0.113.5.6", "root@1", "root@0x7f000001",
                 "root@0177.0.0.1", "root@203.0.113.05", "root@2130706433",
                 // Ports.
                 "root@host:", "root@host:0", "root@host:65536", "root@host:-1", "root@host:+22", "root@host: 22",
                 "root@host:22x", "root@host:2 2", "root@host:99999999999", "root@host:0x16", "root@203.0.113.5:",
                 // Brackets.
                 "root@[", "root@]", "root@[]", "root@[host]", "root@[203.0.113.5]", "root@[2001:db8::1",
                 "root@2001:db8::1]", "root@[2001:db8::1]x", "root@[2001:db8::1]:", "root@[2001:db8::1]:0",
                 "root@[2001:db8::1]:22:22", "root@[[2001:db8::1]]", "root@[2001:db8::g]", "root@1:2:3:4:5:6:7:8:9",
                 "root@[:::]", "root@[fe80::1%]", "root@[fe80::1%e;id]", "root@2001:db8::1:99999"}) {
            QTest::newRow(text) << QString::fromUtf8(text);
        }
        QTest::newRow("a label too long") << QStringLiteral("root@") + QString(64, QLatin1Char('a'));
        QTest::newRow("a name too long")
            << QStringLiteral("root@") +
                   QString(200, QLatin1Char('a')).replace(QLatin1String("aa"), QLatin1String("a.")).repeated(2);
        QTest::newRow("NUL") << QStringLiteral("root@ho") + QChar(0) + QStringLiteral("st");
        QTest::newRow("very long") << QString(100000, QLatin1Char('@'));
    }

    void refusesWhatIsNot()
    {
        QFETCH(QString, text);
        const auto address = ServerAddress::parse(text);
        QVERIFY2(!address, address ? qPrintable(address->user + QLatin1Char(' ') + address->host) : "");
        QCOMPARE(address.error().kind, ErrorKind::Usage);
        QVERIFY(!address.error().what.isEmpty() && !address.error().why.isEmpty() && !address.error().todo.isEmpty());
        QVERIFY(address.error().what.size() < 300);
    }
};

QTEST_GUILESS_MAIN(SshAddressTest)
#include "ssh_address_test.moc"
