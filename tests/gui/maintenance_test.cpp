// The manager's Maintenance page over runs that really were, of a toy server.
#include "base/language.h"
#include "managed.h"
#include "toy_server.h"
#include "wizard/look/colours.h"
#include "wizard/look/fold.h"
#include "wizard/look/rows.h"
#include "wizard/manager/manager.h"
#include "wizard/manager/run_page.h"
#include "wizard/pages/work_page.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace meethouse;

class MaintenanceTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        speak(QStringLiteral("en"));
        applyLook(Scheme::Light);
    }

    void init()
    {
        m_server = std::make_unique<ToyServer>();
        m_home = std::make_unique<QTemporaryDir>();
    }
    void cleanup()
    {
        m_manager.reset();
        m_list.reset();
    }

    void whatARunDidIsReadStepByStep()
    {
        const auto early = carriedOut({toyStep("first", "[ -e \"$ETC/1\" ]", ": >\"$ETC/1\"")});
        const auto late =
            carriedOut({toyStep("first", "[ -e \"$ETC/1\" ]", ":"), toyStep("second", "false", "say no way; false")});
        openMaintenance({early.run, late.run});

        QTest::mouseClick(buttonOf(late.run), Qt::LeftButton);
        QTRY_VERIFY(page()->isVisible());
        auto *steps = page()->findChild<Rows *>();
        QCOMPARE(steps->count(), 2);
        QCOMPARE(steps->at(QStringLiteral("first")).aside, QStringLiteral("was so already"));
        QCOMPARE(steps->at(QStringLiteral("second")).mark, Mark::Failed);
        QVERIFY(steps->at(QStringLiteral("second")).text.startsWith(QLatin1String("no way")));
        auto *log = page()->findChild<QPlainTextEdit *>();
        QVERIFY(!log->isVisible());
        QTest::mouseClick(page()->findChild<Fold *>()->line(), Qt::LeftButton);
        QVERIFY(log->isVisible());
        QVERIFY(log->toPlainText().startsWith(QLatin1String("== second\nno way")));

        // And the one before it, which is not the last any more.
        QTest::mouseClick(page()->bar()->back(), Qt::LeftButton);
        QTest::mouseClick(buttonOf(early.run), Qt::LeftButton);
        QTRY_VERIFY(page()->isVisible());
        QCOMPARE(steps->count(), 1);
        QCOMPARE(steps->at(QStringLiteral("first")).mark, Mark::Done);
    }

    // One that somebody else began is shown to its end, like one's own.
    void aRunThatGoesOnIsFollowed()
    {
        const auto run = carriedOut({toyStep("first", "[ -e \"$ETC/1\" ]", ": >\"$ETC/1\"")}).run;
        openMaintenance({run}, run);
        QCOMPARE(buttonOf(run)->text(), QStringLiteral("Follow it"));
        QTest::mouseClick(buttonOf(run), Qt::LeftButton);
        const auto pages = m_manager->findChildren<WorkPage *>();
        const auto shown = std::ranges::find_if(pages, &QWidget::isVisible);
        QVERIFY(shown != pages.end());
        QTRY_VERIFY((*shown)->title().endsWith(QLatin1String("is set up")));
        QTest::mouseClick((*shown)->bar()->main(), Qt::LeftButton);
        QVERIFY(buttonOf(run)->isVisible());
    }

private:
    RunEnd carriedOut(const QList<Step> &steps)
    {
        Plan plan;
        plan.values.insert(QStringLiteral("ETC"), m_server->path("etc"));
        plan.steps = steps;
        const auto end = carryOut(*m_server->connect(), plan, QStringLiteral("tester@here"), {}, {});
        if (!end)
            qFatal("%s", qPrintable(end.error().detail));
        return *end;
    }

    void openMaintenance(const QStringList &runs, const QString &running = {})
    {
        Ways ways;
        ways.open = [this](const Login &, Prompter &, const std::stop_token &) -> Result<Opened> {
            return Opened{m_server->connect(), QStringLiteral("203.0.113.7"), QStringLiteral("SHA256:x")};
        };
        ways.look = [runs, running](Remote &, const ProofInput &, const std::stop_token &) -> Result<Overview> {
            auto overview = pretendedOverview({}, QStringLiteral("meet.school.example"));
            overview.settings.reset();
            overview.survey.ours.runs = runs;
            overview.survey.ours.lastRun = runs.last();
            overview.survey.ours.running = !running.isEmpty();
            overview.survey.ours.runningRun = running;
            return overview;
        };
        const Profiles profiles(m_home->path());
        QVERIFY(profiles.save(pretendedProfile(QStringLiteral("meet.school.example"))));
        m_list = std::make_unique<ServerList>(profiles, ways);
        QVERIFY(m_list->load());
        m_manager = std::make_unique<Manager>(m_list.get());
        m_manager->show();
        m_list->refresh();
        QTRY_VERIFY(m_manager->current()->overview());
        m_manager->turnTo(5);
    }

    RunPage *page() { return m_manager->findChild<RunPage *>(); }
    QPushButton *buttonOf(const QString &run)
    {
        for (auto *rows : m_manager->findChildren<Rows *>()) {
            if (auto *row = rows->widgetOf(run))
                return row->findChild<QPushButton *>();
        }
        return nullptr;
    }

    std::unique_ptr<ToyServer> m_server;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ServerList> m_list;
    std::unique_ptr<Manager> m_manager;
};

QTEST_MAIN(MaintenanceTest)
#include "maintenance_test.moc"
