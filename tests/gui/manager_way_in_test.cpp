#include "clicks.h"
#include "managed.h"
#include "test_cases.h"

#include "wizard/manager/manager.h"
#include "wizard/manager/profile_dialog.h"
#include "wizard/manager/sign_in_card.h"
#include "wizard/manager/tabs.h"

#include <QFileDialog>

using namespace meethouse;

class ManagerWayInTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void theWayInIsChangedAndCopied();
    void theKeyboardAloneDoes();
    void theTabKeyGoesThroughInReadingOrder();
    void whatIsExportedHoldsNoSecret();

private:
    void open(const Pretended &server = {});
    void click(const QString &button) { QTest::mouseClick(buttonIn(m_manager.get(), button), Qt::LeftButton); }
    [[nodiscard]] bool says(const QString &text) const { return saysIn(m_manager.get(), text); }
    [[nodiscard]] QString names() const;
    // What is done in the dialog once it is there; it has to close it.
    void change(const std::function<void(QWidget *dialog)> &work);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ServerList> m_list;
    std::unique_ptr<Manager> m_manager;
};

namespace
{

// As soon as it is so, also while a dialog is open.
void once(const std::function<bool()> &condition, const std::function<void()> &action)
{
    auto *watch = new QTimer(qApp);
    QObject::connect(watch, &QTimer::timeout, watch, [watch, condition, action] {
        if (!condition())
            return;
        watch->stop();
        watch->deleteLater();
        action();
    });
    watch->start(10);
}

template <typename Dialog>
Dialog *modal()
{
    return qobject_cast<Dialog *>(QApplication::activeModalWidget());
}

QString words(const QString &text)
{
    return QString(text).remove(QLatin1Char('&'));
}

// As who has no mouse: Alt and the letter that is underlined in the words.
void press(QWidget *window, const QString &what)
{
    QStringList texts;
    for (const auto *button : window->findChildren<QPushButton *>())
        texts += button->isVisible() ? button->text() : QString();
    for (const auto *label : window->findChildren<QLabel *>())
        texts += label->isVisible() && label->buddy() ? label->text() : QString();
    for (const auto *tabs : window->findChildren<QTabBar *>()) {
        for (int i = 0; i < tabs->count(); ++i)
            texts += tabs->tabText(i);
    }
    const auto found = std::ranges::find_if(texts, [&what](const QString &text) { return words(text) == what; });
    QVERIFY2(found != texts.end(), qPrintable(what));
    const auto letter = QKeySequence::mnemonic(*found);
    QVERIFY2(!letter.isEmpty(), qPrintable(*found));
    QTest::keySequence(window, letter);
}

void write(QWidget *window, const QString &field, const QString &text)
{
    press(window, field);
    auto *line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY2(line && line->accessibleName() == field, qPrintable(field));
    QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(line, text);
}

} // namespace

void ManagerWayInTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void ManagerWayInTest::cleanup()
{
    m_manager.reset();
    m_list.reset();
}

void ManagerWayInTest::open(const Pretended &server)
{
    m_list = pretendedList(*m_folder, {{school, server}});
    m_manager = std::make_unique<Manager>(m_list.get());
    m_manager->resize(1000, 900);
    m_manager->show();
    m_manager->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_manager.get()));
    m_list->refresh();
    if (server.question) {
        QTRY_VERIFY(m_list->at(0)->inquiry());
        QTest::keyClicks(m_manager->findChild<SignInCard *>()->findChild<QLineEdit *>(), QStringLiteral("geheim-42"));
        click(QStringLiteral("Sign in"));
    }
    QTRY_VERIFY(m_list->at(0)->overview() && !m_list->at(0)->isBusy());
    press(m_manager.get(), QStringLiteral("Maintenance"));
    QCOMPARE(m_manager->tab(), 5);
}

QString ManagerWayInTest::names() const
{
    QStringList all;
    const auto profiles = m_list->profiles().all();
    for (const auto &profile : *profiles)
        all += profile.name;
    return all.join(u' ');
}

void ManagerWayInTest::change(const std::function<void(QWidget *dialog)> &work)
{
    m_manager->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_manager.get()));
    bool isOver = false;
    // Accelerators are those of the window that is active.
    once([] { return modal<ProfileDialog>() && modal<ProfileDialog>()->isActiveWindow(); },
        [&] {
            auto *dialog = modal<ProfileDialog>();
            connect(dialog, &QDialog::finished, this, [&isOver] { isOver = true; });
            work(dialog);
        });
    press(m_manager.get(), QStringLiteral("Change…"));
    QTRY_VERIFY(isOver);
}

void ManagerWayInTest::theWayInIsChangedAndCopied()
{
    open({});
    const auto change = [this](
                            const QString &field, const QString &text, const QString &button, bool isOffered = true) {
        QTimer::singleShot(0, m_manager.get(), [=] {
            auto *dialog = QApplication::activeModalWidget();
            QVERIFY(dialog);
            auto *line = fieldIn(dialog, field);
            QVERIFY(line);
            line->selectAll();
            QTest::keyClicks(line, text);
            auto *wanted = buttonIn(dialog, button);
            QVERIFY(wanted);
            QCOMPARE(wanted->isEnabled(), isOffered);
            QTest::mouseClick(
                isOffered ? wanted : buttonIn(dialog, QStringLiteral("Leave it as it is")), Qt::LeftButton);
        });
        click(QStringLiteral("Change…"));
    };
    const auto names = [this] {
        QStringList all;
        const auto profiles = m_list->profiles().all();
        for (const auto &profile : *profiles)
            all += profile.name;
        return all.join(u' ');
    };
    change(QStringLiteral("User"), QStringLiteral("anna"), QStringLiteral("Keep"));
    QTRY_COMPARE(m_list->at(0)->profile().user, QStringLiteral("anna"));
    QTRY_VERIFY(says(QStringLiteral("As anna@")));
    QTRY_VERIFY(!m_list->at(0)->isBusy());

    // A copy needs a name, and that of another is not taken away from it.
    change(QStringLiteral("User"), QStringLiteral("berta"), QStringLiteral("Keep as a copy"), false);
    change(QStringLiteral("Name on this computer"), QStringLiteral("Copy"), QStringLiteral("Keep as a copy"));
    QTRY_COMPARE(names(), QStringLiteral("Copy ") + school);
    QTRY_COMPARE(m_manager->current()->profile().name, QStringLiteral("Copy"));
    QTRY_VERIFY(!m_manager->current()->isBusy());
    change(QStringLiteral("Name on this computer"), school, QStringLiteral("Keep"), false);
    change(QStringLiteral("Name on this computer"), QStringLiteral("Attic"), QStringLiteral("Keep"));
    QTRY_COMPARE(names(), QStringLiteral("Attic ") + school);
}

void ManagerWayInTest::theKeyboardAloneDoes()
{
    open();
    const auto key = m_folder->filePath(QStringLiteral("id_club"));
    change([&key](QWidget *dialog) {
        write(dialog, QStringLiteral("User"), QStringLiteral("anna"));
        write(dialog, QStringLiteral("Key file"), key);
        write(dialog, QStringLiteral("Address"), QStringLiteral("203.0.113.9"));
        QTest::keyClick(dialog, Qt::Key_Return);
    });
    QTRY_COMPARE(m_manager->current()->profile().user, QStringLiteral("anna"));
    QCOMPARE(m_manager->current()->profile().identityFile, key);
    QCOMPARE(m_manager->current()->profile().host, QStringLiteral("203.0.113.9"));
    QTRY_VERIFY(says(QStringLiteral("As anna@203.0.113.9, by the key")));
    QTRY_VERIFY(!m_manager->current()->isBusy());

    change([](QWidget *dialog) {
        write(dialog, QStringLiteral("Name on this computer"), QStringLiteral("Copy"));
        press(dialog, QStringLiteral("Keep as a copy"));
    });
    QTRY_COMPARE(names(), QStringLiteral("Copy ") + school);
    QTRY_COMPARE(m_manager->current()->profile().name, QStringLiteral("Copy"));
    QTRY_VERIFY(!m_manager->current()->isBusy());

    change([](QWidget *dialog) {
        write(dialog, QStringLiteral("User"), QStringLiteral("berta"));
        QTest::keyClick(dialog, Qt::Key_Escape);
    });
    QCOMPARE(m_manager->current()->profile().user, QStringLiteral("anna"));
}

void ManagerWayInTest::theTabKeyGoesThroughInReadingOrder()
{
    open();
    QStringList order;
    change([&order](QWidget *dialog) {
        press(dialog, QStringLiteral("Name on this computer"));
        for (int i = 0; i < 10; ++i) {
            auto *focused = QApplication::focusWidget();
            auto *button = qobject_cast<QPushButton *>(focused);
            order += button ? words(button->text()) : focused->accessibleName();
            QTest::keyClick(focused, Qt::Key_Tab);
        }
        press(dialog, QStringLiteral("Leave it as it is"));
    });
    QCOMPARE(order,
        QStringList({QStringLiteral("Name on this computer"), QStringLiteral("Address"), QStringLiteral("Port of SSH"),
            QStringLiteral("User"), QStringLiteral("Key file"), QStringLiteral("Choose…"), QStringLiteral("Export…"),
            QStringLiteral("Leave it as it is"), QStringLiteral("Keep"), QStringLiteral("Name on this computer")}));
}

void ManagerWayInTest::whatIsExportedHoldsNoSecret()
{
    open({.question = Prompter::Round{QStringLiteral("Password of root"), {}, {{QStringLiteral("Password"), true}}}});
    const auto file = m_folder->filePath(QStringLiteral("elsewhere.json"));
    change([this, &file](QWidget *dialog) {
        write(dialog, QStringLiteral("Key file"), m_folder->filePath(QStringLiteral("id_club")));
        once([] { return modal<QFileDialog>() != nullptr; },
            [&file] {
                auto *line = modal<QFileDialog>()->findChild<QLineEdit *>();
                line->setText(file);
                QTest::keyClick(line, Qt::Key_Return);
            });
        once([&file] { return QFile::exists(file) && modal<ProfileDialog>(); },
            [dialog] { QTest::keyClick(dialog, Qt::Key_Escape); });
        press(dialog, QStringLiteral("Export…"));
    });
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const auto text = written.readAll();
    QVERIFY(!text.contains("geheim-42"));
    QVERIFY(!text.contains("id_club"));
    const auto profiles = QJsonDocument::fromJson(text).object().value(QStringLiteral("profiles")).toArray();
    QCOMPARE(profiles.size(), 1);
    QCOMPARE(profiles.first().toObject().value(QStringLiteral("host")).toString(), school);
    // Nothing was kept by that.
    QVERIFY(m_list->profiles().find(school)->identityFile.isEmpty());
}

static const TestCase<ManagerWayInTest> registered;
#include "manager_way_in_test.moc"
