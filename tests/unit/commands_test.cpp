#include "commands/command.h"
#include "commands/commands.h"
#include "commands/output.h"
#include "commands/parse.h"
#include "commands/secrets_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

using namespace meethouse;

class CommandsTest : public QObject
{
    Q_OBJECT

private slots:
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
    void helpNamesEveryCommand();
    void everyKindOfErrorHasItsExitCode_data();
    void everyKindOfErrorHasItsExitCode();
    void jsonIsOneObjectALine();
    void peopleSeeNothingThatHides();
    void profiles();
    void secretsFile_data();
    void secretsFile();
};

void CommandsTest::understands_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("command");
    QTest::newRow("deploy") << QStringLiteral("deploy --server root@203.0.113.5 --settings s.json --json")
                            << QStringLiteral("deploy");
    QTest::newRow("two words") << QStringLiteral("hosts invite --server root@a.example anna ben --expires 12h")
                               << QStringLiteral("hosts invite");
    QTest::newRow("names before options")
        << QStringLiteral("hosts invite anna --profile school") << QStringLiteral("hosts invite");
    QTest::newRow("waivers") << QStringLiteral("survey --profile school --settings s --waive disk --waive memory")
                             << QStringLiteral("survey");
    QTest::newRow("no server") << QStringLiteral("practice stop") << QStringLiteral("practice stop");
    QTest::newRow("replacing a key") << QStringLiteral(
                                            "follow --profile a --accept-host-key SHA256:x --replace-host-key")
                                     << QStringLiteral("follow");
}

void CommandsTest::understands()
{
    QFETCH(QString, line);
    QFETCH(QString, command);
    const auto parsed = parseCommandLine(line.split(QLatin1Char(' ')));
    QVERIFY2(parsed.has_value(), parsed ? "" : qPrintable(parsed.error().what));
    QVERIFY(parsed->command);
    QCOMPARE(QString::fromLatin1(parsed->command->name), command);
}

void CommandsTest::refuses_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("unknown") << QStringLiteral("frobnicate");
    QTest::newRow("half of a command") << QStringLiteral("hosts");
    QTest::newRow("no server") << QStringLiteral("deploy --settings s.json");
    QTest::newRow("both ways to name a server") << QStringLiteral("deploy --server root@a.example --profile b");
    QTest::newRow("an option of another command") << QStringLiteral("follow --profile a --settings s.json");
    QTest::newRow("an option that is not built") << QStringLiteral("undo --profile a --at 12:00");
    QTest::newRow("a command that is not built") << QStringLiteral("drift --profile a");
    QTest::newRow("a word too many") << QStringLiteral("deploy now --profile a");
    QTest::newRow("no number") << QStringLiteral("deploy --profile a --timeout soon");
    QTest::newRow("negative time") << QStringLiteral("deploy --profile a --timeout -5");
    QTest::newRow("replacing without saying by what") << QStringLiteral("follow --profile a --replace-host-key");
    QTest::newRow("option without its value") << QStringLiteral("deploy --server");
}

void CommandsTest::refuses()
{
    QFETCH(QString, line);
    const auto parsed = parseCommandLine(line.split(QLatin1Char(' ')));
    QVERIFY(!parsed.has_value());
    QCOMPARE(parsed.error().kind, ErrorKind::Usage);
    QVERIFY(!parsed.error().what.isEmpty());
}

void CommandsTest::helpNamesEveryCommand()
{
    for (const auto &command : allCommands())
        QVERIFY2(commandHelp().contains(QLatin1String(command.name)), command.name);
    QVERIFY(!commandHelp().contains(QStringLiteral("drift")));
}

void CommandsTest::everyKindOfErrorHasItsExitCode_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("code");
    QTest::newRow("usage") << ErrorKind::Usage << 2;
    QTest::newRow("connection") << ErrorKind::Connection << 3;
    QTest::newRow("sign-in") << ErrorKind::SignIn << 3;
    QTest::newRow("unknown key") << ErrorKind::HostKeyUnknown << 3;
    QTest::newRow("changed key") << ErrorKind::HostKeyChanged << 3;
    QTest::newRow("check") << ErrorKind::CheckFailed << 4;
    QTest::newRow("step") << ErrorKind::StepFailed << 5;
    QTest::newRow("cut off") << ErrorKind::CutOff << 6;
    QTest::newRow("Ctrl-C") << ErrorKind::Cancelled << 6;
    QTest::newRow("busy") << ErrorKind::Busy << 7;
    QTest::newRow("other") << ErrorKind::Failed << 1;
}

void CommandsTest::everyKindOfErrorHasItsExitCode()
{
    QFETCH(ErrorKind, kind);
    QFETCH(int, code);
    QCOMPARE(exitCode(kind), code);
}

void CommandsTest::jsonIsOneObjectALine()
{
    FILE *stream = std::tmpfile();
    QVERIFY(stream);
    Output output(true, stream);
    Check check;
    check.id = QStringLiteral("disk");
    check.what = QStringLiteral("two\nlines");
    output.check(check);
    output.say(QStringLiteral("for people only"));
    output.log(QStringLiteral("a line"));
    output.error({ErrorKind::Busy, QStringLiteral("what")});
    output.result(7, {{QStringLiteral("run"), QStringLiteral("x")}});

    std::rewind(stream);
    QList<QJsonObject> objects;
    char buffer[4096];
    while (std::fgets(buffer, sizeof buffer, stream)) {
        const auto json = QJsonDocument::fromJson(buffer);
        QVERIFY2(json.isObject(), buffer);
        QCOMPARE(json.object().value(QStringLiteral("v")).toInt(), 1);
        objects.append(json.object());
    }
    std::fclose(stream);
    QCOMPARE(objects.size(), 4);
    QCOMPARE(objects.at(2).value(QStringLiteral("kind")).toString(), QStringLiteral("busy"));
    QCOMPARE(objects.last().value(QStringLiteral("event")).toString(), QStringLiteral("result"));
    QCOMPARE(objects.last().value(QStringLiteral("ok")).toBool(), false);
    QCOMPARE(objects.last().value(QStringLiteral("exit")).toInt(), 7);
}

// A file may be called anything; the terminal is not led by it.
void CommandsTest::peopleSeeNothingThatHides()
{
    FILE *stream = std::tmpfile();
    QVERIFY(stream);
    Output output(false, stream);
    output.error({ErrorKind::Usage, QStringLiteral("a\u202e\u200b\x7f\x1b[31mb\tc")});
    std::rewind(stream);
    char buffer[100] = {};
    QVERIFY(std::fread(buffer, 1, sizeof buffer - 1, stream) > 0);
    std::fclose(stream);
    QCOMPARE(QByteArray(buffer), QByteArray("\nab\tc\n"));
}

namespace
{

// The result line of a command, as a program reads it.
QJsonObject resultOf(const QString &line)
{
    const auto parsed = parseCommandLine(line.split(QLatin1Char(' ')));
    if (!parsed)
        return {{QStringLiteral("refused"), parsed.error().what}};
    FILE *stream = std::tmpfile();
    Output output(true, stream);
    Context context{parsed->arguments, output, {}};
    const auto ending = parsed->command->run(context);
    output.result(ending.error ? exitCode(ending.error->kind) : ending.exit, ending.fields);
    std::rewind(stream);
    QByteArray last(1 << 16, '\0');
    const auto read = std::fread(last.data(), 1, static_cast<std::size_t>(last.size()), stream);
    std::fclose(stream);
    return QJsonDocument::fromJson(last.left(static_cast<qsizetype>(read))).object();
}

QStringList namesIn(const QJsonObject &result)
{
    QStringList names;
    for (const auto &profile : result.value(QStringLiteral("profiles")).toArray())
        names.append(profile.toObject().value(QStringLiteral("name")).toString());
    return names;
}

} // namespace

void CommandsTest::profiles()
{
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    QVERIFY(namesIn(resultOf(QStringLiteral("profiles list"))).isEmpty());
    QCOMPARE(resultOf(QStringLiteral("profiles add school --server root@[2001:db8::1]:2222 --identity key --domain "
                                     "meet.example.org"))
                 .value(QStringLiteral("exit"))
                 .toInt(-1),
        0);
    QCOMPARE(namesIn(resultOf(QStringLiteral("profiles add club --server root@club.example"))),
        QStringList{QStringLiteral("club")});
    QCOMPARE(namesIn(resultOf(QStringLiteral("profiles list"))),
        QStringList({QStringLiteral("club"), QStringLiteral("school")}));

    const auto shown = resultOf(QStringLiteral("profiles show school")).value(QStringLiteral("profiles"))[0].toObject();
    QCOMPARE(shown.value(QStringLiteral("host")).toString(), QStringLiteral("2001:db8::1"));
    QCOMPARE(shown.value(QStringLiteral("port")).toInt(), 2222);
    QVERIFY(shown.value(QStringLiteral("identityFile")).toString().startsWith(QLatin1Char('/')));
    const auto exported =
        resultOf(QStringLiteral("profiles export school")).value(QStringLiteral("profiles"))[0].toObject();
    QCOMPARE(exported.value(QStringLiteral("domain")).toString(), QStringLiteral("meet.example.org"));
    QVERIFY(exported.value(QStringLiteral("identityFile")).toString().isEmpty());

    for (const auto *wrong : {"profiles show nobody", "profiles remove nobody", "profiles add", "profiles add one two",
             "profiles add one --server club.example@", "profiles add one --server root@a.example --keychain",
             "profiles export school nobody"})
        QCOMPARE(resultOf(QString::fromLatin1(wrong)).value(QStringLiteral("exit")).toInt(), 2);
    QCOMPARE(resultOf(QStringLiteral("profiles remove school")).value(QStringLiteral("exit")).toInt(-1), 0);
    QCOMPARE(namesIn(resultOf(QStringLiteral("profiles list"))), QStringList{QStringLiteral("club")});
}

void CommandsTest::secretsFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("good");
    QTest::newRow("one") << QByteArray(R"({"password":"planted-secret"})") << true;
    QTest::newRow("null") << QByteArray(R"({"password":null})") << true;
    QTest::newRow("unknown key") << QByteArray(R"({"passwort":"planted-secret"})") << false;
    QTest::newRow("number") << QByteArray(R"({"password":12345})") << false;
    QTest::newRow("no JSON") << QByteArray("planted-secret") << false;
    QTest::newRow("list") << QByteArray(R"(["planted-secret"])") << false;
}

void CommandsTest::secretsFile()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, good);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(content);
    file.close();
    const auto secrets = readSecretsFile(file.fileName());
    QCOMPARE(secrets.has_value(), good);
    if (!good) {
        const auto &error = secrets.error();
        const QString said = error.what + error.why + error.todo + error.detail;
        QVERIFY(!said.contains(QStringLiteral("planted-secret")));
    }
}

QTEST_GUILESS_MAIN(CommandsTest)
#include "commands_test.moc"
