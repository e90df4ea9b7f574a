#include "deployment/bundle.h"
#include "deployment/run.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace meethouse;

namespace
{

Plan smallPlan()
{
    Plan plan;
    plan.steps.append({QStringLiteral("first"), {}, {}, "check() { false; }\napply() { true; }\n", {}, {}, 1});
    plan.values.insert(QStringLiteral("DOMAIN"), QStringLiteral("meet.example.org"));
    plan.files.append({QStringLiteral("a/b/c.txt"), "content"});
    return plan;
}

} // namespace

class DeploymentBundleTest : public QObject
{
    Q_OBJECT

private slots:
    // The judge is the tar of the servers, GNU's.
    void tarUnpacksWhatWasPacked()
    {
        QList<BundleFile> files = {{QStringLiteral("empty"), {}},
            {QStringLiteral("a/b/deep.bin"), QByteArray(512, '\xff')},
            {QStringLiteral("a/odd"), QByteArray("\0\n\r%s", 5)}, {QStringLiteral("a/b/big"), QByteArray(100001, 'x')}};
        QTemporaryDir folder;
        QProcess tar;
        tar.setWorkingDirectory(folder.path());
        tar.start(QStringLiteral("tar"), {QStringLiteral("-xv")});
        tar.write(archiveOf(files));
        tar.closeWriteChannel();
        QVERIFY(tar.waitForFinished());
        QCOMPARE(tar.readAllStandardError(), QByteArray());
        QCOMPARE(tar.exitCode(), 0);
        for (const BundleFile &wanted : files) {
            QFile file(folder.filePath(wanted.name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), wanted.content);
            QCOMPARE(file.permissions() & QFileDevice::Permissions(0x0077), QFileDevice::Permissions());
        }
    }

    void refusesWhatAShellCouldMisread_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("text");
        for (const char *id : {"", "..", "a b", "A", "a/b", "a;b", "-a", "a-", "a\n", "é"})
            QTest::newRow(qPrintable(QStringLiteral("id ") + QString::fromUtf8(id)))
                << QStringLiteral("id") << QString::fromUtf8(id);
        for (const char *name : {"", "lower", "1A", "A-B", "A B", "A=B", "A\n", "_A", "A$(x)"})
            QTest::newRow(qPrintable(QStringLiteral("value ") + QString::fromUtf8(name)))
                << QStringLiteral("value") << QString::fromUtf8(name);
        for (const char *name : {"", "/etc/passwd", "../x", "a/../b", "a//b", "a b", "a\nb", ".hidden", "a/", "-x/$y"})
            QTest::newRow(qPrintable(QStringLiteral("file ") + QString::fromUtf8(name)))
                << QStringLiteral("file") << QString::fromUtf8(name);
        for (const char *name : {"", "..", "a/b", "a b", "a\n"})
            QTest::newRow(qPrintable(QStringLiteral("secret ") + QString::fromUtf8(name)))
                << QStringLiteral("secret") << QString::fromUtf8(name);
        QTest::newRow("lines") << QStringLiteral("content") << QStringLiteral("one\ntwo");
    }

    void refusesWhatAShellCouldMisread()
    {
        QFETCH(QString, part);
        QFETCH(QString, text);
        Plan plan = smallPlan();
        QVERIFY(bundleOf(plan, {}));
        if (part == QStringLiteral("id"))
            plan.steps.first().id = text;
        else if (part == QStringLiteral("value"))
            plan.values.insert(text, QStringLiteral("x"));
        else if (part == QStringLiteral("file"))
            plan.files.append({text, "x"});
        else if (part == QStringLiteral("secret"))
            plan.secrets.emplace(text, Secret("x"));
        else
            plan.values.insert(QStringLiteral("LINES"), text);
        const auto bundle = bundleOf(plan, {});
        QVERIFY(!bundle);
        QVERIFY(!bundle.error().what.isEmpty());
    }

    void twoStepsOfOneNameAreRefused()
    {
        Plan plan = smallPlan();
        plan.steps.append(plan.steps.first());
        QVERIFY(!bundleOf(plan, {}));
    }

    void secretsAreNotInTheArchive()
    {
        Plan plan = smallPlan();
        plan.secrets.emplace(QStringLiteral("key"), Secret("hunter2-hunter2"));
        const auto bundle = bundleOf(plan, QStringLiteral("me@here"));
        QVERIFY(bundle);
        QVERIFY(!bundle->input.contains("hunter2"));
        QCOMPARE(std::string(bundle->secrets.reveal()), std::string("key 15\nhunter2-hunter2\nend\n"));
    }

    void theDigestSeesEveryPartButSecretsAndWords()
    {
        const QByteArray digest = smallPlan().digest();
        Plan plan = smallPlan();
        plan.steps.first().title = QStringLiteral("Titel");
        plan.secrets.emplace(QStringLiteral("key"), Secret("x"));
        QCOMPARE(plan.digest(), digest);

        plan = smallPlan();
        plan.steps.first().script += ' ';
        QVERIFY(plan.digest() != digest);
        plan = smallPlan();
        plan.values[QStringLiteral("DOMAIN")] = QStringLiteral("other");
        QVERIFY(plan.digest() != digest);
        plan = smallPlan();
        plan.files.first().content = "other";
        QVERIFY(plan.digest() != digest);
        plan = smallPlan();
        plan.settings.insert(QStringLiteral("a"), 1);
        QVERIFY(plan.digest() != digest);
        // A byte that moves from one part to the next is another plan.
        plan = smallPlan();
        plan.values = {{QStringLiteral("DOMAINm"), QStringLiteral("eet.example.org")}};
        QVERIFY(plan.digest() != digest);
    }

    void plansAreConcatenated()
    {
        Plan plan = smallPlan();
        Plan other = smallPlan();
        other.steps.first().id = QStringLiteral("second");
        other.secrets.emplace(QStringLiteral("key"), Secret("x"));
        plan.append(std::move(other));
        QCOMPARE(plan.steps.size(), 2);
        QCOMPARE(plan.files.size(), 1);
        QCOMPARE(plan.values.size(), 1);
        QCOMPARE(plan.secrets.size(), size_t(1));
    }

    void theScriptShownIsTheScriptSent()
    {
        const Plan plan = smallPlan();
        const QByteArray text = planAsScript(plan);
        const auto bundle = bundleOf(plan, {});
        QVERIFY(bundle);
        QVERIFY(text.contains(QByteArray("# ---- steps/001-first.sh\n" + plan.steps.first().script)));
        for (const QString &name : serverScripts()) {
            QVERIFY(text.contains(QByteArray("# ---- " + name.toUtf8() + "\n" + serverFile(name))));
            QVERIFY(bundle->input.contains(serverFile(name)));
        }
    }
};

QTEST_GUILESS_MAIN(DeploymentBundleTest)
#include "deployment_bundle_test.moc"
