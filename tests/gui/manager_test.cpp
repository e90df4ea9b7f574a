#include "managed.h"

#include "base/language.h"
#include "hosts/guest_text.h"
#include "wizard/look/colours.h"
#include "wizard/look/page.h"
#include "wizard/look/rows.h"
#include "wizard/manager/holding_page.h"
#include "wizard/manager/hosts_tab.h"
#include "wizard/manager/import_page.h"
#include "wizard/manager/manager.h"
#include "wizard/manager/rooms_tab.h"
#include "wizard/manager/searched_table.h"
#include "wizard/manager/tabs.h"
#include "wizard/pages/papers_page.h"
#include "wizard/window.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace meethouse;

class ManagerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void openTasksAreTheGravestFirst();
    void marksSayTheState_data();
    void marksSayTheState();
    void anUnknownKeyIsAskedAbout();
    void aQuestionWaitsForItsAnswer();
    void stoppingEndsTheQuestion();
    void manyServersAreAskedAtOnce();
    void daysInWords();
    void hostsAreSearchedAndSorted();
    void aThousandHostsTakeNoTime();

    void walksByKeys();
    void invitesByClicks();
    void reservesChangesAndReleasesByClicks();
    void guestsAreWrittenToInEveryLanguage();
    void aListWithProblemsInvitesNobody();
    void aListIsStoppedAndGoneOnWith();
    void whoGuessesPasswordsIsSeen();
    void whatCanBeDoneFitsWhoIsChosen();
    void papersThatNoLongerHoldSayWhy();
    void noticesArePublishedAndTakenDownByClicks();
    void theWindowOpensWhereOneIs();
    void languagesAreSwitchedLive();
    void everyControlSaysWhatItIs_data();
    void everyControlSaysWhatItIs();
    void coloursCanBeRead_data();
    void coloursCanBeRead();

private:
    QTemporaryDir m_home;
};

namespace
{

ServerList *listOf(QObject *parent, const QTemporaryDir &folder, const QMap<QString, Pretended> &servers)
{
    const Profiles profiles(folder.path());
    for (auto it = servers.begin(); it != servers.end(); ++it) {
        if (!profiles.save(pretendedProfile(it.key())))
            qFatal("a profile could not be kept");
    }
    auto *list = new ServerList(profiles, pretendedWays(servers), parent);
    if (!list->load())
        qFatal("the profiles could not be read");
    return list;
}

QPushButton *buttonIn(QWidget *widget, const QString &text)
{
    for (auto *button : widget->findChildren<QPushButton *>()) {
        if (QString(button->text()).remove(QLatin1Char('&')) == text && button->isVisible())
            return button;
    }
    return nullptr;
}

QLineEdit *fieldIn(QWidget *widget, const QString &name)
{
    for (auto *field : widget->findChildren<QLineEdit *>()) {
        if (field->accessibleName() == name && field->isVisible())
            return field;
    }
    return nullptr;
}

SearchedTable *tableIn(QWidget *widget)
{
    const auto tables = widget->findChildren<SearchedTable *>();
    const auto seen = std::ranges::find_if(tables, &QWidget::isVisible);
    return seen == tables.end() ? nullptr : *seen;
}

bool saysIn(QWidget *widget, const QString &text)
{
    return std::ranges::any_of(widget->findChildren<QLabel *>(),
        [&text](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
}

// Clicks a button of the question that comes next.
void answerQuestion(const QString &button)
{
    QTimer::singleShot(0, qApp, [button] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(box);
        QTest::mouseClick(buttonIn(box, button), Qt::LeftButton);
    });
}

Host hostCalled(const QString &name, Host::State state, QDate lastSeen = {})
{
    Host host;
    host.name = name;
    host.state = state;
    host.lastSeen = lastSeen;
    return host;
}

const QString school = QStringLiteral("meet.school.example");

} // namespace

void ManagerTest::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", m_home.path().toLocal8Bit());
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
    const std::unique_ptr<ServerList> list(listOf(nullptr, folder, servers));
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

void ManagerTest::daysInWords()
{
    const QDate monday(2026, 11, 23);
    QCOMPARE(dayInWords(monday, monday), QStringLiteral("today"));
    QCOMPARE(dayInWords(monday.addDays(-1), monday), QStringLiteral("yesterday"));
    QCOMPARE(dayInWords(monday.addDays(-3), monday), QLocale().toString(monday.addDays(-3), QStringLiteral("dddd")));
    QVERIFY(dayInWords(monday.addDays(-400), monday).contains(QStringLiteral("2025")));
    QCOMPARE(dayInWords({}, monday), QStringLiteral("–"));
}

void ManagerTest::hostsAreSearchedAndSorted()
{
    HostTable table;
    auto invited = hostCalled({}, Host::State::Invited);
    invited.id = QStringLiteral("x1");
    invited.expires = QDateTime::currentDateTimeUtc().addDays(3);
    table.set({hostCalled(QStringLiteral("zoe"), Host::State::Active, QDate(2026, 1, 2)),
        hostCalled(QStringLiteral("Anna"), Host::State::Disabled, QDate(2026, 11, 2)), invited});
    SearchedTable view(QStringLiteral("Hosts"), {});
    view.setTable(&table);
    QCOMPARE(view.model()->index(1, 0).data().toString(), QStringLiteral("Anna"));
    view.sortByColumn(HostTable::LastSeen, Qt::DescendingOrder);
    QCOMPARE(view.model()->index(0, 0).data().toString(), QStringLiteral("Anna"));
    view.search(QStringLiteral("ANN"));
    QCOMPARE(view.shown(), 1);
    view.search(QStringLiteral("invited"));
    QCOMPARE(view.shown(), 1);
    view.selectAll();
    QCOMPARE(view.chosen().size(), 1);
    QCOMPARE(table.at(view.chosen().first()).id, QStringLiteral("x1"));
    view.search(QStringLiteral("nobody"));
    QVERIFY(view.chosen().isEmpty());
}

void ManagerTest::aThousandHostsTakeNoTime()
{
    QList<Host> hosts;
    for (int i = 0; i < 1000; ++i)
        hosts += hostCalled(QStringLiteral("host-%1").arg(i), Host::State::Active, QDate(2026, 1, 1).addDays(i % 300));
    HostTable table;
    SearchedTable view(QStringLiteral("Hosts"), {});
    view.setTable(&table);
    view.resize(700, 500);
    view.show();
    table.set(hosts);
    QCOMPARE(view.shown(), 1000);
    view.search(QStringLiteral("99"));
    QCOMPARE(view.shown(), 19);
}

void ManagerTest::walksByKeys()
{
    const QTemporaryDir folder;
    Pretended troubled;
    troubled.tasks = {pretendedCheck("restart", Check::State::Warn, QStringLiteral("It wants to be restarted."))};
    auto *list = listOf(this, folder, {{school, {}}, {QStringLiteral("meet.club.example"), troubled}});
    Manager manager(list);
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
    delete list;
}

void ManagerTest::invitesByClicks()
{
    const QTemporaryDir folder;
    auto *list = listOf(this, folder, {{school, {.hosts = 5}}});
    Manager manager(list);
    manager.resize(1000, 680);
    manager.show();
    QVERIFY(QTest::qWaitForWindowExposed(&manager));
    list->refresh();
    manager.turnTo(1);
    QTRY_COMPARE(list->at(0)->hosts().rowCount(), 5);

    QTest::mouseClick(buttonIn(&manager, QStringLiteral("Invite…")), Qt::LeftButton);
    auto *names = manager.findChild<HostsTab *>()->findChild<QPlainTextEdit *>();
    QVERIFY(names->isVisible());
    QTest::keyClicks(names, QStringLiteral("anna Bad ben"));
    QTest::mouseClick(buttonIn(&manager, QStringLiteral("Make the links")), Qt::LeftButton);
    // Two links, and who was refused stays to be mended.
    QTRY_COMPARE(list->at(0)->hosts().rowCount(), 7);
    QCOMPARE(names->toPlainText(), QStringLiteral("Bad"));
    QTest::mouseClick(buttonIn(&manager, QStringLiteral("Copy")), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("https://meet.school.example/hosts/#Qm7ZtR4vXe9Kanna"));
    names->clear();
    QTest::mouseClick(buttonIn(&manager, QStringLiteral("Done")), Qt::LeftButton);
    QVERIFY(!names->isVisible());
    delete list;
}

void ManagerTest::reservesChangesAndReleasesByClicks()
{
    const QTemporaryDir folder;
    const std::unique_ptr<ServerList> list(listOf(nullptr, folder, {{school, {.hosts = 5}}}));
    Manager manager(list.get());
    manager.resize(1000, 680);
    manager.show();
    QVERIFY(QTest::qWaitForWindowExposed(&manager));
    list->refresh();
    manager.turnTo(2);
    auto &rooms = list->at(0)->rooms();
    QTRY_COMPARE(rooms.rowCount(), 3);
    auto *tab = manager.findChild<RoomsTab *>();

    // One that is taken is refused where it was typed, and nothing typed is lost.
    QTest::mouseClick(buttonIn(tab, QStringLiteral("Reserve…")), Qt::LeftButton);
    auto *name = fieldIn(tab, QStringLiteral("Name of the room"));
    QVERIFY(name->hasFocus());
    QTest::keyClicks(name, QStringLiteral("Staff Room"));
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(saysIn(tab, QStringLiteral("is reserved already")));
    QCOMPARE(name->text(), QStringLiteral("Staff Room"));
    name->clear();
    QTest::keyClicks(name, QStringLiteral("Class 2b"));
    QTest::keyClicks(fieldIn(tab, QStringLiteral("Host whose room it is")), QStringLiteral("l.weber"));
    QTest::mouseClick(buttonIn(tab, QStringLiteral("Reserve")), Qt::LeftButton);
    QTRY_COMPARE(rooms.rowCount(), 4);

    // The invitation holds link and password, in the language that is chosen.
    QTest::mouseClick(buttonIn(tab, QStringLiteral("Italiano")), Qt::LeftButton);
    QTest::mouseClick(buttonIn(tab, QStringLiteral("Copy the invitation")), Qt::LeftButton);
    const auto invitation = QApplication::clipboard()->text();
    QVERIFY2(invitation.contains(QStringLiteral("https://meet.school.example/class-2b")), qPrintable(invitation));
    QVERIFY(invitation.contains(QStringLiteral("nifa-sobe-katu-69")));
    QVERIFY(invitation.contains(QStringLiteral("invito")));
    QTest::mouseClick(buttonIn(tab, QStringLiteral("▸ Give it another password")), Qt::LeftButton);
    auto *other = fieldIn(tab, QStringLiteral("New password"));
    QTest::keyClicks(other, QStringLiteral("blaue Lampe"));
    QTest::keyClick(other, Qt::Key_Return);
    QTRY_VERIFY(saysIn(tab, QStringLiteral("The password is changed.")));
    QVERIFY(fieldIn(tab, QStringLiteral("Password for guests"))->text() == QStringLiteral("blaue Lampe"));
    QTest::mouseClick(buttonIn(tab, QStringLiteral("Back")), Qt::LeftButton);

    // From the list: Enter opens, and releasing asks; Enter there keeps the room.
    auto *table = tableIn(tab);
    QTest::keyClicks(fieldIn(tab, QStringLiteral("Search the rooms")), QStringLiteral("math"));
    QCOMPARE(table->shown(), 1);
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_VERIFY(fieldIn(tab, QStringLiteral("Password for guests")));
    QCOMPARE(fieldIn(tab, QStringLiteral("Password for guests"))->text(), QStringLiteral("bado-kire-lumo-47"));
    answerQuestion(QStringLiteral("Keep"));
    QTest::mouseClick(buttonIn(tab, QStringLiteral("Release…")), Qt::LeftButton);
    QCOMPARE(rooms.rowCount(), 4);
    answerQuestion(QStringLiteral("Release"));
    QTest::mouseClick(buttonIn(tab, QStringLiteral("Release…")), Qt::LeftButton);
    QTRY_COMPARE(rooms.rowCount(), 3);
    QTRY_VERIFY(table->isVisible());
}

void ManagerTest::guestsAreWrittenToInEveryLanguage()
{
    const QStringList five{
        QStringLiteral("de"), QStringLiteral("en"), QStringLiteral("es"), QStringLiteral("fr"), QStringLiteral("it")};
    QCOMPARE(guestLanguages(), five);
    QSet<QString> texts;
    for (const auto &language : five) {
        // A password that looks like a mark stays one.
        const auto text = guestText(school, QStringLiteral("caf%c3%a9"), Secret("{link} und so"), language);
        QVERIFY(text.startsWith(QStringLiteral("café\n\n")));
        QCOMPARE(text.count(QStringLiteral("https://meet.school.example/caf%c3%a9")), 1);
        QCOMPARE(text.count(QStringLiteral("{link} und so")), 1);
        QVERIFY2(!text.contains(QLatin1Char('\\')), qPrintable(text));
        texts.insert(text);
    }
    QCOMPARE(texts.size(), five.size());
    QVERIFY(guestText(school, QStringLiteral("a"), Secret("b"), QStringLiteral("xx")).isEmpty());
}

namespace
{

QString written(const QTemporaryDir &folder, const QByteArray &text)
{
    QFile file(folder.filePath(QStringLiteral("list.csv")));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
        qFatal("a list could not be written");
    return file.fileName();
}

QByteArray listOf(int people)
{
    QByteArray list("name;display name;e-mail\n");
    for (int i = 0; i < people; ++i)
        list += QStringLiteral("pupil-%1;Pupil %1;pupil-%1@school.example\n").arg(i).toUtf8();
    return list;
}

} // namespace

void ManagerTest::aListWithProblemsInvitesNobody()
{
    const QTemporaryDir folder;
    const std::unique_ptr<ServerList> list(listOf(nullptr, folder, {{school, {.hosts = 5}}}));
    list->refresh();
    QTRY_COMPARE(list->at(0)->hosts().rowCount(), 5);
    ImportModel model(list->at(0)->setup());
    ImportPage page(model);
    page.resize(800, 700);
    page.setVisible(true);
    model.setFolder(folder.filePath(QStringLiteral("out")));
    QVERIFY(!page.bar()->main()->isEnabled());
    model.setList(written(folder, "carla\n\xc3\x84rger\na.rossi\ncarla\ndino\n"));
    QTRY_COMPARE(model.state(), ImportModel::State::Checked);
    QCOMPARE(model.lines().size(), 5);
    QCOMPARE(model.count(ImportModel::Fate::Problem), 3);
    for (const int line : {2, 3, 4}) {
        QCOMPARE(model.lines().at(line - 1).number, line);
        QVERIFY(saysIn(&page, model.lines().at(line - 1).problem));
    }
    QVERIFY(!page.bar()->main()->isEnabled());
    model.run();
    QCOMPARE(model.state(), ImportModel::State::Checked);
    QVERIFY(!QFileInfo::exists(model.folder()));
    // What is no list at all is said so.
    model.setList(folder.filePath(QStringLiteral("nowhere.csv")));
    QTRY_COMPARE(model.state(), ImportModel::State::Failed);
    QVERIFY(saysIn(&page, QStringLiteral("cannot be read")));
}

void ManagerTest::aListIsStoppedAndGoneOnWith()
{
    const QTemporaryDir folder;
    const std::unique_ptr<ServerList> list(listOf(nullptr, folder, {{school, {.hosts = 5}}}));
    list->refresh();
    QTRY_COMPARE(list->at(0)->hosts().rowCount(), 5);
    ImportModel model(list->at(0)->setup());
    ImportPage page(model);
    page.resize(800, 700);
    page.setVisible(true);
    model.setFolder(folder.filePath(QStringLiteral("out")));
    model.setList(written(folder, listOf(250)));
    QTRY_COMPARE(model.state(), ImportModel::State::Checked);
    QVERIFY(saysIn(&page, QStringLiteral("250 host")));

    // Stopped after the first hundred: they are on disk, with the rest still to be done.
    connect(&model, &ImportModel::changed, this, [&model, &page] {
        if (model.state() == ImportModel::State::Inviting && model.done() == 0)
            buttonIn(&page, QStringLiteral("Stop"))->click();
    });
    QTest::mouseClick(page.bar()->main(), Qt::LeftButton);
    QTRY_COMPARE(model.count(ImportModel::Fate::Kept), 100);
    QTRY_COMPARE(model.state(), ImportModel::State::Checked);
    const QString links = model.folder() + QStringLiteral("/links.csv");
    const auto before = readLinks(links);
    QCOMPARE(before->size(), 100);
    QCOMPARE(QFileInfo(links).permissions() & 0x77, 0);

    model.disconnect(this);
    model.setSheets(false);
    QTest::mouseClick(page.bar()->main(), Qt::LeftButton);
    QTRY_COMPARE(model.state(), ImportModel::State::Done);
    const auto after = readLinks(links);
    QCOMPARE(after->size(), 250);
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(after->at(i).person.name, before->at(i).person.name);
        QCOMPARE(after->at(i).invitation.link, before->at(i).invitation.link);
    }
    // The sheets may come later: nobody is invited anew.
    model.setSheets(true);
    model.setList(written(folder, listOf(3)));
    QTRY_COMPARE(model.state(), ImportModel::State::Checked);
    QCOMPARE(model.count(ImportModel::Fate::Kept), 3);
    QTest::mouseClick(page.bar()->main(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(model.state(), ImportModel::State::Done, 30000);
    QVERIFY(QFileInfo::exists(model.folder() + QStringLiteral("/sheets/pupil-2.pdf")));
    QVERIFY(QFileInfo::exists(model.folder() + QStringLiteral("/sheets/_cards.pdf")));
}

void ManagerTest::whoGuessesPasswordsIsSeen()
{
    HostTable table;
    auto tried = hostCalled(QStringLiteral("anna"), Host::State::Active);
    tried.failedSignIns = 7;
    auto clumsy = hostCalled(QStringLiteral("ben"), Host::State::Active);
    clumsy.failedSignIns = 2;
    table.set({tried, clumsy});
    const auto cell = [&table](int row) { return table.index(row, HostTable::State); };
    QCOMPARE(static_cast<Mark>(cell(0).data(ToneRole).toInt()), Mark::Warning);
    QVERIFY(cell(0).data().toString().contains(QLatin1Char('7')));
    QCOMPARE(static_cast<Mark>(cell(1).data(ToneRole).toInt()), Mark::Done);
    QCOMPARE(cell(1).data().toString(), QStringLiteral("active"));
}

// Of the pretended hosts every fifth from the third on is invited, every fifth from the fourth on disabled.
void ManagerTest::whatCanBeDoneFitsWhoIsChosen()
{
    const QTemporaryDir folder;
    const std::unique_ptr<ServerList> list(listOf(nullptr, folder, {{school, {.hosts = 5}}}));
    Manager manager(list.get());
    manager.resize(1000, 680);
    manager.show();
    list->refresh();
    manager.turnTo(1);
    auto &hosts = list->at(0)->hosts();
    QTRY_COMPARE(hosts.rowCount(), 5);
    auto *tab = manager.findChild<HostsTab *>();
    auto *table = tableIn(tab);
    const auto offers = [tab] {
        QStringList words;
        for (const auto *word : {"New link", "Withdraw", "Disable", "Enable", "Remove…"}) {
            if (buttonIn(tab, QString::fromUtf8(word)))
                words += QString::fromUtf8(word);
        }
        return words.join(QLatin1Char(' '));
    };
    table->selectRow(0);
    QCOMPARE(offers(), QStringLiteral("New link Disable Remove…"));
    table->selectRow(2);
    QCOMPARE(offers(), QStringLiteral("New link Withdraw"));
    table->selectRow(3);
    QCOMPARE(offers(), QStringLiteral("Enable Remove…"));
    table->selectAll();
    QCOMPARE(offers(), QString());
    QVERIFY(saysIn(tab, QStringLiteral("Some have only a link")));

    // A new password: the old one is asked about, and Escape does nothing.
    table->selectRow(0);
    answerQuestion(QStringLiteral("Lock it now"));
    QTest::mouseClick(buttonIn(tab, QStringLiteral("New link")), Qt::LeftButton);
    QTRY_VERIFY(saysIn(tab, QStringLiteral("Hand each link to its host alone")));
    QVERIFY(list->at(0)->setup().invitations.first().name == QStringLiteral("a.rossi"));
    QTest::mouseClick(buttonIn(tab, QStringLiteral("Done")), Qt::LeftButton);
    table->selectRow(3);
    QTest::mouseClick(buttonIn(tab, QStringLiteral("Enable")), Qt::LeftButton);
    QTRY_VERIFY(std::ranges::none_of(
        QList<int>{0, 1, 2, 3, 4}, [&hosts](int row) { return hosts.at(row).state == Host::State::Disabled; }));
}

void ManagerTest::papersThatNoLongerHoldSayWhy()
{
    const QTemporaryDir folder;
    Setup setup(sshOpener(), folder.path());
    setup.settings.domain = school;
    setup.settings.provider.role = Settings::Role::School;
    setup.settings.provider.name = QStringLiteral("Scuola Esempio");
    HoldingModel model(setup);
    HoldingPage page(model);
    page.resize(800, 700);
    page.setVisible(true);
    model.check(folder.path());
    QTRY_COMPARE(model.state(), HoldingModel::State::NeverWritten);
    QVERIFY(saysIn(&page, QStringLiteral("No papers of this server")));

    ExportWishes wishes;
    wishes.folder = folder.path();
    wishes.languages = {QStringLiteral("en")};
    wishes.formats = {DocumentFormat::Html};
    wishes.date = QDate(2026, 11, 20);
    QVERIFY(exportDocuments(setup.settings, setup.facts, wishes, {}).has_value());
    model.check(folder.path());
    QTRY_COMPARE(model.state(), HoldingModel::State::Checked);
    QVERIFY(model.allHold());
    QVERIFY(saysIn(&page, QStringLiteral("still hold.")));

    setup.settings.provider.name = QStringLiteral("Scuola Nuova");
    model.check(folder.path());
    QTRY_COMPARE(model.state(), HoldingModel::State::Checked);
    QVERIFY(!model.allHold());
    QVERIFY(saysIn(&page, QStringLiteral("do not all hold any more")));
    QVERIFY(saysIn(&page, QStringLiteral("was “Scuola Esempio”, is “Scuola Nuova”")));
    QVERIFY(saysIn(&page, QStringLiteral("No longer true: “")));
}

namespace
{

// Says of whatever is sent to it that it is so already, or what it was told to say.
struct Sent {
    QList<QByteArray> bundles;
    QByteArray answer = "nothing\n";
};

class Receiving final : public Remote
{
public:
    explicit Receiving(Sent &sent)
        : m_sent(sent)
    {
    }
    Result<RemoteOutcome> run(RemoteCommand command, std::stop_token) override
    {
        m_sent.bundles += command.input;
        RemoteOutcome outcome;
        outcome.exitCode = 0;
        outcome.output = m_sent.answer;
        return outcome;
    }
    [[nodiscard]] int roundTrips() const override { return static_cast<int>(m_sent.bundles.size()); }

private:
    Sent &m_sent;
};

} // namespace

void ManagerTest::noticesArePublishedAndTakenDownByClicks()
{
    const QTemporaryDir folder;
    Sent sent;
    Setup setup(
        [&sent](const Login &, Prompter &, const std::stop_token &) -> Result<Opened> {
            return Opened{std::make_unique<Receiving>(sent), {}, {}};
        },
        folder.path());
    setup.settings.domain = school;
    setup.settings.provider.role = Settings::Role::School;
    bool reached = false;
    setup.session.open({}, this, [&reached](const Result<Session::Reached> &there) { reached = there.has_value(); });
    QTRY_VERIFY(reached);

    PapersModel model(setup);
    PapersPage page(model);
    page.resize(800, 700);
    page.setVisible(true);
    const auto click = [&page](const QString &button) {
        QVERIFY2(buttonIn(&page, button), qPrintable(button));
        QTest::mouseClick(buttonIn(&page, button), Qt::LeftButton);
    };
    const QString takeDown = QStringLiteral("Take them down");
    QVERIFY(!buttonIn(&page, takeDown));

    // Papers that lack something are not shown to everybody unasked.
    click(QStringLiteral("Publish them"));
    QTRY_VERIFY(saysIn(&page, QStringLiteral("Nothing was published")));
    QVERIFY(sent.bundles.isEmpty());
    click(QStringLiteral("Publish as drafts"));
    QTRY_VERIFY(saysIn(&page, QStringLiteral("They are published.")));
    QCOMPARE(sent.bundles.size(), 1);
    QVERIFY(sent.bundles.last().contains("01-privacy-notices.sh"));
    QVERIFY(sent.bundles.last().contains("privacy-notice-en.html"));

    click(takeDown);
    QTRY_VERIFY(buttonIn(&page, QStringLiteral("Publish them")));
    QVERIFY(!buttonIn(&page, takeDown));
    QCOMPARE(sent.bundles.size(), 2);
    QVERIFY(sent.bundles.last().contains("01-privacy-notices-withdrawn.sh"));

    // What another computer published can be taken down here; what stands in the way is said.
    setup.facts.add({QStringLiteral("web.notices"), true, Fact::Origin::Measured, {}, {}});
    PapersModel other(setup);
    PapersPage otherPage(other);
    otherPage.setVisible(true);
    sent.answer = "busy r 2026-11-23T10:00:00Z bruno@desk\n";
    QTest::mouseClick(buttonIn(&otherPage, takeDown), Qt::LeftButton);
    QTRY_VERIFY(saysIn(&otherPage, QStringLiteral("Another run holds the server.")));
    QVERIFY(buttonIn(&otherPage, takeDown));
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
    const std::unique_ptr<ServerList> list(listOf(nullptr, folder, {{school, {.hosts = 5}}}));
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
