// From Start to Done by clicks and keys, against a booted server: wizard_walk PRACTICE.json [WORD…]
//   wrong-password  signs in by password and gets it wrong first
//   close           the window is closed in the middle of the work, and another one finds the run
// PRACTICE.json is what `meethouse practice start` answers. Prints what it saw; exits 1 when something was not so.
#include "base/language.h"
#include "wizard/look/colours.h"
#include "wizard/look/fields.h"
#include "wizard/look/page.h"
#include "wizard/look/rows.h"
#include "wizard/manager/manager.h"
#include "wizard/question_dialog.h"
#include "wizard/window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace meethouse;
using At = Wizard::Step;

namespace
{

// How long the window's thread was busy at one go, at most: another thread asks it for a sign of life.
class Watchdog
{
public:
    [[nodiscard]] double longest() const { return static_cast<double>(m_longest) / 1000; } // milliseconds

private:
    using Clock = std::chrono::steady_clock;
    void watch(const std::stop_token &ended)
    {
        while (!ended.stop_requested()) {
            const auto asked = Clock::now();
            std::atomic_flag answered;
            Worker::deliver([&answered] {
                answered.test_and_set();
                answered.notify_all();
            });
            answered.wait(false);
            const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - asked).count();
            m_longest = std::max<qint64>(m_longest, took);
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    }

    std::atomic<qint64> m_longest = 0;
    std::jthread m_thread{[this](const std::stop_token &ended) { watch(ended); }};
};

[[noreturn]] void fail(const QString &why)
{
    std::printf("FAILED: %s\n", qPrintable(why));
    std::fflush(stdout);
    std::_Exit(1);
}

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
        address();
        press(At::Meetings);
        provider();
        plan();
        if (m_words.contains(QStringLiteral("close")))
            closeAndFindAgain();
        waitFor(At::Work, 600, [this] { return models().work.state() == WorkModel::State::Done; });
        press(At::Work);
        waitFor(At::Proof, 300, [this] { return models().proof.state() == ProofModel::State::Proved; });
        if (!models().proof.holds())
            fail(QStringLiteral("The proof does not hold."));
        press(At::Proof);
        hosts();
        papers();
        expect(At::Done);
        tell(QStringLiteral("done: %1").arg(models().setup.meetingUrl));
        press(At::Done);
        if (!QTest::qWaitFor([this] { return m_window->manager() && m_window->manager()->isVisible(); }, 10'000))
            fail(QStringLiteral("The window does not show the server among those it knows."));
        tell(QStringLiteral("in the manager"));
    }

private:
    Wizard &wizard() { return *m_window->wizard(); }
    Wizard::Models &models() { return wizard().models(); }
    [[nodiscard]] QString text(const char *key) const { return m_practice.value(QLatin1String(key)).toString(); }

    void open()
    {
        m_window = std::make_unique<Window>(Ways(), m_home.path());
        m_window->show();
    }

    void tell(const QString &what)
    {
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
    }
    void expect(At step)
    {
        waitFor(step, 30, [] { return true; });
    }

    void click(QAbstractButton *button)
    {
        if (!QTest::qWaitFor([button] { return button->isVisible() && button->isEnabled(); }, 60'000))
            fail(QStringLiteral("“%1” cannot be clicked: %2").arg(button->text(), onPage()));
        QTest::mouseClick(button, Qt::LeftButton);
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
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, value);
    }

    void start()
    {
        expect(At::Start);
        QTest::mouseClick(
            find<Choice>(QStringLiteral("What to do"))->button(static_cast<int>(Setup::Way::Practice)), Qt::LeftButton);
        // The server runs already; what its program answered comes to the page as it would come from there.
        models().start.take(m_practice);
    }

    void signIn()
    {
        expect(At::Server);
        if (m_words.contains(QStringLiteral("wrong-password"))) {
            QFile file(text("secrets"));
            if (!file.open(QIODevice::ReadOnly))
                fail(file.errorString());
            const auto right =
                QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("password")).toString();
            QTest::mouseClick(find<Segments>(QStringLiteral("How do you sign in?"))
                                  ->button(static_cast<int>(ServerModel::By::Password)),
                Qt::LeftButton);
            type(QStringLiteral("Password"), QStringLiteral("not the password"));
            QTest::keyClick(find<QLineEdit>(QStringLiteral("Password")), Qt::Key_Return);
            acceptKey();
            answer(right);
        } else {
            // As the keyboard does it: the Enter key is the main button.
            QTest::keyClick(find<QLineEdit>(QStringLiteral("Address")), Qt::Key_Return);
            acceptKey();
        }
    }
    void acceptKey()
    {
        waitFor(At::Key, 30, [] { return true; });
        if (models().server.shownKey() != text("hostKey"))
            fail(QStringLiteral("Another key than the server's is shown."));
        press(At::Key);
    }
    void answer(const QString &password)
    {
        QuestionDialog *dialog = nullptr;
        if (!QTest::qWaitFor(
                [&] { return (dialog = m_window->findChild<QuestionDialog *>()) && dialog->isVisible(); }, 30'000))
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
    void plan()
    {
        waitFor(At::Plan, 60, [this] { return models().plan.state() == PlanModel::State::Made; });
        press(At::Plan);
    }
    void closeAndFindAgain()
    {
        waitFor(At::Work, 300, [this] {
            return models().work.items().size() > 2 && models().work.items().at(2).state == StepState::Running;
        });
        m_window->close();
        m_window.reset();
        tell(QStringLiteral("window closed"));
        open();
        start();
        expect(At::Server);
        // The key is known by now, so nobody asks.
        click(wizard().page(At::Server)->bar()->main());
        waitFor(At::Fit, 60, [this] { return models().fit.runGoesOn(); });
        press(At::Fit);
        tell(QStringLiteral("the run was found again"));
    }
    void hosts()
    {
        expect(At::Hosts);
        auto *names = wizard().page(At::Hosts)->findChild<QPlainTextEdit *>();
        QTest::keyClicks(names, QStringLiteral("anna"));
        for (auto *button : wizard().page(At::Hosts)->findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("&Make the links"))
                click(button);
        }
        waitFor(At::Hosts, 60, [this] { return models().hosts.invitations().size() == 1; });
        press(At::Hosts);
    }
    void papers()
    {
        expect(At::Papers);
        type(QStringLiteral("Folder"), m_home.filePath(QStringLiteral("papers")));
        press(At::Papers);
        waitFor(At::Papers, 120, [this] { return models().papers.state() == PapersModel::State::Written; });
        press(At::Papers);
    }

    QJsonObject m_practice;
    QStringList m_words;
    QTemporaryDir m_home;
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
    std::printf("longest block of the window's thread: %.0f ms\n", watchdog.longest());
    std::fflush(stdout);
    std::_Exit(0);
}
