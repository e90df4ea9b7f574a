#include "clicks.h"
#include "managed.h"
#include "test_cases.h"

#include "wizard/manager/hosts_tab.h"
#include "wizard/manager/manager.h"

#include <QClipboard>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace meethouse;

class ManagerHostsTest : public QObject
{
    Q_OBJECT

private slots:
    void daysInWords();
    void hostsAreSearchedAndSorted();
    void aThousandHostsTakeNoTime();
    void invitesByClicks();
    void whatIsChosenStaysChosenWhenTheListIsReadAnew();
    void whoGuessesPasswordsIsSeen();
    void whatCanBeDoneFitsWhoIsChosen();
};

namespace
{

Host hostCalled(const QString &name, Host::State state, QDate lastSeen = {})
{
    Host host;
    host.name = name;
    host.state = state;
    host.lastSeen = lastSeen;
    return host;
}

} // namespace

void ManagerHostsTest::daysInWords()
{
    const QDate monday(2026, 11, 23);
    QCOMPARE(dayInWords(monday, monday), QStringLiteral("today"));
    QCOMPARE(dayInWords(monday.addDays(-1), monday), QStringLiteral("yesterday"));
    QCOMPARE(dayInWords(monday.addDays(-3), monday), QLocale().toString(monday.addDays(-3), QStringLiteral("dddd")));
    QVERIFY(dayInWords(monday.addDays(-400), monday).contains(QStringLiteral("2025")));
    QCOMPARE(dayInWords({}, monday), QStringLiteral("–"));
}

void ManagerHostsTest::hostsAreSearchedAndSorted()
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

void ManagerHostsTest::aThousandHostsTakeNoTime()
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

void ManagerHostsTest::invitesByClicks()
{
    const QTemporaryDir folder;
    const auto list = pretendedList(folder, {{school, {.hosts = 5}}});
    Manager manager(list.get());
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
}

// By what a row is known by: two links without a name are not the same.
void ManagerHostsTest::whatIsChosenStaysChosenWhenTheListIsReadAnew()
{
    const auto link = [](const char *id) {
        auto host = hostCalled(QString(), Host::State::Invited);
        host.id = QString::fromLatin1(id);
        return host;
    };
    const auto called = [](const char *name) { return hostCalled(QString::fromLatin1(name), Host::State::Active); };
    HostTable table;
    SearchedTable view(QStringLiteral("Hosts"), {});
    view.setTable(&table);
    view.show();
    const auto chosen = [&] {
        QStringList keys;
        for (const int row : view.chosen())
            keys += table.index(row, HostTable::Name).data(KeyRole).toString();
        keys.sort();
        return keys.join(QLatin1Char(' '));
    };
    table.set({called("anna"), called("ben"), called("carla"), link("1"), link("2")});
    view.selectAll();
    QCOMPARE(chosen(), QStringLiteral("1 2 anna ben carla"));
    // Somebody is gone, somebody came, another order.
    table.set({link("2"), called("dino"), called("carla"), called("anna"), link("3")});
    QCOMPARE(chosen(), QStringLiteral("2 anna carla"));
    // What a search hides is not chosen.
    view.search(QStringLiteral("an"));
    QSignalSpy told(&view, &SearchedTable::chosenChanged);
    table.set({called("anna"), called("carla")});
    QVERIFY(!told.isEmpty());
    QCOMPARE(chosen(), QStringLiteral("anna"));
    // The same name at another server is somebody else.
    HostTable other;
    other.set({called("anna")});
    view.setTable(&other);
    QVERIFY(view.chosen().isEmpty());
}

void ManagerHostsTest::whoGuessesPasswordsIsSeen()
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
void ManagerHostsTest::whatCanBeDoneFitsWhoIsChosen()
{
    const QTemporaryDir folder;
    const auto list = pretendedList(folder, {{school, {.hosts = 5}}});
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

static const TestCase<ManagerHostsTest> registered;
#include "manager_hosts_test.moc"
