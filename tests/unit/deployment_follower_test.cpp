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

    void noTimePassesWhenTheClockIsSetBack()
    {
        const RunObserver nobody;
        Follower follower(nobody);
        follower.beginRead();
        QByteArray back = journal;
        back.replace("T05:00:03", "T03:00:03").replace("T05:00:04", "T03:00:04");
        follower.read("run 20261123T050000Z-abcdefgh\n" + frame("journal", back) + "ended\n");
        QCOMPARE(follower.end().seconds, 0.0);
        QCOMPARE(follower.end().steps.at(1).seconds, 0.0);
    }

    void saysWhatStoodInTheWay_data()
    {
        QTest::addColumn<QByteArray>("log");
        QTest::addColumn<QByteArray>("after"); // frames after the journal
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const char *log, const char *why, const QByteArray &after = "ended\n") {
            QTest::newRow(name) << QByteArray("== two\n") + log << after << QString::fromLatin1(why);
        };
        row("disk", "tar: ./x: Cannot write: No space left on device\n", "disk is full");
        row("disk, as apt foresees it", "E: You don't have enough free space in /var/cache/apt/archives/.\n",
            "disk is full");
        row("disk, though apt names a mirror", "E: Failed to fetch http://a/b  No space left on device\n",
            "disk is full");
        row("disk, many lines ago",
            QByteArray("No space left on device\n" + QByteArray("more\n").repeated(50)).constData(), "disk is full");
        row("disk, in another step", "No space left on device\n== three\nhello\n", "stands in the details");
        row("disk, and the log could not say it", "", "disk is full",
            frame("probe", "head: error writing 'standard output': No space left on device\n") + "gone\n");
        row("read-only", "sh: 1: cannot create /var/x: Read-only file system\n", "read-only");
        row("memory", "E: Sub-process /usr/bin/dpkg received signal 9.\nKilled\n", "no memory left");
        row("clock", "E: Release file for http://a/InRelease is not valid yet (invalid for another 3h).\n", "clock");
        row("key", "W: GPG error: http://a stable/ InRelease: The following signatures were invalid: EXPKEYSIG 1\n",
            "not signed with the key");
        row("names", "E: Failed to fetch http://a/b  Temporary failure resolving 'a'\n", "address of an archive");
        row("mirror", "E: Unable to fetch some archives, maybe run apt-get update?\n", "did not answer");
        row("apt", "Somebody else has been using apt for ten minutes.\n", "for a long time");
        row("package", "E: Sub-process /usr/bin/dpkg returned an error code (1)\n", "A package could not");
        row("killed", "working\n", "stopped in the middle", "gone\n");
        row("else", "what?\n", "stands in the details");
    }

    void saysWhatStoodInTheWay()
    {
        QFETCH(QByteArray, log);
        QFETCH(QByteArray, after);
        QFETCH(QString, why);
        const RunObserver nobody;
        Follower follower(nobody);
        follower.beginRead();
        const QByteArray seen =
            after.endsWith("gone\n") ? journal.left(journal.indexOf("step.end\",\"id\":\"two")) : journal;
        follower.read("run 20261123T050000Z-abcdefgh\n" + frame("log", log) + frame("journal", seen) + after);
        const Error error = stepFailed(follower.end());
        QVERIFY2(error.why.contains(why), qPrintable(error.why));
        QVERIFY(error.todo.endsWith(QLatin1Char('.')));
        QCOMPARE(follower.logOffset(), log.size());
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
        QCOMPARE(end.obstacle, Obstacle::Stopped);
        QCOMPARE(stepFailed(end).kind, ErrorKind::StepFailed);
    }

    void certbotsWordsAreUnderstood_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<Obstacle>("obstacle");
        const auto row = [](const char *line, Obstacle obstacle) {
            QTest::newRow(line) << QString::fromLatin1(line) << obstacle;
        };
        row("  Type:   dns", Obstacle::NameRecord);
        row("  Type:   connection", Obstacle::WebPort);
        row("  Detail: Get \"http://meet.example.org:80/x\": could not resolve URL \"http://meet.example.org:80/x\"",
            Obstacle::NameRecord);
        row("  Type:   unauthorized", Obstacle::OtherSite);
        row("  Type:   caa", Obstacle::Caa);
        row("Error finalizing order :: Rechecking CAA :: urn:ietf:params:acme:error:caa", Obstacle::Caa);
        row("too many certificates (5) already issued for this exact set of domains", Obstacle::TooOften);
        row("too many failed authorizations (5) for \"meet.example.org\" in the last 1h0m0s", Obstacle::TooOften);
        row("There were too many requests of a given type :: Error creating new order", Obstacle::TooOften);
        row("  Detail: 2001:db8::10: Fetching http://meet.example.org/.well-known/acme-challenge/x: Timeout",
            Obstacle::Ipv6Record);
        row("  Detail: 2001:db8:0:1::a: Invalid response from http://meet.example.org/: 404", Obstacle::Ipv6Record);
        row("  Detail: 203.0.113.9: Fetching http://meet.example.org/.well-known/x: Timeout", Obstacle::Unknown);
        row("  Detail: DNS problem: SERVFAIL looking up A for meet.example.org", Obstacle::Unknown);
        row("requests.exceptions.ConnectionError: HTTPSConnectionPool(host='acme.example.org')", Obstacle::Authority);
        row("Waiting for verification...", Obstacle::Unknown);
    }

    void certbotsWordsAreUnderstood()
    {
        QFETCH(QString, line);
        QFETCH(Obstacle, obstacle);
        QCOMPARE(obstacleIn(line), obstacle);
        QVERIFY(!whyOf(obstacle).isEmpty() && !todoAbout(obstacle).isEmpty());
    }

    // The type of problem comes before the address that was tried: that it was an IPv6 one says more.
    void whatSaysMoreIsSaid()
    {
        const RunObserver nobody;
        Follower follower(nobody);
        follower.beginRead();
        follower.read("run x\n" + frame("journal", journal) +
                      frame("log", "== two\n  Type:   connection\n  Detail: 2001:db8::1: Fetching x: Timeout\nend\n") +
                      "ended\n");
        QCOMPARE(follower.end().obstacle, Obstacle::Ipv6Record);
    }

    void nothingStrangeIsShown_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("colour") << QByteArray("\x1b[31mred\x1b[0m") << QStringLiteral("red");
        QTest::newRow("carriage return") << QByteArray("10%\r20%\r") << QStringLiteral("20%");
        QTest::newRow("carriage return inside") << QByteArray("10%\r20%") << QStringLiteral("20%");
        QTest::newRow("right to left") << QByteArray("a\xe2\x80\xae"
                                                     "b")
                                       << QStringLiteral("ab");
        QTest::newRow("tab") << QByteArray("a\tb") << QStringLiteral("a b");
        QTest::newRow("no UTF-8") << QByteArray("a\xff") << QStringLiteral("a\ufffd");
    }

    void nothingStrangeIsShown()
    {
        QFETCH(QByteArray, text);
        QString seen;
        RunObserver observer;
        observer.onLog = [&seen](const QString &line) { seen = line; };
        Follower follower(observer);
        follower.beginRead();
        follower.read("run x\n" + frame("log", text + '\n') + "more\n");
        QTEST(seen, "shown");
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
