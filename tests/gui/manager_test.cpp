#include "clicks.h"
#include "managed.h"

#include "base/language.h"
#include "wizard/look/colours.h"
#include "wizard/look/page.h"
#include "wizard/manager/manager.h"
#include "wizard/manager/tabs.h"
#include "wizard/window.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QListView>

#include <cmath>

using namespace meethouse;

// The servers a computer knows, and the window around them.
class ManagerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void openTasksAreTheGravestFirst();
    void marksSayTheState_data();
    void marksSayTheState();
    void peopleAndRoomsStandInNumbers_data();
    void peopleAndRoomsStandInNumbers();
    void anUnknownKeyIsAskedAbout();
    void aQuestionWaitsForItsAnswer();
    void stoppingEndsTheQuestion();
    void manyServersAreAskedAtOnce();
    void walksByKeys();
    void theWindowOpensWhereOneIs();
    void languagesAreSwitchedLive();
    void everyControlSaysWhatItIs_data();
    void everyControlSaysWhatItIs();
    void coloursCanBeRead_data();
    void coloursCanBeRead();

private:
    QTemporaryDir m_home;
};

void ManagerTest::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", m_home.path().toLocal8Bit());
    speak(QStringLiteral("en"));
    applyLook(Scheme::Light);
}

void ManagerTest::openTasksAreTheGravestFirst()
{
    Survey survey;
    survey.ours.present = true;
    survey.ours.lastRun = QStringLiteral("r");
    survey.ours.lastState = QStringLiteral("done");
    Proof proof;
    proof.checks = {pretendedCheck("a", Check::State::Ok, QStringLiteral("A")),
        pretendedCheck("b", Check::State::Warn, QStringLiteral("B")),
        pretendedCheck("c", Check::State::Fail, QStringLiteral("C")),
        pretendedCheck("d", Check::State::Unknown, QStringLiteral("D"))};
    const auto idsOf = [](const QList<Check> &tasks) {
        QStringList ids;
        for (const auto &task : tasks)
            ids += task.id;
        return ids.join(QLatin1Char(' '));
    };
    QCOMPARE(idsOf(openTasks(survey, proof)), QStringLiteral("c b"));
    survey.rebootRequired = true;
    survey.disks = {{QStringLiteral("/var"), {}, {}, qint64(20) << 30, qint64(1) << 30, -1, false, false}};
    QCOMPARE(idsOf(openTasks(survey, proof)), QStringLiteral("c restart room b"));
    survey.ours.lastState = QStringLiteral("failed");
    QCOMPARE(idsOf(openTasks(survey, {})), QStringLiteral("run restart room"));
    survey.ours.running = true;
    QCOMPARE(openTasks(survey, {}).first().state, Check::State::Warn);
    survey.ours.present = false; // somebody else's server is not ours to judge
    QVERIFY(openTasks(survey, {}).isEmpty());
}

void ManagerTest::marksSayTheState_data()
{
    QTest::addColumn<Pretended>("server");
    QTest::addColumn<Mark>("mark");
    QTest::newRow("all is well") << Pretended{} << Mark::Done;
    Pretended warned;
    warned.tasks = {pretendedCheck("w", Check::State::Warn, QStringLiteral("W"))};
    QTest::newRow("something to do") << warned << Mark::Warning;
    Pretended failed;
    failed.tasks = {pretendedCheck("f", Check::State::Fail, QStringLiteral("F"))};
    QTest::newRow("something is broken") << failed << Mark::Failed;
    Pretended empty;
    empty.isSetUp = false;
    QTest::newRow("not set up") << empty << Mark::Warning;
    Pretended away;
    away.notReached = Error{ErrorKind::Connection, QStringLiteral("Nobody answers.")};
    QTest::newRow("not reached") << away << Mark::Unknown;
    Pretended changed;
    changed.notReached = Error{ErrorKind::HostKeyChanged, QStringLiteral("Another key.")};
    QTest::newRow("another key") << changed << Mark::Failed;
}

void ManagerTest::marksSayTheState()
{
    QFETCH(Pretended, server);
    QFETCH(Mark, mark);
    ManagedServer managed(pretendedProfile(school), pretendedWays({{QString(), server}}));
    QCOMPARE(managed.mark(), Mark::Waiting);
    managed.refresh();
    QCOMPARE(managed.mark(), Mark::Running);
    QTRY_VERIFY(!managed.isBusy());
    QCOMPARE(managed.mark(), mark);
    QVERIFY(!managed.state().isEmpty());
}

void ManagerTest::peopleAndRoomsStandInNumbers_data()
{
    using Now = std::optional<Meetings>;
    QTest::addColumn<Now>("now");
    QTest::addColumn<QString>("said");
    QTest::newRow("nobody") << Now(Meetings{0, 0}) << QStringLiteral("Nobody is in a meeting.");
    QTest::newRow("one") << Now(Meetings{1, 1}) << QStringLiteral("1 person is in a meeting.");
    QTest::newRow("a class") << Now(Meetings{1, 28}) << QStringLiteral("28 people are in a meeting.");
    QTest::newRow("a school") << Now(Meetings{9, 211}) << QStringLiteral("211 people are in 9 meetings.");
    QTest::newRow("not known") << Now() << QString();
}

void ManagerTest::peopleAndRoomsStandInNumbers()
{
    QFETCH(std::optional<Meetings>, now);
    QFETCH(QString, said);
    const QTemporaryDir folder;
    const auto list = pretendedList(folder, {{school, {.now = now}}});
    Manager manager(list.get());
    manager.show();
    list->refresh();
    QTRY_COMPARE(list->at(0)->mark(), Mark::Done);
    QTRY_COMPARE(saysIn(&manager, QStringLiteral("People")), !said.isEmpty());
    QVERIFY(said.isEmpty() || saysIn(&manager, said));
}

void ManagerTest::anUnknownKeyIsAskedAbout()
{
    Pretended server;
    server.notReached = Error{ErrorKind::HostKeyUnknown, QStringLiteral("Not known yet."), {}, {}, {},
        {{QStringLiteral("fingerprint"), QStringLiteral("SHA256:abc")}}};
    ManagedServer managed(pretendedProfile(school), pretendedWays({{QString(), server}}));
    managed.refresh();
    QTRY_VERIFY(managed.error());
    QCOMPARE(managed.error()->kind, ErrorKind::HostKeyUnknown);
    managed.refresh(QStringLiteral("SHA256:abc"));
    QTRY_VERIFY(managed.overview());
    QCOMPARE(managed.mark(), Mark::Done);
}

void ManagerTest::aQuestionWaitsForItsAnswer()
{
    Pretended server;
    server.question = Prompter::Round{QStringLiteral("Password of root"), {}, {{QStringLiteral("Password"), true}}};
    ManagedServer managed(pretendedProfile(school), pretendedWays({{QString(), server}}));
    managed.refresh();
    QTRY_VERIFY(managed.inquiry());
    QCOMPARE(managed.mark(), Mark::Waiting);
    std::vector<Secret> answers;
    answers.emplace_back("open");
    managed.answer(std::move(answers));
    QTRY_VERIFY(managed.overview());
    QVERIFY(!managed.inquiry());
}

void ManagerTest::stoppingEndsTheQuestion()
{
    Pretended server;
    server.question = Prompter::Round{QStringLiteral("Password of root"), {}, {{QStringLiteral("Password"), true}}};
    ManagedServer managed(pretendedProfile(school), pretendedWays({{QString(), server}}));
    managed.refresh();
    QTRY_VERIFY(managed.inquiry());
    managed.stop();
    QVERIFY(!managed.isBusy());
    QVERIFY(!managed.inquiry());
    managed.refresh();
    QTRY_VERIFY(managed.inquiry());
    managed.stop();
}

// In at most twice the time of one, however many there are.
void ManagerTest::manyServersAreAskedAtOnce()
{
    constexpr auto one = std::chrono::milliseconds(400);
    QMap<QString, Pretended> servers;
    for (int i = 0; i < 50; ++i)
        servers.insert(QStringLiteral("server-%1.example").arg(i), {.hosts = 3, .slowness = one});
    const QTemporaryDir folder;
    const auto list = pretendedList(folder, servers);
    QElapsedTimer clock;
    clock.start();
    list->refresh();
    const auto allKnown = [&list] {
        for (int i = 0; i < list->rowCount(); ++i) {
            if (list->at(i)->mark() != Mark::Done)
                return false;
        }
        return true;
    };
    QTRY_VERIFY_WITH_TIMEOUT(allKnown(), 10000);
    const auto took = std::chrono::milliseconds(clock.elapsed());
    QVERIFY2(took <= 2 * one, qPrintable(QString::number(took.count())));
}

void ManagerTest::walksByKeys()
{
    const QTemporaryDir folder;
    Pretended troubled;
    troubled.tasks = {pretendedCheck("restart", Check::State::Warn, QStringLiteral("It wants to be restarted."))};
    const auto list = pretendedList(folder, {{school, {}}, {QStringLiteral("meet.club.example"), troubled}});
    Manager manager(list.get());
    manager.resize(1000, 680);
    manager.show();
    manager.choose(school);
    list->refresh();
    QTRY_COMPARE(list->named(school)->mark(), Mark::Done);
    QTRY_COMPARE(list->named(QStringLiteral("meet.club.example"))->mark(), Mark::Warning);

    // The list of servers by arrow keys.
    auto *servers = manager.findChild<QListView *>();
    servers->setFocus();
    QTest::keyClick(servers, Qt::Key_Home);
    const auto *first = manager.current();
    QTest::keyClick(servers, Qt::Key_Down);
    QVERIFY(manager.current() != first);
    // The pages by arrow keys.
    auto *tabs = manager.findChild<Tabs *>();
    tabs->setFocus();
    QCOMPARE(manager.tab(), 0);
    QTest::keyClick(tabs, Qt::Key_Right);
    QCOMPARE(manager.tab(), 1);
}

void ManagerTest::theWindowOpensWhereOneIs()
{
    const QTemporaryDir folder;
    const auto ways = pretendedWays({{QString(), {}}});
    {
        Window first(ways, folder.path());
        first.show();
        QVERIFY(first.wizard() && first.wizard()->isVisible());
        QVERIFY(!first.wizard()->page(Wizard::Step::Start)->bar()->back()->isVisible());
        // The wizard has come to its end, and the server is known.
        QVERIFY(first.servers().profiles().save(pretendedProfile(school)));
        first.openManager(school);
        QVERIFY(first.manager()->isVisible());
        QTRY_COMPARE(first.manager()->current()->mark(), Mark::Done);
    }
    Window again(ways, folder.path());
    again.show();
    QVERIFY(again.manager()->isVisible());
    QTRY_COMPARE(again.manager()->current()->mark(), Mark::Done);
    QTest::mouseClick(buttonIn(&again, QStringLiteral("+ New server")), Qt::LeftButton);
    QVERIFY(again.wizard()->isVisible());
    // One who only wanted to look goes back.
    QTest::mouseClick(again.wizard()->page(Wizard::Step::Start)->bar()->back(), Qt::LeftButton);
    QVERIFY(again.manager()->isVisible());
}

void ManagerTest::languagesAreSwitchedLive()
{
    const QString english = QStringLiteral("en");
    QCOMPARE(languages(),
        QStringList({QStringLiteral("de"), english, QStringLiteral("es"), QStringLiteral("fr"), QStringLiteral("it")}));
    const QTemporaryDir folder;
    QVERIFY(Profiles(folder.path()).save(pretendedProfile(school)));
    Window window(pretendedWays({{QString(), {}}}), folder.path());
    window.show();
    window.manager()->turnTo(1);
    QStringList said{QStringLiteral("&Hosts")};
    QCOMPARE(window.findChild<Tabs *>()->tabText(1), said.first());
    auto others = languages();
    others.removeOne(english);
    for (const auto &language : others) {
        speak(language);
        QTRY_VERIFY(!said.contains(window.findChild<Tabs *>()->tabText(1)));
        said += window.findChild<Tabs *>()->tabText(1);
        QCOMPARE(window.manager()->tab(), 1);
        QCOMPARE(window.manager()->current()->profile().name, school);
    }
    speak(english);
    QTRY_COMPARE(window.findChild<Tabs *>()->tabText(1), QStringLiteral("&Hosts"));
}

namespace
{

// What a screen reader would stumble over, below this one.
void collectSilent(QAccessibleInterface *part, QStringList &silent, int &controls)
{
    if (!part || part->state().invisible)
        return;
    const auto role = part->role();
    const bool isControl = part->state().focusable && role != QAccessible::Client && role != QAccessible::Window;
    if (isControl) {
        ++controls;
        const auto *object = part->object();
        if (part->text(QAccessible::Name).isEmpty() || role == QAccessible::NoRole)
            silent +=
                QStringLiteral("%1, role %2")
                    .arg(QString::fromLatin1(object ? object->metaObject()->className() : "?"), QString::number(role));
    }
    for (int i = 0; i < part->childCount(); ++i)
        collectSilent(part->child(i), silent, controls);
}

double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const auto [low, high] = std::minmax({luminance(one), luminance(other)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace

void ManagerTest::everyControlSaysWhatItIs_data()
{
    QTest::addColumn<int>("tab");
    for (const int tab : {0, 1, 2, 3, 4, 5})
        QTest::addRow("tab %d", tab) << tab;
}

void ManagerTest::everyControlSaysWhatItIs()
{
    QFETCH(int, tab);
    const QTemporaryDir folder;
    const auto list = pretendedList(folder, {{school, {.hosts = 5}}});
    Manager manager(list.get());
    manager.resize(1000, 680);
    manager.show();
    list->refresh();
    QTRY_COMPARE(list->at(0)->hosts().rowCount(), 5);
    manager.turnTo(tab);
    for (auto *table : manager.findChildren<SearchedTable *>()) {
        if (table->isVisible())
            table->selectRow(0);
    }
    QStringList silent;
    int controls = 0;
    collectSilent(QAccessible::queryAccessibleInterface(&manager), silent, controls);
    QVERIFY2(silent.isEmpty(), qPrintable(silent.join(QLatin1Char('\n'))));
    QVERIFY2(controls > 4, qPrintable(QString::number(controls)));
}

void ManagerTest::coloursCanBeRead_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("light") << Scheme::Light;
    QTest::newRow("dark") << Scheme::Dark;
}

void ManagerTest::coloursCanBeRead()
{
    QFETCH(Scheme, scheme);
    applyLook(scheme);
    const auto c = colours();
    const QList<std::pair<QColor, QColor>> pairs{{c.text, c.window}, {c.text, c.base}, {c.text, c.rail},
        {c.text, c.selection}, {c.secondary, c.window}, {c.secondary, c.base}, {c.secondary, c.rail},
        {c.accent, c.window}, {c.accent, c.base}, {c.accent, c.rail}, {c.onAccent, c.accent}, {c.done, c.base},
        {c.warning, c.base}, {c.failed, c.base}, {c.failed, c.window}};
    for (const auto &[front, back] : pairs) {
        const auto measured = contrast(front, back);
        QVERIFY2(
            measured >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3").arg(front.name(), back.name()).arg(measured)));
    }
    applyLook(Scheme::Light);
}

QTEST_MAIN(ManagerTest)
#include "manager_test.moc"
