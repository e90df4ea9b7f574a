#include "toy_server.h"

#include <QTest>

#include <unistd.h>

using namespace meethouse;

namespace
{

const RunObserver nobody;
const QString me = QStringLiteral("tester@here");

// One step out of a word and its check.
Plan planOf(const ToyServer &server, const QByteArray &check, const QByteArray &apply)
{
    Plan plan;
    plan.values.insert(QStringLiteral("ETC"), server.path("etc"));
    plan.values.insert(QStringLiteral("FILE"), server.etc("owner.conf"));
    plan.values.insert(QStringLiteral("OWNER"), QStringLiteral("%1:%2").arg(getuid()).arg(getgid()));
    plan.files.append({QStringLiteral("block"), "one\ntwo\n"});
    plan.files.append({QStringLiteral("ours.conf"), "ours\n"});
    plan.steps.append(toyStep("word", check, apply));
    return plan;
}

} // namespace

// The words of lib.sh: what they make of a file, that they hold when asked again, and that undo leaves the very bytes.
class DeploymentWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // Who owns a file is compared by name, so the words about rights need one.
        m_owner = QByteArray("\"$(id -un):$(id -gn)\"");
    }

    void filesOfOthers_data()
    {
        QTest::addColumn<QByteArray>("check");
        QTest::addColumn<QByteArray>("apply");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");

        const QByteArray line = "include \"meethouse.conf\"";
        const auto lineRow = [&](const char *name, const QByteArray &before, const QByteArray &after) {
            QTest::newRow(name) << QByteArray("has_line \"$FILE\" 'include \"meethouse.conf\"'")
                                << QByteArray("add_line \"$FILE\" 'include \"meethouse.conf\"'") << before << after;
        };
        lineRow("line", "a\nb\n", "a\nb\n" + line + "\n");
        lineRow("line in an empty file", "", line + "\n");
        lineRow("line after one without an end", "a\nb", "a\nb\n" + line + "\n");
        lineRow("line after an empty line", "a\n\n", "a\n\n" + line + "\n");
        lineRow("line after one with blanks", "a\n  b  \t", "a\n  b  \t\n" + line + "\n");
        lineRow("line after one with signs", "a\n$HOME \\n `id` %s", "a\n$HOME \\n `id` %s\n" + line + "\n");
        lineRow("line beside one that only looks so", "#" + line + "\n", "#" + line + "\n" + line + "\n");
        lineRow("line in a file with CR", "a\r\nb\r\n", "a\r\nb\r\n" + line + "\n");

        const QByteArray block = "-- meethouse begin block\none\ntwo\n-- meethouse end block\n";
        const auto blockRow = [&](const char *name, const QByteArray &before, const QByteArray &after) {
            QTest::newRow(name) << QByteArray("has_block \"$FILE\" block --")
                                << QByteArray("add_block \"$FILE\" block --") << before << after;
        };
        blockRow("block", "a\n", "a\n" + block);
        blockRow("block in an empty file", "", block);
        blockRow("block after a line without an end", "a", "a\n" + block);
        blockRow("block after an empty line", "\n", "\n" + block);

        const auto replaceRow = [&](const char *name, const QByteArray &before, const QByteArray &after) {
            QTest::newRow(name) << QByteArray("line_replaced \"$FILE\" '#' 'log ' 'log short;'")
                                << QByteArray("replace_line \"$FILE\" '#' 'log ' 'log short;'") << before << after;
        };
        replaceRow("line replaced", "a\nlog long \\n $x;\nb\n",
            "a\n# meethouse was:log long \\n $x;\nlog short; # meethouse\nb\n");
        replaceRow("line replaced, indented", "{\n\t  log long;  \n}\n",
            "{\n\t  # meethouse was:\t  log long;  \n\t  log short; # meethouse\n}\n");
        replaceRow("two lines replaced", "log 1\nx\n log 2\n",
            "# meethouse was:log 1\nlog short; # meethouse\nx\n # meethouse was: log 2\n log short; # meethouse\n");
    }

    void filesOfOthers()
    {
        QFETCH(QByteArray, check);
        QFETCH(QByteArray, apply);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const ToyServer server;
        const auto remote = server.connect();
        const QString file = server.etc("owner.conf");
        server.write(file, before);
        QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther);
        const QByteArray tree = server.tree("etc");
        const Plan plan = planOf(server, check, apply);

        const auto end = carryOut(*remote, plan, me, nobody, {});
        QVERIFY2(end && end->state == RunEnd::State::Done, end ? qPrintable(end->detail) : "");
        QCOMPARE(server.read(file), after);
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->state, RunEnd::State::NothingToDo);

        const auto undone = undoAll(*remote, me, nobody, {});
        QVERIFY2(undone && undone->end.state == RunEnd::State::Reverted, undone ? qPrintable(undone->end.detail) : "");
        QCOMPARE(server.read(file), before);
        QCOMPARE(server.tree("etc"), tree);
        QVERIFY(!QFile::exists(server.path("state")));
    }

    // Ours is found wherever it stands, in whatever way a tool has indented it; what others added around it stays.
    void undoFindsOursWhereverItStands_data()
    {
        QTest::addColumn<QByteArray>("apply");
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QByteArray>("then");
        QTest::newRow("line") << QByteArray("add_line \"$FILE\" 'x meethouse'")
                              << QByteArray("new\n   x meethouse \r\nb\nlast") << QByteArray("new\nb\nlast\n");
        QTest::newRow("block") << QByteArray("add_block \"$FILE\" block '#'")
                               << QByteArray("new\n# meethouse begin block\nby hand\n# meethouse end block\nlast\n")
                               << QByteArray("new\nlast\n");
        QTest::newRow("replaced") << QByteArray("replace_line \"$FILE\" '#' a 'A'")
                                  << QByteArray("x\n# meethouse was:a\n  A by hand # meethouse\ny\n")
                                  << QByteArray("x\na\ny\n");
        QTest::newRow("replaced, ours deleted by hand")
            << QByteArray("replace_line \"$FILE\" '#' a 'A'") << QByteArray("# meethouse was:a\nmine\n")
            << QByteArray("a\nmine\n");
        QTest::newRow("gone by hand") << QByteArray("add_line \"$FILE\" 'x meethouse'") << QByteArray("quite\nother\n")
                                      << QByteArray("quite\nother\n");
    }

    void undoFindsOursWhereverItStands()
    {
        QFETCH(QByteArray, apply);
        QFETCH(QByteArray, now);
        QFETCH(QByteArray, then);
        const ToyServer server;
        const auto remote = server.connect();
        server.write(server.etc("owner.conf"), "a\nb\n");
        const Plan plan = planOf(server, "[ -e \"$ETC/done\" ]", apply + " && ours \"$ETC/done\" && : >\"$ETC/done\"");
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->state, RunEnd::State::Done);
        server.write(server.etc("owner.conf"), now);
        const auto undone = undoAll(*remote, me, nobody, {});
        QCOMPARE(undone->end.state, RunEnd::State::Reverted);
        QCOMPARE(server.read(server.etc("owner.conf")), then);
        QVERIFY(!QFile::exists(server.etc("done")));
    }

    void aBlockFollowsItsContent()
    {
        const ToyServer server;
        const auto remote = server.connect();
        server.write(server.etc("owner.conf"), "a\n");
        Plan plan = planOf(server, "has_block \"$FILE\" block //", "add_block \"$FILE\" block //");
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->state, RunEnd::State::Done);
        server.write(server.etc("owner.conf"), server.read(server.etc("owner.conf")) + "by hand\n");
        plan.files.first().content = "three\n";
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->state, RunEnd::State::Done);
        QCOMPARE(server.read(server.etc("owner.conf")),
            QByteArray("a\n// meethouse begin block\nthree\n// meethouse end block\nby hand\n"));

        // Dropped and added again, and undo still knows it; one whose end somebody deleted is left alone.
        const Plan drop = planOf(server, "block_dropped \"$FILE\" block //", "drop_block \"$FILE\" block //");
        QCOMPARE(carryOut(*remote, drop, me, nobody, {})->state, RunEnd::State::Done);
        QCOMPARE(server.read(server.etc("owner.conf")), QByteArray("a\nby hand\n"));
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->state, RunEnd::State::Done);
        const QByteArray open = "a\n// meethouse begin block\nby hand\n";
        server.write(server.etc("owner.conf"), open);
        QCOMPARE(carryOut(*remote, drop, me, nobody, {})->state, RunEnd::State::Failed);
        QCOMPARE(server.read(server.etc("owner.conf")), open);
        server.write(server.etc("owner.conf"), "a\n");
        QCOMPARE(undoAll(*remote, me, nobody, {})->end.state, RunEnd::State::Reverted);
        QCOMPARE(server.read(server.etc("owner.conf")), QByteArray("a\n"));
    }

    void filesOfOurs()
    {
        const ToyServer server;
        const auto remote = server.connect();
        server.write(server.etc("foreign.conf"), "foreign\n");
        server.write(server.etc("gone.conf"), "gone\n");
        QFile::link(QStringLiteral("../elsewhere"), server.etc("link"));
        const QByteArray tree = server.tree("etc");
        Plan plan = planOf(server,
            "placed ours.conf \"$ETC/new/folder/ours.conf\" 0640 " + m_owner +
                " && placed ours.conf \"$ETC/foreign.conf\" 0600 " + m_owner +
                " && link_placed ours.conf \"$ETC/new/link\" && taken_away \"$ETC/gone.conf\" && " +
                "taken_away \"$ETC/link\" && [ -s \"$ETC/tree/deep/x\" ] && [ -s \"$ETC/made\" ]",
            "place ours.conf \"$ETC/new/folder/ours.conf\" 0640 " + m_owner +
                " && place ours.conf \"$ETC/foreign.conf\" 0600 " + m_owner +
                " && place_link ours.conf \"$ETC/new/link\" && take_away \"$ETC/gone.conf\" && " +
                "take_away \"$ETC/link\" && our_tree \"$ETC/tree\" && mkdir -p \"$ETC/tree/deep\" && echo x "
                ">\"$ETC/tree/deep/x\" && " +
                "ours \"$ETC/made\" && echo x >\"$ETC/made\"");
        const auto end = carryOut(*remote, plan, me, nobody, {});
        QVERIFY2(end->state == RunEnd::State::Done, qPrintable(end->detail));
        QCOMPARE(server.read(server.etc("foreign.conf")), QByteArray("ours\n"));
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->state, RunEnd::State::NothingToDo);

        // A right changed by hand is seen.
        QFile::setPermissions(server.etc("foreign.conf"), QFileDevice::ReadOwner);
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->changed, 1);

        const auto undone = undoAll(*remote, me, nobody, {});
        QVERIFY2(undone->end.state == RunEnd::State::Reverted, qPrintable(undone->end.detail));
        QCOMPARE(server.tree("etc"), tree);
    }

    void aFolderOfOursHoldsWhatThePlanHolds()
    {
        const ToyServer server;
        const auto remote = server.connect();
        const QByteArray tree = server.tree("etc");
        Plan plan = planOf(server, "folder_placed page \"$ETC/new/page\"", "place_folder page \"$ETC/new/page\"");
        plan.files.append({QStringLiteral("page/old"), "old\n"});
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->state, RunEnd::State::Done);
        QCOMPARE(server.read(server.etc("new/page/old")), QByteArray("old\n"));
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->state, RunEnd::State::NothingToDo);

        plan.files.last() = {QStringLiteral("page/new"), "new\n"};
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->changed, 1);
        QCOMPARE(server.read(server.etc("new/page/new")), QByteArray("new\n"));
        QVERIFY(!QFile::exists(server.etc("new/page/old")));

        server.write(server.etc("new/page/stray"), "by hand\n");
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->changed, 1);
        QVERIFY(!QFile::exists(server.etc("new/page/stray")));
        QFile::setPermissions(server.etc("new/page/new"), QFileDevice::ReadOwner);
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->changed, 1);
        QVERIFY(QFile::permissions(server.etc("new/page/new")) & QFileDevice::ReadOther);

        QCOMPARE(undoAll(*remote, me, nobody, {})->end.state, RunEnd::State::Reverted);
        QCOMPARE(server.tree("etc"), tree);
    }

    void anOriginalIsNotPutOverTheWorkOfOthers_data()
    {
        QTest::addColumn<bool>("readable");
        QTest::newRow("everybody may read it") << true;
        QTest::newRow("it may hold secrets") << false;
    }

    // What somebody made of a file since is not thrown away; when it is brought back by hand, undo goes on.
    void anOriginalIsNotPutOverTheWorkOfOthers()
    {
        QFETCH(bool, readable);
        const ToyServer server;
        const auto remote = server.connect();
        server.write(server.etc("owner.conf"), "original\n");
        QFile::setPermissions(
            server.etc("owner.conf"), QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                          (readable ? QFileDevice::ReadOther : QFileDevice::Permissions()));
        const QByteArray tree = server.tree("etc");
        const Plan plan = planOf(server, "grep -q ours \"$FILE\"",
            "keep_original \"$FILE\" && echo ours >\"$FILE\" && ours \"$ETC/x\" && : >\"$ETC/x\"");
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->state, RunEnd::State::Done);
        server.write(server.etc("owner.conf"), "ours\nby hand\n");

        QStringList log;
        const auto undone = undoAll(*remote, me, {{}, [&](const QString &line) { log.append(line); }}, {});
        QVERIFY(undone);
        QCOMPARE(undone->end.state, RunEnd::State::Failed);
        QCOMPARE(undone->refused, QStringList(server.etc("owner.conf")));
        QCOMPARE(log.contains(QStringLiteral("+by hand")), readable);
        QCOMPARE(log.contains(QStringLiteral("-original")), readable);
        QCOMPARE(server.read(server.etc("owner.conf")), QByteArray("ours\nby hand\n"));
        QVERIFY(!QFile::exists(server.etc("x")));

        server.write(server.etc("owner.conf"), "original\n");
        const auto again = undoAll(*remote, me, nobody, {});
        QCOMPARE(again->end.state, RunEnd::State::Reverted);
        QCOMPARE(again->refused, QStringList());
        QCOMPARE(server.tree("etc"), tree);
        QVERIFY(!QFile::exists(server.path("state")));
    }

    // A later run that alters the file again must not make undo believe that a change by hand was ours.
    void aSecondRunDoesNotHideAChangeByHand()
    {
        const ToyServer server;
        const auto remote = server.connect();
        server.write(server.etc("owner.conf"), "original\n");
        Plan plan =
            planOf(server, "grep -q \"^$WORD\" \"$FILE\"", "keep_original \"$FILE\" && echo \"$WORD\" >>\"$FILE\"");
        plan.values.insert(QStringLiteral("WORD"), QStringLiteral("one"));
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->state, RunEnd::State::Done);
        plan.values[QStringLiteral("WORD")] = QStringLiteral("two");
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->state, RunEnd::State::Done);
        server.write(server.etc("owner.conf"), server.read(server.etc("owner.conf")) + "by hand\n");
        plan.values[QStringLiteral("WORD")] = QStringLiteral("three");
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->state, RunEnd::State::Done);
        QCOMPARE(undoAll(*remote, me, nobody, {})->refused, QStringList(server.etc("owner.conf")));
    }

    void wordsThatCannotSayWhy_data()
    {
        QTest::addColumn<QByteArray>("apply");
        QTest::addColumn<QString>("why");
        QTest::newRow("line without our name")
            << QByteArray("add_line \"$FILE\" 'include x'") << QStringLiteral("must say so");
        QTest::newRow("line in no file") << QByteArray("add_line \"$ETC/none\" meethouse")
                                         << QStringLiteral("not there");
        QTest::newRow("block in no file")
            << QByteArray("add_block \"$ETC/none\" block '#'") << QStringLiteral("not there");
        QTest::newRow("no such line") << QByteArray("replace_line \"$FILE\" '#' zzz new")
                                      << QStringLiteral("no line that begins with zzz");
        QTest::newRow("a folder of others")
            << QByteArray("place_folder page \"$ETC\"") << QStringLiteral("is there and not ours");
        QTest::newRow("no secret") << QByteArray("cat \"$(secret key)\"") << QStringLiteral("start the run again");
        QTest::newRow("folder") << QByteArray("keep_original \"$ETC\"") << QStringLiteral("is a folder");
    }

    void wordsThatCannotSayWhy()
    {
        QFETCH(QByteArray, apply);
        QFETCH(QString, why);
        const ToyServer server;
        const auto remote = server.connect();
        server.write(server.etc("owner.conf"), "a\n");
        const auto end = carryOut(*remote, planOf(server, "false", apply), me, nobody, {});
        QCOMPARE(end->state, RunEnd::State::Failed);
        QVERIFY2(end->detail.contains(why), qPrintable(end->detail));
        QCOMPARE(server.read(server.etc("owner.conf")), QByteArray("a\n"));
    }

    void whatCannotBeTakenBackIsNamed()
    {
        const ToyServer server;
        const auto remote = server.connect();
        const Plan plan =
            planOf(server, "[ -e \"$ETC/x\" ]", "leaves 'The moon was moved.'; ours \"$ETC/x\" && : >\"$ETC/x\"");
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->state, RunEnd::State::Done);
        QVERIFY(undoAll(*remote, me, nobody, {})->left.contains(QStringLiteral("The moon was moved.")));
    }

private:
    QByteArray m_owner;
};

QTEST_GUILESS_MAIN(DeploymentWordsTest)
#include "deployment_words_test.moc"
