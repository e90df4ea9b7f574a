#include "server/facts.h"
#include "server/survey.h"

#include <QJsonObject>
#include <QTest>

using namespace meethouse;

namespace
{

const QDateTime noon = QDateTime::fromString(QStringLiteral("2026-11-23T12:00:00.000Z"), Qt::ISODateWithMs);

Fact fact(const char *id, const QJsonValue &value, const QDateTime &time = noon)
{
    return {QLatin1String(id), value, Fact::Origin::Measured, time, QStringLiteral("test")};
}

} // namespace

class FactsTest : public QObject
{
    Q_OBJECT

private slots:
    void newerStays();
    void nothingIsAFact();
    void prefix();
    void comesBack();
    void refuses_data();
    void refuses();
    void emptySurveyTellsNothing();
    void survey();
};

void FactsTest::newerStays()
{
    Facts facts;
    facts.add(fact("a", 1));
    facts.add(fact("a", 2, noon.addSecs(60)));
    facts.add(fact("a", 3, noon.addSecs(30)));
    QCOMPARE(facts.value(QStringLiteral("a")), QJsonValue(2));
    Facts others;
    others.add(fact("a", 4, noon.addSecs(90)));
    others.add(fact("b", false));
    facts.addAll(others);
    QCOMPARE(facts.value(QStringLiteral("a")), QJsonValue(4));
    QCOMPARE(facts.value(QStringLiteral("b")), QJsonValue(false));
    facts.remove(QStringLiteral("a"));
    QVERIFY(facts.find(QStringLiteral("a")) == nullptr);
}

void FactsTest::nothingIsAFact()
{
    Facts facts;
    facts.add(fact("a", QJsonValue::Null));
    facts.add(fact("b", QJsonValue::Undefined));
    facts.add(fact("", 1));
    QCOMPARE(facts.size(), 0);
    QVERIFY(facts.value(QStringLiteral("a")).isUndefined());
}

void FactsTest::prefix()
{
    Facts facts;
    for (const char *id : {"log", "logs", "logs.a", "logs.b.c", "logsx", "m"})
        facts.add(fact(id, 1));
    QStringList found;
    for (const Fact &one : facts.below(QStringLiteral("logs.")))
        found += one.id;
    QCOMPARE(found, (QStringList{QStringLiteral("logs.a"), QStringLiteral("logs.b.c")}));
}

void FactsTest::comesBack()
{
    Facts facts;
    facts.add({QStringLiteral("a"), QJsonArray{1, QStringLiteral("x")}, Fact::Origin::Derived, noon,
        QStringLiteral("a rule")});
    facts.add(
        {QStringLiteral("b"), QStringLiteral("y"), Fact::Origin::Told, noon.addMSecs(7), QStringLiteral("a question")});
    const auto again = Facts::fromJson(facts.toJson());
    QVERIFY(again.has_value());
    QCOMPARE(again->toJson(), facts.toJson());
    QCOMPARE(again->find(QStringLiteral("b"))->origin, Fact::Origin::Told);
    QCOMPARE(again->find(QStringLiteral("b"))->time, noon.addMSecs(7));
}

void FactsTest::refuses_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("no id") << QStringLiteral("id") << QJsonValue(QString());
    QTest::newRow("no value") << QStringLiteral("value") << QJsonValue(QJsonValue::Null);
    QTest::newRow("no origin") << QStringLiteral("origin") << QJsonValue(QString());
    QTest::newRow("guessed") << QStringLiteral("origin") << QJsonValue(QStringLiteral("guessed"));
    QTest::newRow("no time") << QStringLiteral("time") << QJsonValue(QString());
    QTest::newRow("time in words") << QStringLiteral("time") << QJsonValue(QStringLiteral("noon"));
}

void FactsTest::refuses()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    Facts facts;
    facts.add(fact("a", 1));
    QVERIFY(Facts::fromJson(facts.toJson()).has_value());
    auto object = facts.toJson().first().toObject();
    object.insert(key, value);
    const auto read = Facts::fromJson({object});
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, ErrorKind::Failed);
    QVERIFY(!Facts::fromJson({QStringLiteral("text")}).has_value());
}

void FactsTest::emptySurveyTellsNothing()
{
    const auto facts = factsOf(Survey());
    for (const Fact &one : facts.all())
        QVERIFY2(one.id == QLatin1String("system.rebootRequired"), qPrintable(one.id));
}

void FactsTest::survey()
{
    Survey survey;
    survey.taken = noon;
    survey.system.name = QStringLiteral("Debian GNU/Linux 12 (bookworm)");
    survey.apt.packages = {{QStringLiteral("prosody"), QStringLiteral("0.12.3"), QStringLiteral("ii ")},
        {QStringLiteral("nginx"), QStringLiteral("1.22"), QStringLiteral("rc ")},
        {QStringLiteral("openjdk-17-jre-headless"), QStringLiteral("17.0.1"), QStringLiteral("ii ")},
        {QStringLiteral("curl"), QStringLiteral("7"), QStringLiteral("ii ")}};
    survey.apt.automaticUpdates = Survey::Known::No;
    survey.sockets = {{false, QStringLiteral("0.0.0.0"), 443, 1, {}, {}}, {false, QStringLiteral("::"), 443, 1, {}, {}},
        {true, QStringLiteral("0.0.0.0"), 10000, 1, {}, {}}, {false, QStringLiteral("127.0.0.1"), 8080, 1, {}, {}}};
    survey.accounts = {{QStringLiteral("root"), QStringLiteral("/bin/bash"), 0, true},
        {QStringLiteral("guest"), QStringLiteral("/bin/bash"), 1000, false}};
    survey.ssh.passwords = Survey::Known::Yes;
    survey.logs = {{QStringLiteral("/var/log/nginx"), 2, 100, noon.addDays(-3)},
        {QStringLiteral("/var/log/nginx/old"), 1, 50, noon.addDays(-9)},
        {QStringLiteral("/var/log/nginxx"), 1, 7, noon.addDays(-99)}};
    survey.retention = {
        {QStringLiteral("/etc/logrotate.d/nginx"), {QStringLiteral("daily"), QStringLiteral("rotate 14")}},
        {QStringLiteral("/etc/logrotate.d/jicofo"), {QStringLiteral("daily")}},
        {QStringLiteral("/etc/logrotate.d/jitsi-videobridge"), {QStringLiteral("daily"), QStringLiteral("rotate 2")}},
        {QStringLiteral("/etc/systemd/journald.conf.d/x.conf"), {QStringLiteral("MaxRetentionSec=7day")}}};
    const auto facts = factsOf(survey);
    const auto value = [&](const char *id) { return facts.value(QLatin1String(id)); };
    QCOMPARE(value("system.name"), QJsonValue(QStringLiteral("Debian GNU/Linux 12 (bookworm)")));
    QCOMPARE(value("versions.prosody"), QJsonValue(QStringLiteral("0.12.3")));
    QCOMPARE(value("versions.java"), QJsonValue(QStringLiteral("17.0.1")));
    QVERIFY(value("versions.nginx").isUndefined()); // only its configuration is left
    QVERIFY(value("versions.curl").isUndefined());  // of no interest
    QCOMPARE(value("updates.automatic"), QJsonValue(false));
    QCOMPARE(value("ports.open"), QJsonValue(QJsonArray{QStringLiteral("tcp/443"), QStringLiteral("udp/10000")}));
    QCOMPARE(value("administrators.accounts"), QJsonValue(QJsonArray{QStringLiteral("root")}));
    QCOMPARE(value("ssh.passwordLogin"), QJsonValue(true));
    QVERIFY(value("firewall.active").isUndefined()); // the tool that would tell is not there
    QVERIFY(value("clock.synchronized").isUndefined());
    QCOMPARE(value("logs.nginx.bytes"), QJsonValue(150));
    QCOMPARE(value("logs.nginx.oldest"), QJsonValue(QStringLiteral("2026-11-14T12:00:00Z")));
    QCOMPARE(value("logs.jitsi.rotation"), QJsonValue(QJsonArray{QStringLiteral("daily"), QStringLiteral("rotate 2")}));
    QVERIFY(value("logs.prosody.rotation").isUndefined());
    QCOMPARE(value("logs.journal.retention"), QJsonValue(QJsonArray{QStringLiteral("MaxRetentionSec=7day")}));
    // Our rules are read first and win over the packages'; they do not cover the relay, which is told to be silent.
    survey.retention +=
        {QStringLiteral("/etc/logrotate.d/00-meethouse"), {QStringLiteral("daily"), QStringLiteral("rotate 6")}};
    survey.retention +=
        {QStringLiteral("/etc/systemd/system/coturn.service.d/meethouse.conf"), {QStringLiteral("LogLevelMax=crit")}};
    const auto later = factsOf(survey);
    for (const char *id : {"logs.nginx.rotation", "logs.jitsi.rotation", "logs.prosody.rotation"})
        QCOMPARE(later.value(QLatin1String(id)),
            QJsonValue(QJsonArray{QStringLiteral("daily"), QStringLiteral("rotate 6")}));
    QVERIFY(later.value(QStringLiteral("logs.coturn.rotation")).isUndefined());
    QCOMPARE(later.value(QStringLiteral("logs.coturn.level")), QJsonValue(QStringLiteral("crit")));
    for (const Fact &one : facts.all()) {
        QCOMPARE(one.time, noon);
        QCOMPARE(one.origin, Fact::Origin::Measured);
        QVERIFY(!one.evidence.isEmpty());
    }
}

QTEST_GUILESS_MAIN(FactsTest)
#include "server_facts_test.moc"
