// From Start to Done by clicks and keys, against a booted server: wizard_walk PRACTICE.json [WORD…]
//   keys            by the keyboard alone
//   look            somebody outside looks at every page
//   practice        the practice server is started from the window
//   wrong-password  signs in by password and gets it wrong first; a key is made for the next time
//   keychain        signs in by password, which goes to the desktop's keychain
//   no-keychain     the same where there is none: the server says so, and is signed in to by hand the next time
//   close           the window is closed in the middle of the work, and another one finds the run
//   cut             somebody outside cuts the link during the work, and mends it
//   retry           a step fails; somebody outside mends what it was, and it is tried again
//   cancel          the work is cancelled and everything taken back; that is the end of it
//   take-over       the server was set up from another computer
//   changed-key     it shows another key than it did
// PRACTICE.json is what `meethouse practice start` answers, with `home`, the folder of what the computer remembers, and
// `signs`, one where somebody outside makes a file once it is done. Prints what it saw; exits 1 when something was not
// so.
#include "clicks.h"

#include "base/language.h"
#include "wizard/look/colours.h"
#include "wizard/look/fields.h"
#include "wizard/look/measure.h"
#include "wizard/look/page.h"
#include "wizard/look/rows.h"
#include "wizard/manager/manager.h"
#include "wizard/manager/run_page.h"
#include "wizard/question_dialog.h"
#include "wizard/window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QButtonGroup>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <ctime>
#include <pthread.h>

using namespace meethouse;
using At = Wizard::Step;

namespace
{

// How long the window's thread was busy at one go, at most: another thread asks it for a sign of life. On a machine
// that is busy with other things it waits for its turn, too; what it computed itself meanwhile says whose fault it was.
class Watchdog
{
public:
    static void isAt(const QString &place) { at() = place.toStdString(); } // on the window's thread

    void say()
    {
        // It may just be asking this thread, so that must answer to the last.
        m_thread.request_stop();
        while (!m_ended.load())
            QTest::qWait(1);
        std::printf("longest block of the window's thread: %.0f ms, of its own computing: %.0f ms, at “%s”\n",
            m_longest / 1e6, m_longestOwn / 1e6, m_where.c_str());
    }

private:
    static std::string &at()
    {
        static std::string place;
        return place;
    }
    static double now(clockid_t clock)
    {
        timespec time{};
        clock_gettime(clock, &time);
        return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
    }

    void watch(const std::stop_token &ended)
    {
        while (!ended.stop_requested()) {
            const auto asked = now(CLOCK_MONOTONIC);
            const auto own = now(m_window);
            std::atomic_flag answered;
            std::string place;
            Worker::deliver([&answered, &place] {
                place = at();
                answered.test_and_set();
                answered.notify_all();
            });
            answered.wait(false);
            m_longest = std::max(m_longest, now(CLOCK_MONOTONIC) - asked);
            if (const auto took = now(m_window) - own; took > m_longestOwn) {
                m_longestOwn = took;
                m_where = place;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        m_ended = true;
    }

    clockid_t m_window = [] {
        clockid_t clock{};
        pthread_getcpuclockid(pthread_self(), &clock);
        return clock;
    }();
    double m_longest = 0; // nanoseconds
    double m_longestOwn = 0;
    std::string m_where;
    std::atomic<bool> m_ended = false;
    std::jthread m_thread{[this](const std::stop_token &ended) { watch(ended); }};
};

[[noreturn]] void fail(const QString &why)
{
    std::printf("FAILED: %s\n", qPrintable(why));
    std::fflush(stdout);
    std::_Exit(1);
}

constexpr int maintenance = 5; // which tab

class Walk
{
public:
    Walk(const QJsonObject &practice, QStringList words)
        : m_practice(practice)
        , m_words(std::move(words))
    {
        open();
    }

    void run()
    {
        start();
        signIn();
        fit();
        if (!is("take-over")) {
            setUp();
            if (is("cancel"))
                return cancelAndTakeBack();
            waitFor(At::Work, 900, [this] { return models().work.state() == WorkModel::State::Done; });
            press(At::Work);
        }
        waitFor(At::Proof, 300, [this] { return models().proof.state() == ProofModel::State::Proved; });
        if (!models().proof.holds())
            fail(QStringLiteral("The proof does not hold."));
        press(At::Proof);
        hosts();
        papers();
        expect(At::Done);
        tell(QStringLiteral("done: %1").arg(models().setup.meetingUrl));
        if (!QTest::qWaitFor(
                [this] { return models().remember.state() == RememberModel::State::Remembered; }, 30'000) ||
            models().remember.trouble().has_value() != is("no-keychain"))
            fail(QStringLiteral("This computer does not know the server as it should: ") + onPage());
        if (const auto &trouble = models().remember.trouble())
            tell(QStringLiteral("not stored: ") + trouble->what);
        press(At::Done);
        if (!QTest::qWaitFor([this] { return m_window->manager() && m_window->manager()->isVisible(); }, 10'000))
            fail(QStringLiteral("The window does not show the server among those it knows."));
        tell(QStringLiteral("in the manager"));
        comeInAgain();
    }

private:
    Wizard &wizard() { return *m_window->wizard(); }
    Wizard::Models &models() { return wizard().models(); }
    [[nodiscard]] QString text(const char *key) const { return m_practice.value(QLatin1String(key)).toString(); }

    // What was remembered lets this computer in.
    void comeInAgain()
    {
        const auto *server = m_window->manager()->current();
        if (!QTest::qWaitFor([&] { return server->overview() || server->inquiry() || server->error(); }, 120'000))
            fail(QStringLiteral("The manager does not reach the server: ") + server->state());
        if (!(is("no-keychain") ? server->inquiry() != nullptr : server->overview().has_value()))
            fail(QStringLiteral("The manager comes in otherwise than it should: ") + server->state());
        tell(QStringLiteral("the manager says: ") + server->state());
        if (server->overview())
            readTheLastRun();
    }
    void readTheLastRun()
    {
        auto *manager = m_window->manager();
        manager->turnTo(maintenance);
        auto *page = manager->findChild<RunPage *>();
        const auto *server = manager->current();
        if (!QTest::qWaitFor([server] { return !server->isBusy(); }, 60'000))
            fail(QStringLiteral("The manager does not come to rest."));
        QTest::mouseClick(buttonIn(manager, QStringLiteral("What was done")), Qt::LeftButton);
        if (!QTest::qWaitFor([page] { return page->isVisible(); }, 30'000))
            fail(QStringLiteral("The last run cannot be read: ") + server->state());
        tell(QStringLiteral("the last run had %1 steps").arg(page->findChild<Rows *>()->count()));
    }

    [[nodiscard]] bool is(const char *word) const { return m_words.contains(QLatin1String(word)); }

    void open()
    {
        m_window = std::make_unique<Window>(Ways(), text("home"));
        m_window->show();
        if (!m_window->wizard())
            m_window->openWizard();
        m_window->activateWindow();
        if (!QTest::qWaitForWindowActive(m_window.get()))
            fail(QStringLiteral("The window does not come up."));
    }

    // Somebody outside sees what is told, does something, and makes this file.
    void waitForSign(const char *name)
    {
        if (!QTest::qWaitFor([&] { return QFile::exists(QDir(text("signs")).filePath(QLatin1String(name))); }, 60'000))
            fail(QStringLiteral("Nobody did their part: %1").arg(QLatin1String(name)));
    }

    void tell(const QString &what)
    {
        Watchdog::isAt(what);
        std::printf("%6.1f s  %s\n", static_cast<double>(m_clock.elapsed()) / 1000, qPrintable(what));
        std::fflush(stdout);
    }

    // What stands on the page, for a failure's message.
    QString onPage()
    {
        QStringList lines;
        for (const auto *label : wizard().page(wizard().step())->findChildren<QLabel *>()) {
            if (label->isVisible() && !label->text().isEmpty())
                lines += label->text();
        }
        return lines.join(QStringLiteral(" | "));
    }

    template <typename Condition>
    void waitFor(At step, int seconds, Condition condition)
    {
        if (!QTest::qWaitFor([&] { return wizard().step() == step && condition(); }, seconds * 1000))
            fail(QStringLiteral("Not at page %1 in time, but at %2: %3")
                     .arg(static_cast<int>(step))
                     .arg(static_cast<int>(wizard().step()))
                     .arg(onPage()));
        tell(wizard().page(step)->title());
        if (is("look") && !m_looked.contains(step)) {
            m_looked += step;
            tell(QStringLiteral("look at %1").arg(static_cast<int>(step)));
            waitForSign(qPrintable(QString::number(static_cast<int>(step))));
        }
    }
    void expect(At step)
    {
        waitFor(step, 30, [] { return true; });
    }

    void click(QAbstractButton *button)
    {
        if (!QTest::qWaitFor([button] { return button->isVisible() && button->isEnabled(); }, 60'000))
            fail(QStringLiteral("“%1” cannot be clicked: %2").arg(button->text(), onPage()));
        if (!is("keys")) {
            // At its beginning: of a choice, nothing is hit beside its words.
            QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(gap, button->height() / 2));
            return;
        }
        reach(button);
        // Of a group, the arrow keys have chosen it already.
        if (!button->isChecked())
            QTest::keyClick(button, Qt::Key_Space);
    }
    // As who has no mouse: Tab until it has the focus; within a group, the arrow keys.
    void reach(QWidget *widget)
    {
        auto *button = qobject_cast<QAbstractButton *>(widget);
        auto *group = button ? button->group() : nullptr;
        const auto isThere = [&] {
            auto *focused = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
            return widget->hasFocus() || (group && focused && focused->group() == group);
        };
        constexpr int most = 100;
        for (int i = 0; i < most && !isThere(); ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        for (int i = 0; i < most && group && !widget->hasFocus(); ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        if (!widget->hasFocus())
            fail(QStringLiteral("“%1” cannot be reached by keys: %2").arg(widget->accessibleName(), onPage()));
    }
    // Answers the next box that asks, by the button with these words.
    void answerBox(const QString &words)
    {
        QTimer::singleShot(300, m_window.get(), [this, words] {
            auto *box = QApplication::activeModalWidget();
            if (auto *button = box ? buttonIn(box, words) : nullptr)
                return QTest::mouseClick(button, Qt::LeftButton);
            fail(QStringLiteral("Nobody asks “%1”.").arg(words));
        });
    }
    void press(At step)
    {
        expect(step);
        click(wizard().page(step)->bar()->main());
    }
    template <typename Widget>
    Widget *find(const QString &accessibleName)
    {
        for (auto *widget : wizard().page(wizard().step())->findChildren<Widget *>()) {
            if (widget->accessibleName() == accessibleName && widget->isVisible())
                return widget;
        }
        fail(QStringLiteral("There is no “%1” here.").arg(accessibleName));
    }
    void type(const QString &field, const QString &value)
    {
        auto *line = find<QLineEdit>(field);
        if (is("keys"))
            reach(line);
        else
            QTest::mouseClick(line, Qt::LeftButton);
        QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(line, value);
    }

    void start()
    {
        expect(At::Start);
        const auto way = is("take-over") ? Setup::Way::TakeOver : Setup::Way::Practice;
        click(find<Choice>(QStringLiteral("What to do"))->button(static_cast<int>(way)));
        if (is("practice")) {
            press(At::Start);
            waitFor(At::Server, 900, [] { return true; });
            return;
        }
        // The server runs already; what its program answered comes to the page as it would come from there.
        models().start.take(m_practice);
        if (is("take-over"))
            models().setup.settings = Settings();
    }

    void signIn()
    {
        expect(At::Server);
        const bool keychain = is("keychain") || is("no-keychain");
        if (is("wrong-password") || keychain) {
            click(find<Segments>(QStringLiteral("How do you sign in?"))
                      ->button(static_cast<int>(ServerModel::By::Password)));
            if (keychain)
                click(find<Segments>(QStringLiteral("And the next time?"))
                          ->button(static_cast<int>(Setup::NextTime::Keychain)));
            type(QStringLiteral("Password"), keychain ? rightPassword() : QStringLiteral("not the password"));
            QTest::keyClick(find<QLineEdit>(QStringLiteral("Password")), Qt::Key_Return);
            acceptKey();
            if (!keychain)
                answer(rightPassword());
        } else {
            // As the keyboard does it: the Enter key is the main button.
            QTest::keyClick(find<QLineEdit>(QStringLiteral("Address")), Qt::Key_Return);
            is("changed-key") ? refuseThenAcceptKey() : acceptKey();
        }
    }
    QString rightPassword()
    {
        QFile file(text("secrets"));
        if (!file.open(QIODevice::ReadOnly))
            fail(file.errorString());
        return QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("password")).toString();
    }
    void refuseThenAcceptKey()
    {
        waitFor(At::Key, 30, [this] { return models().server.state() == ServerModel::State::KeyChanged; });
        auto *other = wizard().page(At::Key)->bar()->ordinary();
        if (other->isEnabled())
            fail(QStringLiteral("One click leads past a changed key."));
        // The Enter key stops.
        QTest::keyClick(wizard().page(At::Key), Qt::Key_Return);
        expect(At::Server);
        press(At::Server);
        waitFor(At::Key, 30, [this] { return models().server.state() == ServerModel::State::KeyChanged; });
        if (models().server.shownKey() != text("hostKey"))
            fail(QStringLiteral("Another key than the server's new one is shown."));
        tell(QStringLiteral("the key has changed"));
        click(wizard().page(At::Key)->findChild<QAbstractButton *>(QStringLiteral("compared")));
        click(other);
    }
    void acceptKey()
    {
        waitFor(At::Key, 30, [] { return true; });
        if (models().server.shownKey() != models().server.expectedKey())
            fail(QStringLiteral("Another key than the server's is shown."));
        press(At::Key);
    }
    void answer(const QString &password)
    {
        QuestionDialog *dialog = nullptr;
        if (!QTest::qWaitFor(
                [&] { return (dialog = m_window->findChild<QuestionDialog *>()) && dialog->isVisible(); }, 120'000))
            fail(QStringLiteral("Nobody asked for the password again: ") + onPage());
        tell(QStringLiteral("asked again: ") + dialog->findChild<QLabel *>()->text());
        auto *line = dialog->findChild<QLineEdit *>();
        QTest::keyClicks(line, password);
        QTest::keyClick(line, Qt::Key_Return);
    }

    void fit()
    {
        waitFor(At::Fit, 60, [this] { return models().fit.state() == FitModel::State::Seen; });
        press(At::Fit);
    }
    void setUp()
    {
        address();
        press(At::Meetings);
        provider();
        waitFor(At::Plan, 60, [this] { return models().plan.state() == PlanModel::State::Made; });
        press(At::Plan);
        if (is("close"))
            closeAndFindAgain();
        if (is("cut"))
            loseAndFindTheServer();
        if (is("retry"))
            tryAgain();
    }
    void address()
    {
        expect(At::Address);
        type(QStringLiteral("Name of the meetings"), text("domain"));
        waitFor(At::Address, 60, [this] { return models().address.isReady(); });
        press(At::Address);
    }
    void provider()
    {
        expect(At::Provider);
        type(QStringLiteral("Name"), QStringLiteral("Anna Rossi"));
        press(At::Provider);
    }
    void waitUntilAtWork()
    {
        waitFor(At::Work, 300, [this] { return models().work.current() >= 2 && models().work.isBusy(); });
    }
    void loseAndFindTheServer()
    {
        waitUntilAtWork();
        tell(QStringLiteral("cut it"));
        waitFor(At::Work, 120, [this] { return models().work.state() == WorkModel::State::Reconnecting; });
        tell(QStringLiteral("it is cut: %1").arg(onPage()));
        waitFor(At::Work, 120, [this] { return models().work.state() == WorkModel::State::Running; });
        tell(QStringLiteral("the run goes on"));
    }
    void tryAgain()
    {
        waitFor(At::Work, 600, [this] { return models().work.state() == WorkModel::State::Failed; });
        tell(QStringLiteral("it failed: %1 %2 %3")
                 .arg(models().work.error().what, models().work.error().why, models().work.error().todo));
        waitForSign("mended");
        press(At::Work);
    }
    void cancelAndTakeBack()
    {
        waitUntilAtWork();
        answerBox(QStringLiteral("Stop the work"));
        click(wizard().page(At::Work)->bar()->ordinary());
        waitFor(At::Work, 600, [this] { return models().work.state() == WorkModel::State::Cancelled; });
        tell(QStringLiteral("cancelled: ") + onPage());
        answerBox(QStringLiteral("Take everything back"));
        click(buttonIn(wizard().page(At::Work), QStringLiteral("Take everything back…")));
        waitFor(At::Work, 600, [this] { return models().work.state() == WorkModel::State::Undone; });
        tell(QStringLiteral("taken back: ") + models().work.left().join(QStringLiteral(" | ")));
        press(At::Work);
        waitFor(At::Plan, 60, [this] { return models().plan.state() == PlanModel::State::Made; });
        tell(QStringLiteral("done: https://%1/ is no more").arg(models().setup.settings.domain));
    }
    void closeAndFindAgain()
    {
        waitUntilAtWork();
        m_window->close();
        m_window.reset();
        tell(QStringLiteral("window closed"));
        open();
        start();
        expect(At::Server);
        // The server's key is known by now, so nobody asks.
        press(At::Server);
        waitFor(At::Fit, 60, [this] { return models().fit.runGoesOn(); });
        press(At::Fit);
        tell(QStringLiteral("the run was found again"));
    }
    void hosts()
    {
        expect(At::Hosts);
        auto *names = wizard().page(At::Hosts)->findChild<QPlainTextEdit *>();
        if (is("keys"))
            reach(names);
        // Another one each time.
        QTest::keyClicks(names, text("host"));
        click(buttonIn(wizard().page(At::Hosts), QStringLiteral("Make the links")));
        waitFor(At::Hosts, 60, [this] { return models().hosts.invitations().size() == 1; });
        press(At::Hosts);
    }
    void papers()
    {
        expect(At::Papers);
        type(QStringLiteral("Folder on this computer"), text("home") + QStringLiteral("/papers"));
        press(At::Papers);
        waitFor(At::Papers, 120, [this] { return models().papers.state() == PapersModel::State::Written; });
        press(At::Papers);
    }

    QJsonObject m_practice;
    QStringList m_words;
    QList<At> m_looked;
    std::unique_ptr<Window> m_window;
    QElapsedTimer m_clock = [] {
        QElapsedTimer clock;
        clock.start();
        return clock;
    }();
};

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const auto words = QApplication::arguments();
    QFile file(words.value(1));
    if (!file.open(QIODevice::ReadOnly))
        fail(QStringLiteral("The file of the practice server cannot be read."));
    speak(QStringLiteral("en"));
    applyLook();
    Watchdog watchdog;
    Walk(QJsonDocument::fromJson(file.readAll()).object(), words.mid(2)).run();
    watchdog.say();
    std::fflush(stdout);
    std::_Exit(0);
}
