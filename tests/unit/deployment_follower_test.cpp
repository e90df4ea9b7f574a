#include "deployment/follower.h"

#include <QTest>

using namespace meethouse;

namespace
{

QByteArray frame(const QByteArray &name, const QByteArray &content)
{
    return name + ' ' + QByteArray::number(content.size()) + '\n' + content;
}

const QByteArray journal =
    "{\"t\":\"2026-11-23T05:00:00.000Z\",\"event\":\"run.start\",\"id\":\"20261123T050000Z-abcdefgh\"}\n"
    "{\"t\":\"2026-11-23T05:00:00.100Z\",\"event\":\"step.end\",\"id\":\"one\",\"state\":\"already\"}\n"
    "{\"t\":\"2026-11-23T05:00:01.000Z\",\"event\":\"step.start\",\"id\":\"two\"}\n"
    "{\"t\":\"2026-11-23T05:00:03.500Z\",\"event\":\"step.end\",\"id\":\"two\",\"state\":\"failed\"}\n"
    "{\"t\":\"2026-11-23T05:00:04.000Z\",\"event\":\"run.end\",\"state\":\"failed\"}\n";
const QByteArray plan = R"({"format":1,"steps":[{"id":"one","title":"First"},{"id":"two","title":"Second"}]})";

} // namespace

class DeploymentFollowerTest : public QObject
{
    Q_OBJECT

private slots:
    void understandsItHoweverItIsCut_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 2, 3, 7, 64, 100000})
            QTest::addRow("%d", size) << size;
    }

    void understandsItHoweverItIsCut()
    {
        QFETCH(int, size);
        const QByteArray log = "== two\nhello\nmore \xc3\xa4\n";
        const QByteArray all = "run 20261123T050000Z-abcdefgh\n" + frame("plan", plan) +
                               frame("journal", journal.left(120)) + frame("log", log) +
                               frame("journal", journal.mid(120)) + "ended\n";
        QStringList steps;
        QStringList lines;
        RunObserver observer{
            [&](const StepProgress &step) {
                steps.append(step.id + QLatin1Char(' ') + step.title + QLatin1Char(' ') + stepStateName(step.state));
            },
            [&](const QString &line) { lines.append(line); }};
        Follower follower(observer);
        follower.beginRead();
        for (qsizetype at = 0; at < all.size(); at += size)
            follower.read(all.mid(at, size));

        QCOMPARE(follower.state(), Follower::State::Ended);
        QCOMPARE(follower.journalOffset(), journal.size());
        QCOMPARE(follower.logOffset(), log.size());
        const RunEnd end = follower.end();
        QCOMPARE(end.state, RunEnd::State::Failed);
        QCOMPARE(end.run, QStringLiteral("20261123T050000Z-abcdefgh"));
        QCOMPARE(end.failedStep, QStringLiteral("two"));
        QCOMPARE(end.detail, QStringLiteral("hello\nmore ä"));
        QCOMPARE(end.seconds, 4.0);
        QCOMPARE(end.steps.at(1).seconds, 2.5);
        QCOMPARE(end.changed, 0);
        QCOMPARE(lines, (QStringList{QStringLiteral("== two"), QStringLiteral("hello"), QStringLiteral("more ä")}));
        QCOMPARE(steps, (QStringList{QStringLiteral("one First pending"), QStringLiteral("two Second pending"),
                            QStringLiteral("one First already"), QStringLiteral("two Second running"),
                            QStringLiteral("two Second failed")}));
    }

    // The link is cut in the middle of a frame: what was read counts, the next read goes on behind it.
    void goesOnWhereItWasCut()
    {
        const RunObserver nobody;
        Follower follower(nobody);
        follower.beginRead();
        follower.read(frame("journal", journal).left(150));
        const qint64 offset = follower.journalOffset();
        QCOMPARE(offset, 150 - frame("journal", journal).indexOf('\n') - 1);
        follower.beginRead();
        follower.read(frame("journal", journal.mid(offset)) + "ended\n");
        QCOMPARE(follower.end().failedStep, QStringLiteral("two"));
        QCOMPARE(follower.end().steps.size(), 2);
    }

    void aKilledRunIsAFailedOne()
    {
        const RunObserver nobody;
        Follower follower(nobody);
        follower.beginRead();
        follower.read(
            "run x\n" + frame("journal", journal.left(journal.indexOf("{\"t\":\"2026-11-23T05:00:03.500"))) + "gone\n");
        const RunEnd end = follower.end();
        QCOMPARE(end.state, RunEnd::State::Failed);
        QCOMPARE(end.failedStep, QStringLiteral("two"));
        QVERIFY(!end.detail.isEmpty());
        QCOMPARE(stepFailed(end).kind, ErrorKind::StepFailed);
    }

    void nothingStrangeIsShown_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("colour") << QByteArray("\x1b[31mred\x1b[0m") << QStringLiteral("[31mred[0m");
        QTest::newRow("title") << QByteArray("\x1b]0;owned\x07x") << QStringLiteral("]0;ownedx");
        QTest::newRow("carriage return") << QByteArray("10%\r20%\r") << QStringLiteral("20%");
        QTest::newRow("carriage return inside") << QByteArray("10%\r20%") << QStringLiteral("20%");
        QTest::newRow("right to left") << QByteArray("a\xe2\x80\xae"
                                                     "b")
                                       << QStringLiteral("ab");
        QTest::newRow("null") << QByteArray("a\0b", 3) << QStringLiteral("ab");
        QTest::newRow("C1") << QByteArray("a\xc2\x9b"
                                          "b")
                            << QStringLiteral("ab");
        QTest::newRow("tab") << QByteArray("a\tb") << QStringLiteral("a b");
        QTest::newRow("no UTF-8") << QByteArray("a\xff") << QStringLiteral("a\ufffd");
    }

    void nothingStrangeIsShown()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, shown);
        QString cleaned = cleanText(text);
        QCOMPARE(cleaned, shown);
    }

    // Journals hold no foreign text; whatever else is in one does no harm.
    void rubbishDoesNoHarm()
    {
        const RunObserver nobody;
        Follower follower(nobody);
        follower.beginRead();
        follower.read(
            frame("journal",
                "not json\n[]\n{\"event\":\"step.end\"}\n{\"event\":\"step.end\",\"id\":\"a\",\"state\":\"odd\"}\n") +
            frame("plan", "[1,2") + "journal -5\nlog x\nodd words\nmore\n");
        QCOMPARE(follower.state(), Follower::State::More);
    }
};

QTEST_GUILESS_MAIN(DeploymentFollowerTest)
#include "deployment_follower_test.moc"
