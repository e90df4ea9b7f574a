#include "settings/settings.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace meethouse;

namespace
{

// Puts a value at "a.b" into an object.
QJsonObject with(QJsonObject object, const QString &path, const QJsonValue &value)
{
    const auto head = path.section(u'.', 0, 0);
    const auto rest = path.section(u'.', 1);
    object.insert(head, rest.isEmpty() ? value : with(object.value(head).toObject(), rest, value));
    return object;
}

QJsonValue at(const QJsonObject &object, const QString &path)
{
    const auto rest = path.section(u'.', 1);
    const auto value = object.value(path.section(u'.', 0, 0));
    return rest.isEmpty() ? value : at(value.toObject(), rest);
}

QByteArray fileOf(const QJsonObject &row)
{
    QJsonObject settings{{QStringLiteral("format"), 1}, {QStringLiteral("domain"), QStringLiteral("meet.example.org")}};
    const auto changes = row.value(QStringLiteral("set")).toObject();
    for (auto change = changes.begin(); change != changes.end(); ++change)
        settings = with(settings, change.key(), change.value());
    return QJsonDocument(settings).toJson();
}

Settings parsed(const QByteArray &json)
{
    const auto settings = Settings::parse(json);
    return settings ? *settings : Settings();
}

} // namespace

// The table of files is shared with settings_schema_test.py, which asks the schema about the same files.
class SettingsTest : public QObject
{
    Q_OBJECT

private slots:
    void file_data();
    void file();
    void defaultsAreTheOnesOfTheContract();
    void comesBackAsItWas();
    void keepsNoLocalPath();
    void notJson_data();
    void notJson();
    void errorNeverCarriesHostileKey();
    void firstErrorWins();
};

void SettingsTest::file_data()
{
    QTest::addColumn<QJsonObject>("row");
    QFile table(QStringLiteral(MEETHOUSE_SOURCES "/tests/unit/settings_files.json"));
    QVERIFY(table.open(QIODevice::ReadOnly));
    const auto rows = QJsonDocument::fromJson(table.readAll()).array();
    QVERIFY(rows.size() > 200);
    for (const auto &row : rows)
        QTest::newRow(row.toObject().value(QStringLiteral("name")).toString().toUtf8().constData()) << row.toObject();
}

void SettingsTest::file()
{
    QFETCH(QJsonObject, row);
    const auto settings = Settings::parse(fileOf(row));
    const auto refused = row.value(QStringLiteral("refused")).toString();
    if (refused.isEmpty()) {
        QVERIFY2(settings.has_value(), settings ? "" : qPrintable(settings.error().what + settings.error().why));
        const auto becomes = row.value(QStringLiteral("becomes")).toObject();
        for (auto value = becomes.begin(); value != becomes.end(); ++value)
            QCOMPARE(at(settings->toJson(), value.key()), value.value());
        return;
    }
    QVERIFY(!settings.has_value());
    const auto &error = settings.error();
    QCOMPARE(error.kind, ErrorKind::Usage);
    QCOMPARE(error.data.value(QStringLiteral("key")).toString(), refused);
    QVERIFY2(error.what.contains(refused), qPrintable(error.what));
    QVERIFY(!error.todo.isEmpty());
}

void SettingsTest::defaultsAreTheOnesOfTheContract()
{
    const auto settings = parsed(R"({"format":1,"domain":"meet.example.org"})");
    const auto expected = QJsonDocument::fromJson(R"({ "format": 1, "domain": "meet.example.org",
        "certificate": { "source": "letsencrypt", "email": null, "acmeDirectory": null, "chainFile": null, "keyFile": null },
        "meetings": { "guestPassword": "always", "lobby": false, "endWithoutHostMinutes": 5, "rememberHosts": "meeting",
            "maxParticipants": null, "language": "en", "reservedRooms": "owner" },
        "privacy": { "participantLogDays": 7, "thirdParties": "none" },
        "server": { "firewall": true, "automaticUpdates": "security", "updateWindow": "02:00-05:00", "turn": true,
            "memory": "fit", "swapFile": true },
        "provider": { "name": null, "address": null, "contact": null, "role": null, "country": null,
            "region": null, "legalForm": null, "representative": null, "phone": null, "registration": null },
        "papers": {},
        "repositories": { "jitsi": { "url": null, "suite": "stable/", "keyFile": null }, "prosody": "distribution" } })");
    QCOMPARE(settings.toJson(), expected.object());
}

void SettingsTest::comesBackAsItWas()
{
    Settings settings;
    settings.domain = QStringLiteral("meet.example.org");
    settings.certificate = {Settings::Certificate::Own, QStringLiteral("a@example.org"),
        QStringLiteral("https://acme.example.org/dir"), {}, {}};
    settings.meetings = {Settings::GuestPassword::HostDecides, true, 30, Settings::RememberHosts::Day, 12,
        QStringLiteral("it"), Settings::ReservedRooms::Hosts};
    settings.privacy = {30, Settings::ThirdParties::Stock};
    settings.server = {false, Settings::Updates::None, QStringLiteral("22:00-01:00"), false, Settings::Memory::Stock};
    settings.provider = {QStringLiteral("Anna"), QStringLiteral("Via 1\nBolzano"), QStringLiteral("a@example.org"),
        Settings::Role::Processor, QStringLiteral("IT"), QStringLiteral("BZ"), QStringLiteral("S.r.l."),
        QStringLiteral("Anna Rossi"), QStringLiteral("+39 0471"), QStringLiteral("VR 1")};
    settings.repositories = {QStringLiteral("http://203.0.113.5/jitsi"), QStringLiteral("testing/"), {}, true};
    settings.papers = {{QStringLiteral("languages"), QJsonArray{QStringLiteral("it")}}};
    const auto again = Settings::parse(QJsonDocument(settings.toJson()).toJson());
    QVERIFY(again.has_value());
    QVERIFY(*again == settings);
    QVERIFY(!(*again == Settings()));
}

void SettingsTest::keepsNoLocalPath()
{
    const auto settings = parsed(R"({"format":1,"domain":"a.example",
        "certificate":{"chainFile":"/home/anna/secret-chain.pem","keyFile":"/home/anna/secret-key.pem"},
        "repositories":{"jitsi":{"keyFile":"/home/anna/secret-repo.asc"}}})");
    QCOMPARE(settings.certificate.chainFile, QStringLiteral("/home/anna/secret-chain.pem"));
    QCOMPARE(settings.certificate.keyFile, QStringLiteral("/home/anna/secret-key.pem"));
    QCOMPARE(settings.repositories.jitsiKeyFile, QStringLiteral("/home/anna/secret-repo.asc"));
    QVERIFY(!QJsonDocument(settings.toJson()).toJson().contains("secret"));
}

void SettingsTest::notJson_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("text") << QByteArray("\"x\"");
    QTest::newRow("cut off") << QByteArray(R"({"format":1,"domain":"a.exam)");
    QTest::newRow("two objects") << QByteArray(R"({"format":1}{"format":1})");
    QTest::newRow("a comment") << QByteArray("{\"format\":1, // x\n\"domain\":\"a.example\"}");
    QTest::newRow("not UTF-8") << QByteArray("{\"format\":1,\"domain\":\"\xff.example\"}");
    QTest::newRow("binary") << QByteArray(4096, '\0');
    QTest::newRow("too long") << QByteArray("{\"format\":1}") + QByteArray(300 * 1024, ' ');
    QTest::newRow("very deep") << QByteArray(100000, '[');
}

void SettingsTest::notJson()
{
    QFETCH(QByteArray, file);
    const auto settings = Settings::parse(file);
    QVERIFY(!settings.has_value());
    QCOMPARE(settings.error().kind, ErrorKind::Usage);
    QVERIFY(!settings.error().what.isEmpty() && !settings.error().todo.isEmpty());
}

void SettingsTest::errorNeverCarriesHostileKey()
{
    const auto settings = Settings::parse(
        "{\"format\":1,\"domain\":\"a.example\",\"\\u001b[31m\\u202e" + QByteArray(5000, 'x') + "\":1}");
    QVERIFY(!settings.has_value());
    const auto said = QString(settings.error().what + settings.error().why +
                              QString::fromUtf8(QJsonDocument(settings.error().data).toJson()));
    QVERIFY(!said.contains(QChar(0x1b)) && !said.contains(QChar(0x202e)));
    QVERIFY(said.size() < 1000);
}

void SettingsTest::firstErrorWins()
{
    // A newer program's file is not to be blamed for keys that an older one does not know.
    const auto settings = Settings::parse(R"({"format":9,"domain":"a.example","meetings":{"hologram":true}})");
    QVERIFY(!settings.has_value());
    QCOMPARE(settings.error().data.value(QStringLiteral("key")).toString(), QStringLiteral("format"));
    QVERIFY(settings.error().why.contains(u'9'));
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
