// With Alt and a letter one control is meant, whatever page and state the window is in and whichever language it
// speaks.
#include "tour.h"

#include "base/language.h"
#include "wizard/look/colours.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace meethouse;

class AcceleratorsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyLetterMeansOneControl_data();
    void everyLetterMeansOneControl();
    void twoOfALetterAreFound();

private:
    QTemporaryDir m_home;
};

namespace
{

// What can be reached by Alt and a letter, by that letter.
QMultiMap<QString, QString> acceleratorsIn(const QWidget &window)
{
    QMultiMap<QString, QString> found;
    const auto add = [&found](const QString &text) {
        if (const auto letter = QKeySequence::mnemonic(text); !letter.isEmpty())
            found.insert(letter.toString(), text);
    };
    const auto isMeant = [](const QWidget *widget) { return widget && widget->isVisible() && widget->isEnabled(); };
    for (const auto *widget : window.findChildren<QWidget *>()) {
        if (!isMeant(widget))
            continue;
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            add(button->text());
        else if (const auto *label = qobject_cast<const QLabel *>(widget); label && isMeant(label->buddy()))
            add(label->text());
        else if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                add(tabs->tabText(i));
        }
    }
    return found;
}

QStringList ambiguousIn(const QWidget &window)
{
    const auto found = acceleratorsIn(window);
    QStringList ambiguous;
    for (const auto &letter : found.uniqueKeys()) {
        if (found.count(letter) > 1)
            ambiguous += found.values(letter).join(QStringLiteral(" / "));
    }
    return ambiguous;
}

} // namespace

void AcceleratorsTest::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", m_home.path().toLocal8Bit());
    applyLook(Scheme::Light);
}

void AcceleratorsTest::everyLetterMeansOneControl_data()
{
    QTest::addColumn<QString>("language");
    for (const auto &language : languages())
        QTest::newRow(qPrintable(language)) << language;
}

void AcceleratorsTest::everyLetterMeansOneControl()
{
    QFETCH(QString, language);
    speak(language);
    QStringList ambiguous;
    qsizetype letters = 0;
    const See look = [&](const QString &name, const QWidget &window) {
        letters += acceleratorsIn(window).size();
        for (const auto &one : ambiguousIn(window))
            ambiguous += name + QStringLiteral(": ") + one;
    };
    tourOfTheWizard(look);
    tourOfTheManager(look);
    for (const auto &one : std::as_const(ambiguous))
        qWarning("%s", qPrintable(one));
    QVERIFY2(ambiguous.isEmpty(), "letters that mean two controls");
    QVERIFY2(letters > 400, qPrintable(QString::number(letters)));
}

void AcceleratorsTest::twoOfALetterAreFound()
{
    QWidget window;
    auto *rooms = new QTabBar(&window);
    rooms->addTab(QStringLiteral("&Rooms"));
    auto *report = new QPushButton(QStringLiteral("Save a &report"), &window);
    auto *label = new QLabel(QStringLiteral("&Resolver"), &window);
    window.show();
    QCOMPARE(ambiguousIn(window), QStringList{QStringLiteral("Save a &report / &Rooms")});
    label->setBuddy(rooms);
    QCOMPARE(acceleratorsIn(window).size(), 3);
    label->setBuddy(nullptr);
    report->setEnabled(false);
    QVERIFY(ambiguousIn(window).isEmpty());
}

QTEST_MAIN(AcceleratorsTest)
#include "accelerators_test.moc"
