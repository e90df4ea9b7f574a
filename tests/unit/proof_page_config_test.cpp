#include "proof/page_config.h"

#include <QFile>
#include <QTest>

using namespace meethouse;

namespace
{

QByteArray fileOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QByteArray stock =
    "/* Settings */\n"
    "var subdomain = '';\n"
    "if (subdomain) { subdomain = subdomain.substr(0, subdomain.length - 1).split('.').join('_'); }\n"
    "var subdir = '';\n"
    "var config = {\n"
    "    hosts: {\n"
    "        domain: 'meet.test', // anonymousdomain: 'guest.example.com',\n"
    "        muc: 'conference.' + subdomain + 'meet.test',\n"
    "    },\n"
    "    bosh: 'https://meet.test/' + subdir + 'http-bind',\n"
    "    websocket: 'wss://meet.test/' + subdir + 'xmpp-websocket',\n"
    "    channelLastN: -1,\n"
    "    p2p: { enabled: true, stunServers: [ // { urls: 'stun:commented:1' },\n"
    "        { urls: 'stun:other.example:443' } ] },\n"
    "    analytics: { },\n"
    "    makeJson: function (a, b) { return { a: 'x', b: [1, 2] }; },\n"
    "    after: true,\n"
    "};\n"
    "var enableJaaS = false;\n"
    "if (enableJaaS) { config.dialInNumbersUrl = 'https://jaas.example/'; }\n";

} // namespace

class ProofPageConfigTest : public QObject
{
    Q_OBJECT

private slots:
    void theStockFileIsRead()
    {
        const PageConfig config = PageConfig::read(stock);
        QCOMPARE(config.text(QStringLiteral("hosts.domain")), QStringLiteral("meet.test"));
        QCOMPARE(config.text(QStringLiteral("hosts.muc")), QStringLiteral("conference.meet.test"));
        QVERIFY(config.value(QStringLiteral("hosts.anonymousdomain")).isUndefined());
        QCOMPARE(config.text(QStringLiteral("websocket")), QStringLiteral("wss://meet.test/xmpp-websocket"));
        QCOMPARE(config.value(QStringLiteral("channelLastN")).toInt(), -1);
        QVERIFY(config.isTrue(QStringLiteral("p2p.enabled")));
        QCOMPARE(config.textsBelow(QStringLiteral("p2p.stunServers")),
            QStringList{QStringLiteral("stun:other.example:443")});
        QVERIFY(!config.hasBelow(QStringLiteral("analytics")));
        QVERIFY(config.isTrue(QStringLiteral("after"))); // what stands behind a function is still seen
        QVERIFY(config.value(QStringLiteral("dialInNumbersUrl")).isUndefined());
    }

    // The very block that goes to servers, behind a stock file.
    void ourBlockWins()
    {
        QByteArray ours = fileOf(QFINDTESTDATA("../../resources/server/files/config.js"));
        QVERIFY(!ours.isEmpty());
        ours.replace("@domain@", "meet.test").replace("@language@", "it").replace("@thirdParties@", "none");
        const PageConfig config = PageConfig::read(stock + ours);
        QCOMPARE(config.text(QStringLiteral("hosts.anonymousdomain")), QStringLiteral("guest.meet.test"));
        QCOMPARE(config.text(QStringLiteral("hosts.domain")), QStringLiteral("meet.test"));
        QVERIFY(config.text(QStringLiteral("websocket")).startsWith(QStringLiteral("wss://meet.test/")));
        QVERIFY(config.isFalse(QStringLiteral("p2p.enabled")));
        QVERIFY(config.textsBelow(QStringLiteral("p2p.stunServers")).isEmpty());
        QVERIFY(config.isTrue(QStringLiteral("disableThirdPartyRequests")));
        QVERIFY(config.isTrue(QStringLiteral("analytics.disabled")));
        QVERIFY(config.isFalse(QStringLiteral("giphy.enabled")));
    }

    void aConditionThatDoesNotHoldDoesNotCount()
    {
        QByteArray ours = fileOf(QFINDTESTDATA("../../resources/server/files/config.js"));
        ours.replace("@domain@", "meet.test").replace("@language@", "it").replace("@thirdParties@", "stock");
        const PageConfig config = PageConfig::read(stock + ours);
        QVERIFY(!config.isTrue(QStringLiteral("disableThirdPartyRequests")));
        QCOMPARE(config.text(QStringLiteral("hosts.anonymousdomain")), QStringLiteral("guest.meet.test"));
    }

    void assignments_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("expected"); // of config.a
        QTest::newRow("last wins") << QByteArray("config.a = 'x'; config.a = 'y';") << QStringLiteral("y");
        QTest::newRow("commented") << QByteArray("config.a = 'x'; // config.a = 'y';") << QStringLiteral("x");
        QTest::newRow("commented block") << QByteArray("config.a = 'x'; /* config.a = 'y'; */") << QStringLiteral("x");
        QTest::newRow("in a string") << QByteArray("config.a = 'x'; f(\"config.a = 'y'\");") << QStringLiteral("x");
        QTest::newRow("quote in a string") << QByteArray("config.a = 'x\\'y';") << QStringLiteral("x'y");
        QTest::newRow("comment sign in a string") << QByteArray("config.a = 'http://x';") << QStringLiteral("http://x");
        QTest::newRow("double") << QByteArray("config.a = \"x\"") << QStringLiteral("x");
        QTest::newRow("lines") << QByteArray("var b = 'x'\nconfig.a = b\n    + 'y'\nconfig.b = 'z'\n")
                               << QStringLiteral("xy");
        QTest::newRow("question") << QByteArray("config.a = b\n    ? 'y' : 'z';") << QString();
        QTest::newRow("sum") << QByteArray("var b = 'y'; config.a = 'x' + b + 'z';") << QStringLiteral("xyz");
        QTest::newRow("unknown sum") << QByteArray("config.a = 'x' + b() + 'z';") << QString();
        QTest::newRow("deleted") << QByteArray("config.a = 'x'; delete config.a;") << QString();
        QTest::newRow("kept") << QByteArray("config.a = 'x'; config.a = config.a || 'z';") << QStringLiteral("x");
        QTest::newRow("compared") << QByteArray("config.a = 'x'; if (config.a === 'z') { }") << QStringLiteral("x");
        QTest::newRow("somebody else's") << QByteArray("config.a = 'x'; other.config.a = 'z';") << QStringLiteral("x");
        QTest::newRow("maybe") << QByteArray("config.a = 'x'; if (window.b) { config.a = 'y'; }")
                               << QStringLiteral("x");
        QTest::newRow("yes") << QByteArray("if ('a' === 'a') { config.a = 'y'; }") << QStringLiteral("y");
        QTest::newRow("no") << QByteArray("config.a = 'x'; if ('a' === 'b') { config.a = 'y'; }")
                            << QStringLiteral("x");
        QTest::newRow("else") << QByteArray("if ('a' === 'b') { config.a = 'x'; } else { config.a = 'y'; }")
                              << QStringLiteral("y");
        QTest::newRow("not else") << QByteArray("if ('a' === 'a') { config.a = 'x'; } else { config.b = 'y'; }")
                                  << QStringLiteral("x");
        QTest::newRow("negated") << QByteArray("var b = false; if (!b) { config.a = 'y'; }") << QStringLiteral("y");
    }
    void assignments()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, expected);
        QCOMPARE(PageConfig::read(script).text(QStringLiteral("a")), expected);
    }

    void aGroupReplacesWhatWasThere()
    {
        const PageConfig config = PageConfig::read("var config = { a: { b: 1, c: 2 } }; config.a = { d: 3 };");
        QVERIFY(config.value(QStringLiteral("a.b")).isUndefined());
        QCOMPARE(config.value(QStringLiteral("a.d")).toInt(), 3);
    }

    // Whatever is served, reading ends.
    void nonsenseIsNoHang()
    {
        for (const QByteArray &script :
            {QByteArray("var config = {"), QByteArray("var config = { a: ["), QByteArray("config."),
                QByteArray("config.a ="), QByteArray("if ("), QByteArray("if (a"), QByteArray("'"), QByteArray("/*"),
                QByteArray("config.a = ]"), QByteArray("var config = { a: ; b: 1 }"), QByteArray("var config = { ) }"),
                QByteArray("delete config."), QByteArray("config.a = " + QByteArray("{a:").repeated(5000)),
                QByteArray("[").repeated(5000), QByteArray("config.a = " + QByteArray("[").repeated(5000)),
                QByteArray("<html><body>404</body></html>"), QByteArray("\xff\xfe\0", 3)})
            (void)PageConfig::read(script);
        QVERIFY(PageConfig::read("<html><body>404</body></html>").isEmpty());
    }
};

QTEST_GUILESS_MAIN(ProofPageConfigTest)
#include "proof_page_config_test.moc"
