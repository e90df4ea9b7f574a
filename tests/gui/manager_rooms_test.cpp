#include "clicks.h"
#include "managed.h"
#include "test_cases.h"

#include "hosts/guest_text.h"
#include "wizard/manager/manager.h"
#include "wizard/manager/rooms_tab.h"

#include <QClipboard>

using namespace meethouse;

class ManagerRoomsTest : public QObject
{
    Q_OBJECT

private slots:
    void reservesChangesAndReleasesByClicks();
    void guestsAreWrittenToInEveryLanguage();
};

void ManagerRoomsTest::reservesChangesAndReleasesByClicks()
{
    const QTemporaryDir folder;
    const auto list = pretendedList(folder, {{school, {.hosts = 5}}});
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
    // A password is shown once, and this one was made by somebody else.
    QTRY_VERIFY(fieldIn(tab, QStringLiteral("Link of the room")));
    QVERIFY(!fieldIn(tab, QStringLiteral("Password for guests")));
    QVERIFY(saysIn(tab, QStringLiteral("is not shown again")));
    QVERIFY(!buttonIn(tab, QStringLiteral("Copy the invitation"))->isEnabled());
    QTest::mouseClick(buttonIn(tab, QStringLiteral("Change it")), Qt::LeftButton);
    QTRY_VERIFY(fieldIn(tab, QStringLiteral("Password for guests")));
    QCOMPARE(fieldIn(tab, QStringLiteral("Password for guests"))->text(), QStringLiteral("nifa-sobe-katu-69"));
    answerQuestion(QStringLiteral("Keep"));
    QTest::mouseClick(buttonIn(tab, QStringLiteral("Release…")), Qt::LeftButton);
    QCOMPARE(rooms.rowCount(), 4);
    answerQuestion(QStringLiteral("Release"));
    QTest::mouseClick(buttonIn(tab, QStringLiteral("Release…")), Qt::LeftButton);
    QTRY_COMPARE(rooms.rowCount(), 3);
    QTRY_VERIFY(table->isVisible());
}

void ManagerRoomsTest::guestsAreWrittenToInEveryLanguage()
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

static const TestCase<ManagerRoomsTest> registered;
#include "manager_rooms_test.moc"
