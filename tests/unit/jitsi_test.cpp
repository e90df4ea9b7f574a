#include "jitsi/heaps.h"
#include "jitsi/plan.h"
#include "jitsi/render.h"

#include <QDir>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace meethouse;

namespace
{

Settings exampleSettings()
{
    Settings settings;
    settings.domain = QStringLiteral("meet.example.org");
    return settings;
}

Survey exampleSurvey()
{
    Survey survey;
    survey.memoryBytes = 2000LL * 1024 * 1024;
    return survey;
}

QByteArray fileOf(const Plan &plan, const char *name)
{
    for (const auto &file : plan.files) {
        if (file.name == QLatin1String(name))
            return file.content;
    }
    return {};
}

QStringList idsOf(const Plan &plan)
{
    QStringList ids;
    for (const auto &step : plan.steps)
        ids.append(step.id);
    return ids;
}

} // namespace

class JitsiTest : public QObject
{
    Q_OBJECT

private slots:
    void rendersHarmlessValues();
    void refusesWhatCouldBreakOut_data();
    void refusesWhatCouldBreakOut();
    void heapsFitTheServer_data();
    void heapsFitTheServer();
    void everyFileIsRenderedWhole();
    void everyStepDefinesCheckAndApplyAndNamesItsValues();
    void noValueIsPastedIntoAStep();
    void settingsChangeWhatIsRendered();
    void thePinnedKeyIsFetchedUnlessOneIsGiven();
    void ownCertificatesAreSentOnce();
    void whatARouterPutsInPlaceIsTold();
    void aSmallServerGetsASwapFile();
    void wishesThatCannotBeMetAreSaid();
};

void JitsiTest::rendersHarmlessValues()
{
    const auto text = render(
        "VirtualHost \"@domain@\" -- a@b.example", {{QStringLiteral("domain"), QStringLiteral("meet.example.org")}});
    QVERIFY(text.has_value());
    QCOMPARE(*text, QByteArray("VirtualHost \"meet.example.org\" -- a@b.example"));
}

void JitsiTest::refusesWhatCouldBreakOut_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("quote") << QStringLiteral("a\"b");
    QTest::newRow("apostrophe") << QStringLiteral("a'b");
    QTest::newRow("newline") << QStringLiteral("a\nb");
    QTest::newRow("newline at the end") << QStringLiteral("a\n");
    QTest::newRow("blank") << QStringLiteral("a b");
    QTest::newRow("shell") << QStringLiteral("$(reboot)");
    QTest::newRow("backtick") << QStringLiteral("`reboot`");
    QTest::newRow("semicolon") << QStringLiteral("a;b");
    QTest::newRow("brace") << QStringLiteral("a}b");
    QTest::newRow("backslash") << QStringLiteral("a\\b");
    QTest::newRow("another mark") << QStringLiteral("@domain@");
    QTest::newRow("another letter") << QStringLiteral("münchen.example");
    QTest::newRow("null") << QString(QChar(0));
    QTest::newRow("nothing") << QString();
}

void JitsiTest::refusesWhatCouldBreakOut()
{
    QFETCH(QString, value);
    QVERIFY(!render("x = \"@domain@\"", {{QStringLiteral("domain"), value}}).has_value());
}

void JitsiTest::heapsFitTheServer_data()
{
    QTest::addColumn<qint64>("mebibytes");
    QTest::addColumn<QString>("bridge");
    QTest::newRow("unknown") << qint64(0) << QStringLiteral("512m");
    QTest::newRow("sold as 2 GB") << qint64(1950) << QStringLiteral("512m");
    QTest::newRow("sold as 4 GB") << qint64(3900) << QStringLiteral("1024m");
    QTest::newRow("sold as 8 GB") << qint64(7800) << QStringLiteral("3072m");
}

void JitsiTest::heapsFitTheServer()
{
    QFETCH(qint64, mebibytes);
    QFETCH(QString, bridge);
    QCOMPARE(heapsFor(mebibytes * 1024 * 1024).bridge, bridge);
}

void JitsiTest::everyFileIsRenderedWhole()
{
    const auto plan = planJitsi(exampleSettings(), exampleSurvey(), {});
    QVERIFY(plan.has_value());
    static const QRegularExpression mark(QStringLiteral("@[A-Za-z]+@"));
    for (const auto &file : plan->files) {
        QVERIFY2(!file.content.isEmpty(), qPrintable(file.name));
        const auto found = mark.match(QString::fromUtf8(file.content));
        QVERIFY2(!found.hasMatch(), qPrintable(file.name + QStringLiteral(": ") + found.captured(0)));
    }
    QVERIFY(fileOf(*plan, "prosody.cfg.lua").contains("VirtualHost \"guest.meet.example.org\""));
    QVERIFY(!fileOf(*plan, "prosody/mod_meethouse_rooms.lua").isEmpty());
    QVERIFY(!fileOf(*plan, "hosts/index.html").isEmpty());
}

void JitsiTest::everyStepDefinesCheckAndApplyAndNamesItsValues()
{
    auto settings = exampleSettings();
    const auto plan = planJitsi(settings, exampleSurvey(), {});
    QVERIFY(plan.has_value());
    static const QRegularExpression variable(QStringLiteral("\\$\\{?([A-Z][A-Z0-9_]+)"));
    for (const auto &step : plan->steps) {
        const auto script = QString::fromUtf8(step.script);
        QVERIFY2(script.contains(QStringLiteral("check() {")) && script.contains(QStringLiteral("apply() {")),
            qPrintable(step.id));
        QVERIFY2(script.startsWith(QStringLiteral("# %1: ").arg(step.id)), qPrintable(step.id));
        QVERIFY2(!step.title.isEmpty() && !step.why.isEmpty(), qPrintable(step.id));
        QSet<QString> used;
        auto code = script;
        code.remove(QRegularExpression(QStringLiteral("^\\s*#.*$"), QRegularExpression::MultilineOption));
        for (auto found = variable.globalMatch(code); found.hasNext();)
            used.insert(found.next().captured(1));
        used.remove(QStringLiteral("RENEWED_LINEAGE"));
        QCOMPARE(used, QSet<QString>(step.values.begin(), step.values.end()));
        for (const auto &name : step.values)
            QVERIFY2(plan->values.contains(name), qPrintable(step.id + QLatin1Char(' ') + name));
    }
}

void JitsiTest::noValueIsPastedIntoAStep()
{
    auto other = exampleSettings();
    other.domain = QStringLiteral("another.example.net");
    const auto one = planJitsi(exampleSettings(), exampleSurvey(), {});
    const auto two = planJitsi(other, exampleSurvey(), {});
    QCOMPARE(idsOf(*one), idsOf(*two));
    for (qsizetype i = 0; i < one->steps.size(); ++i)
        QCOMPARE(one->steps.at(i).script, two->steps.at(i).script);
    QVERIFY(one->digest() != two->digest());
}

void JitsiTest::settingsChangeWhatIsRendered()
{
    auto settings = exampleSettings();
    settings.meetings.endWithoutHostMinutes = 42;
    settings.meetings.rememberHosts = Settings::RememberHosts::Day;
    settings.server.turn = false;
    settings.server.memory = Settings::Memory::Stock;
    const auto plan = planJitsi(settings, exampleSurvey(), {});
    QVERIFY(plan.has_value());
    QVERIFY(fileOf(*plan, "prosody.cfg.lua").contains("meethouse_end_without_host_minutes = \"42\""));
    QVERIFY(fileOf(*plan, "jicofo.conf").contains("enable-auto-login = true"));
    QVERIFY(fileOf(*plan, "memory-bridge.conf").contains("3072m"));
    QCOMPARE(plan->values.value(QStringLiteral("TURN")), QStringLiteral("no"));
}

void JitsiTest::thePinnedKeyIsFetchedUnlessOneIsGiven()
{
    const auto pinned = planJitsi(exampleSettings(), exampleSurvey(), {});
    QVERIFY(idsOf(*pinned).contains(QStringLiteral("jitsi-key")));
    QCOMPARE(pinned->values.value(QStringLiteral("JITSI_KEY_FINGERPRINT")).size(), 40);

    LocalFiles files;
    files.jitsiKey = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
    files.jitsiKeySha256 = QStringLiteral("ab12");
    const auto given = planJitsi(exampleSettings(), exampleSurvey(), files);
    QVERIFY(!idsOf(*given).contains(QStringLiteral("jitsi-key")));
    // Another computer has the digest only, and finds the same steps with the same values.
    const auto elsewhere = planJitsi(exampleSettings(), exampleSurvey(), heldFiles(given->settings));
    QCOMPARE(idsOf(*elsewhere), idsOf(*given));
    QCOMPARE(elsewhere->values, given->values);
}

void JitsiTest::ownCertificatesAreSentOnce()
{
    auto settings = exampleSettings();
    settings.certificate.source = Settings::Certificate::Own;
    LocalFiles files;
    files.certificateChain = "-----BEGIN CERTIFICATE-----";
    files.certificateKey = Secret("-----BEGIN PRIVATE KEY-----");
    files.certificateSha256 = QStringLiteral("cd34");
    const auto plan = planJitsi(settings, exampleSurvey(), files);
    QVERIFY(plan.has_value());
    QVERIFY(idsOf(*plan).contains(QStringLiteral("certificate-own")));
    QVERIFY(!idsOf(*plan).contains(QStringLiteral("certificate-letsencrypt")));
    QCOMPARE(fileOf(*plan, "certificate.pem"), files.certificateChain);
    QCOMPARE(plan->secrets.size(), 1);
    QVERIFY(!QJsonDocument(plan->settings).toJson().contains("PRIVATE KEY"));
    // Another computer has neither, and finds the same steps with the same values.
    const auto elsewhere = planJitsi(settings, exampleSurvey(), heldFiles(plan->settings));
    QCOMPARE(idsOf(*elsewhere), idsOf(*plan));
    QCOMPARE(elsewhere->values, plan->values);
    QVERIFY(elsewhere->secrets.empty());
}

void JitsiTest::whatARouterPutsInPlaceIsTold()
{
    auto survey = exampleSurvey();
    survey.addresses = {
        {QStringLiteral("ens5"), QStringLiteral("10.0.0.5"), false, Survey::Address::Scope::Private, false}};
    const auto plan = planJitsi(exampleSettings(), survey, {}, QStringLiteral("203.0.113.10"));
    QVERIFY(plan.has_value());
    const auto bridge = fileOf(*plan, "jvb.conf");
    QVERIFY(bridge.contains("stun.enabled = false"));
    QVERIFY(bridge.contains("local-address = \"10.0.0.5\"\n    public-address = \"203.0.113.10\""));
    QCOMPARE(fileOf(*plan, "relay-router.conf"), QByteArray("external-ip=203.0.113.10/10.0.0.5\n"));
    // Seen from inside, with what that run has kept, it is the same plan.
    survey.ours.settings = plan->settings;
    const auto inside = planJitsi(exampleSettings(), survey, {}, QStringLiteral("10.0.0.5"));
    QCOMPARE(inside->digest(), plan->digest());

    const auto direct = planJitsi(exampleSettings(), exampleSurvey(), {}, QStringLiteral("203.0.113.10"));
    QVERIFY(!fileOf(*direct, "jvb.conf").contains("static-mappings"));
    // Without its file the step takes away what an earlier run has told the relay.
    QVERIFY(fileOf(*direct, "relay-router.conf").isEmpty());
    QCOMPARE(idsOf(*direct), idsOf(*plan));
}

void JitsiTest::aSmallServerGetsASwapFile()
{
    auto survey = exampleSurvey();
    survey.swapBytes = 0;
    survey.disks = {{QStringLiteral("/var"), QStringLiteral("/"), QStringLiteral("ext4"), 20'000'000'000,
        18'000'000'000, 1'000'000, false, false}};
    const auto mebibytes = QStringLiteral("SWAP_MEBIBYTES");
    const auto plan = planJitsi(exampleSettings(), survey, {});
    QVERIFY(idsOf(*plan).contains(QStringLiteral("swap-file")));
    QCOMPARE(plan->values.value(mebibytes), QStringLiteral("2048"));
    // It stays as large as it is, whatever the disk holds meanwhile.
    survey.ours.swapFileBytes = 1024LL * 1024 * 1024;
    survey.swapBytes = survey.ours.swapFileBytes - 4096;
    const auto again = planJitsi(exampleSettings(), survey, {});
    QCOMPARE(again->values.value(mebibytes), QStringLiteral("1024"));
    QCOMPARE(idsOf(*again), idsOf(*plan));

    auto without = exampleSettings();
    without.server.swapFile = false;
    QVERIFY(idsOf(*planJitsi(without, survey, {})).contains(QStringLiteral("swap-file-off")));
    // A server that has its own keeps that one.
    survey.ours.swapFileBytes = 0;
    QVERIFY(!idsOf(*planJitsi(exampleSettings(), survey, {})).contains(QStringLiteral("swap-file")));
}

void JitsiTest::wishesThatCannotBeMetAreSaid()
{
    auto settings = exampleSettings();
    settings.certificate.source = Settings::Certificate::Own;
    const auto plan = planJitsi(settings, exampleSurvey(), {});
    QVERIFY(!plan.has_value());
    QCOMPARE(plan.error().kind, ErrorKind::Usage);
}

QTEST_GUILESS_MAIN(JitsiTest)
#include "jitsi_test.moc"
