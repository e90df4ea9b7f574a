// The wizard through real clicks and keys, with a server that is none.
#include "base/language.h"
#include "samples.h"
#include "wizard/look/card.h"
#include "wizard/look/colours.h"
#include "wizard/look/fold.h"
#include "wizard/look/page.h"
#include "wizard/look/rows.h"
#include "wizard/models/ssh_line.h"
#include "wizard/window.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace meethouse;
using At = Wizard::Step;

namespace
{

// Answers every opening with the next of these.
struct Server {
    QList<Result<Session::Reached>> answers;
    QStringList accepted; // keys a person said yes to
    std::mutex mutex;

    Opener opener()
    {
        return [this](Login login, Prompter &, const std::stop_token &) -> Result<Opened> {
            const std::lock_guard lock(mutex);
            if (!login.acceptHostKey.isEmpty())
                accepted += login.acceptHostKey + (login.replaceHostKey ? QStringLiteral(" instead") : QString());
            if (answers.isEmpty())
                return failure({ErrorKind::Connection, QStringLiteral("Nobody is there."), {}, {}, {}, {}});
            const auto answer = answers.takeFirst();
            if (!answer)
                return failure(answer.error());
            return Opened{nullptr, answer->peerAddress, answer->hostKey};
        };
    }
};

} // namespace

class WizardTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    Server m_server;
    std::unique_ptr<Window> m_window;

    Wizard &wizard() { return *m_window->wizard(); }
    Page *page() { return wizard().page(wizard().step()); }
    QPushButton *main() { return page()->bar()->main(); }

    template <typename Widget>
    Widget *named(const QString &name)
    {
        for (auto *widget : page()->findChildren<Widget *>()) {
            if (widget->accessibleName() == name && widget->isVisible())
                return widget;
        }
        return nullptr;
    }

private slots:
    void initTestCase()
    {
        speak(QStringLiteral("en"));
        applyLook(Scheme::Light);
    }

    void init()
    {
        m_server.answers.clear();
        m_server.accepted.clear();
        m_window = std::make_unique<Window>(Ways{m_server.opener()}, m_home.path());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void readsWhatIsPasted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("understood");
        QTest::newRow("mail") << "ssh root@203.0.113.7 -p 2222"
                              << "root 203.0.113.7 2222 ";
        QTest::newRow("port before") << "ssh -p2222 admin@meet.example.org"
                                     << "admin meet.example.org 2222 ";
        QTest::newRow("key") << "ssh -i /tmp/key root@203.0.113.7"
                             << "root 203.0.113.7 - /tmp/key";
        QTest::newRow("login option") << "ssh -l root meet.example.org"
                                      << "root meet.example.org - ";
        QTest::newRow("with port") << "root@meet.example.org:22"
                                   << "root meet.example.org 22 ";
        QTest::newRow("IPv6") << "ssh root@2001:db8::7"
                              << "root 2001:db8::7 - ";
        QTest::newRow("IPv6 and port") << "root@[2001:db8::7]:2222"
                                       << "root 2001:db8::7 2222 ";
        QTest::newRow("address") << "ssh://root@meet.example.org:2222/"
                                 << "root meet.example.org 2222 ";
        QTest::newRow("only a host") << "203.0.113.7"
                                     << "";
        QTest::newRow("only IPv6") << "2001:db8::7"
                                   << "";
        QTest::newRow("nothing") << "  "
                                 << "";
        QTest::newRow("no host") << "ssh -p 22"
                                 << "";
        QTest::newRow("port that is none") << "root@meet.example.org:99999"
                                           << "root meet.example.org - ";
    }
    void readsWhatIsPasted()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, understood);
        const auto line = readSshLine(text);
        const QString said =
            line ? QStringLiteral("%1 %2 %3 %4")
                       .arg(line->user, line->host, line->port ? QString::number(*line->port) : QStringLiteral("-"),
                           line->identityFile)
                 : QString();
        QCOMPARE(said, understood);
    }

    void aPastedLineFillsTheForm()
    {
        QTest::keyClick(page(), Qt::Key_Return);
        QCOMPARE(wizard().step(), At::Server);
        QVERIFY(!main()->isEnabled());
        QApplication::clipboard()->setText(QStringLiteral("ssh admin@203.0.113.7 -p 2222"));
        auto *address = named<QLineEdit>(QStringLiteral("Address"));
        QVERIFY(address && address->hasFocus());
        QTest::keyClick(address, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(address->text(), QStringLiteral("203.0.113.7"));
        QCOMPARE(named<QLineEdit>(QStringLiteral("User"))->text(), QStringLiteral("admin"));
        QCOMPARE(wizard().models().server.port(), 2222);
        QVERIFY(main()->isEnabled());
    }

    void backLosesNothing()
    {
        QTest::mouseClick(main(), Qt::LeftButton);
        QTest::keyClicks(named<QLineEdit>(QStringLiteral("Address")), QStringLiteral("meet.example.org"));
        QTest::mouseClick(page()->bar()->back(), Qt::LeftButton);
        QCOMPARE(wizard().step(), At::Start);
        QTest::mouseClick(main(), Qt::LeftButton);
        QCOMPARE(named<QLineEdit>(QStringLiteral("Address"))->text(), QStringLiteral("meet.example.org"));
    }

    void aNewKeyIsAskedAbout()
    {
        m_server.answers = {failure(samples::keyError(ErrorKind::HostKeyUnknown)), failure(samples::wrongPassword())};
        QTest::mouseClick(main(), Qt::LeftButton);
        QTest::keyClicks(named<QLineEdit>(QStringLiteral("Address")), QStringLiteral("203.0.113.7"));
        QTest::mouseClick(main(), Qt::LeftButton);
        QTRY_COMPARE(wizard().step(), At::Key);
        QTest::mouseClick(main(), Qt::LeftButton);
        // And a wrong password leads back to where it is typed, with the sentences that say so.
        QTRY_COMPARE(wizard().step(), At::Server);
        QCOMPARE(m_server.accepted,
            QStringList{
                wizard().models().server.state() == ServerModel::State::Failed
                    ? samples::keyError(ErrorKind::HostKeyUnknown).data.value(QStringLiteral("fingerprint")).toString()
                    : QString()});
        QVERIFY(named<QWidget>(samples::wrongPassword().what));
    }

    void aChangedKeyStopsEverything()
    {
        m_server.answers = {failure(samples::keyError(ErrorKind::HostKeyChanged)),
            failure(samples::keyError(ErrorKind::HostKeyChanged)), failure(samples::wrongPassword())};
        QTest::mouseClick(main(), Qt::LeftButton);
        QTest::keyClicks(named<QLineEdit>(QStringLiteral("Address")), QStringLiteral("203.0.113.7"));
        QTest::mouseClick(main(), Qt::LeftButton);
        QTRY_COMPARE(wizard().step(), At::Key);
        // Whoever presses Enter without reading stops.
        QVERIFY(!page()->bar()->ordinary()->isEnabled());
        QTest::keyClick(page(), Qt::Key_Return);
        QCOMPARE(wizard().step(), At::Server);
        QVERIFY(m_server.accepted.isEmpty());
        // It takes saying that it was compared, and then a second click.
        QTest::mouseClick(main(), Qt::LeftButton);
        QTRY_COMPARE(wizard().step(), At::Key);
        auto *compared = page()->findChild<QAbstractButton *>(QStringLiteral("compared"));
        QVERIFY(compared);
        compared->click();
        QTest::mouseClick(page()->bar()->ordinary(), Qt::LeftButton);
        QTRY_COMPARE(wizard().step(), At::Server);
        QCOMPARE(m_server.accepted, QStringList{wizard().models().server.shownKey().isEmpty()
                                                    ? samples::keyError(ErrorKind::HostKeyChanged)
                                                              .data.value(QStringLiteral("fingerprint"))
                                                              .toString() +
                                                          QStringLiteral(" instead")
                                                    : QString()});
    }

    // A mistyped password is asked for once: the answer serves every later connection, that of a cancel included.
    void anAnswerServesLaterConnections()
    {
        std::atomic<int> asked = 0;
        const Opener opener = [&asked](Login login, Prompter &prompter, const std::stop_token &) -> Result<Opened> {
            if (login.password.reveal() != "right") {
                ++asked;
                Prompter::Round round;
                round.kind = Prompter::Kind::Password;
                round.questions = {{QStringLiteral("Password"), true}};
                const auto answers = prompter.ask(round);
                if (!answers || answers->front().reveal() != "right")
                    return failure(samples::wrongPassword());
            }
            return Opened{nullptr, QStringLiteral("203.0.113.7"), QStringLiteral("SHA256:x")};
        };
        Setup setup(opener, m_home.path());
        setup.login.password = Secret("mistyped");
        connect(&setup.session, &Session::inquired, this, [](const std::shared_ptr<Inquiry> &inquiry) {
            std::vector<Secret> answers;
            answers.emplace_back("right");
            inquiry->answer(std::move(answers));
        });
        for (int i = 1; i <= 2; ++i) {
            int reached = 0;
            setup.session.open(setup.login.clone(), this,
                [&reached](const Result<Session::Reached> &there) { reached = there ? 1 : -1; });
            QTRY_COMPARE(reached, 1);
            QCOMPARE(asked.load(), 1);
        }
        QVERIFY(setup.login.password.reveal() == "right");
    }

    void aFailedCheckHoldsBackUntilItIsWaived()
    {
        auto &models = wizard().models();
        auto survey = samples::survey(QStringLiteral("debian-13-fresh"));
        survey.clockSkewSeconds = 0;
        models.fit.take(survey);
        QVERIFY(models.fit.isFit());
        survey.clockSkewSeconds = -4 * 3600;
        models.fit.take(survey);
        QVERIFY(!models.fit.isFit());
        m_window->wizard()->go(At::Fit);
        QVERIFY(!main()->isEnabled());
        auto *rows = page()->findChild<Rows *>();
        for (auto *button : rows->widgetOf(QStringLiteral("clock"))->findChildren<QPushButton *>())
            button->click();
        QVERIFY(main()->isEnabled());
        QCOMPARE(rows->at(QStringLiteral("clock")).mark, Mark::Warning);
    }

    void progressNeverGoesBack()
    {
        auto &models = wizard().models();
        models.setup.survey = samples::survey(QStringLiteral("debian-13-fresh"));
        models.setup.settings = samples::settings();
        auto plan = planJitsi(models.setup.settings, *models.setup.survey, {});
        QVERIFY(plan);
        models.setup.plan = std::make_shared<const Plan>(std::move(*plan));
        models.work.begin(WorkModel::State::Running);
        double before = 0;
        for (const auto &step : models.setup.plan->steps) {
            for (const auto state : {StepState::Running, StepState::Pending, StepState::Running, StepState::Done}) {
                models.work.takeStep({step.id, step.title, state, 1});
                QVERIFY(models.work.progress() >= before);
                before = models.work.progress();
            }
        }
        QCOMPARE(before, 1.0);
    }

    void recordsToEnterAreThoseThatAreMissing()
    {
        auto &models = wizard().models();
        models.setup.survey = samples::survey(QStringLiteral("debian-13-fresh"));
        models.address.setDomain(QStringLiteral("meet.example.org"));
        OutsideView view;
        view.asked = true;
        models.address.take(view);
        const auto right = models.setup.survey->publicAddresses().first();
        QCOMPARE(models.address.records(),
            (QList<DnsRecord>{{QStringLiteral("A"), QStringLiteral("meet.example.org"), right}}));
        QVERIFY(!models.address.isReady());
        view.ipv4 = {right};
        models.address.take(view);
        QVERIFY(models.address.records().isEmpty());
        QVERIFY(models.address.isReady());
        models.address.setEmail(QStringLiteral("no address"));
        QVERIFY(!models.address.isReady());
    }

    void thePassphraseIsAskedForOfALockedKeyOnly()
    {
        auto &models = wizard().models();
        models.setup.survey = samples::survey(QStringLiteral("debian-13-fresh"));
        models.setup.settings = samples::settings();
        models.setup.settings.certificate.source = Settings::Certificate::Own;
        wizard().go(At::Address);
        auto *key = named<QLineEdit>(QStringLiteral("Its key"));
        QVERIFY(key);
        QTest::mouseClick(key, Qt::LeftButton);
        QTest::keyClicks(key, QStringLiteral("/tmp/key.pem"));
        QTest::keyClick(key, Qt::Key_Tab);
        QCOMPARE(models.setup.settings.certificate.keyFile, QStringLiteral("/tmp/key.pem"));
        OutsideView view;
        view.asked = true;
        models.address.take(view, false);
        QVERIFY(!named<QLineEdit>(QStringLiteral("Passphrase of the key")));
        models.address.take(view, true);
        auto *line = named<QLineEdit>(QStringLiteral("Passphrase of the key"));
        QVERIFY(line && line->echoMode() == QLineEdit::Password);
        QTest::keyClicks(line, QStringLiteral("sesam"));
        QVERIFY(models.setup.certificateKeyPassphrase.reveal() == "sesam");
        // It is judged in a moment, and until then nobody goes on.
        QVERIFY(models.address.isLooking());
        QVERIFY(!main()->isEnabled());
    }

    // In words, and only for who wants to see it.
    void theProofShowsWhatWasMeasured()
    {
        auto &models = wizard().models();
        models.setup.survey = samples::survey(QStringLiteral("debian-13-fresh"));
        models.setup.settings = samples::settings();
        models.setup.facts = factsOf(*models.setup.survey);
        wizard().go(At::Proof);
        models.proof.take(Proof());
        auto *measured = page()->findChild<Fold *>();
        QVERIFY(measured->isVisible());
        QVERIFY(!named<Card>(QStringLiteral("What was measured")));
        QTest::mouseClick(measured->line(), Qt::LeftButton);
        auto *card = named<Card>(QStringLiteral("What was measured"));
        QVERIFY(card);
        QStringList said;
        for (const auto *line : card->findChildren<QLabel *>())
            said += line->text();
        QVERIFY(said.size() > 10);
        QVERIFY(said.filter(models.setup.survey->system.name).size() == 1);
    }

    // A screen reader has a name for everything that can be reached.
    void everythingHasAName()
    {
        auto &models = wizard().models();
        models.setup.survey = samples::survey(QStringLiteral("debian-13-fresh"));
        models.setup.settings = samples::settings();
        for (int i = 0; i <= static_cast<int>(At::Done); ++i) {
            wizard().go(static_cast<At>(i));
            QVERIFY2(!page()->title().isEmpty(), qPrintable(QString::number(i)));
            for (auto *widget : page()->findChildren<QWidget *>()) {
                if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy())
                    continue;
                auto *interface = QAccessible::queryAccessibleInterface(widget);
                QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
                    qPrintable(QStringLiteral("page %1: a %2 without a name")
                                   .arg(i)
                                   .arg(QLatin1String(widget->metaObject()->className()))));
            }
        }
    }

    // The Tab key comes to everything that can be used, and back to where it began.
    void everythingIsReachedByTheTabKey()
    {
        auto &models = wizard().models();
        models.setup.survey = samples::survey(QStringLiteral("debian-13-fresh"));
        models.setup.settings = samples::settings();
        for (int i = 0; i <= static_cast<int>(At::Done); ++i) {
            wizard().go(static_cast<At>(i));
            QTest::qWait(10);
            QSet<const QWidget *> reached;
            for (int tabs = 0; tabs < 100; ++tabs) {
                auto *focused = QApplication::focusWidget();
                QVERIFY2(focused, qPrintable(QStringLiteral("page %1: nothing has the focus").arg(i)));
                reached += focused;
                QTest::keyClick(focused, Qt::Key_Tab);
            }
            for (const auto *widget : page()->findChildren<QWidget *>()) {
                const auto *button = qobject_cast<const QAbstractButton *>(widget);
                // Of a group, the arrow keys choose.
                const bool another = button && button->group() && !button->isChecked();
                if (!widget->isVisible() || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus) ||
                    widget->focusProxy() || another)
                    continue;
                QVERIFY2(
                    reached.contains(widget), qPrintable(QStringLiteral("page %1: a %2 “%3” is not reached")
                                                             .arg(i)
                                                             .arg(QLatin1String(widget->metaObject()->className()),
                                                                 button ? button->text() : widget->accessibleName())));
            }
        }
    }

    // 900 by 600 holds every page without anything cut off at the right.
    void nothingIsWiderThanTheSmallestWindow()
    {
        auto &models = wizard().models();
        models.setup.survey = samples::survey(QStringLiteral("debian-13-fresh"));
        models.setup.settings = samples::settings();
        m_window->resize(m_window->minimumSize());
        QCOMPARE(m_window->size(), QSize(900, 600));
        for (int i = 0; i <= static_cast<int>(At::Done); ++i) {
            wizard().go(static_cast<At>(i));
            QTest::qWait(10);
            QCOMPARE(m_window->size(), QSize(900, 600));
            for (const auto *widget : page()->findChildren<QWidget *>()) {
                if (!widget->isVisible())
                    continue;
                const auto right = widget->mapTo(page(), QPoint(widget->width(), 0)).x();
                QVERIFY2(right <= page()->width(), qPrintable(QStringLiteral("page %1: a %2 reaches to %3")
                                                                  .arg(i)
                                                                  .arg(QLatin1String(widget->metaObject()->className()))
                                                                  .arg(right)));
            }
        }
    }
};

QTEST_MAIN(WizardTest)
#include "wizard_test.moc"
