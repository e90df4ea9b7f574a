#include "deployment/bundle.h"
#include "toy_server.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <thread>

using namespace meethouse;

namespace
{

const RunObserver nobody;
const QString me = QStringLiteral("tester@here");

// Steps that note each time they work, so that a test sees who worked how often.
Plan toyPlan(const ToyServer &server, int steps = 3)
{
    Plan plan;
    plan.values.insert(QStringLiteral("ETC"), server.path("etc"));
    for (int i = 1; i <= steps; ++i) {
        const QByteArray name = "s" + QByteArray::number(i);
        plan.steps.append(toyStep(name.constData(), "[ -e \"$ETC/" + name + "\" ]",
            "ours \"$ETC/" + name + "\" && echo " + name + " >>\"$ETC/worked\" && say working && : >\"$ETC/" + name +
                "\""));
    }
    return plan;
}

QStringList states(const QList<StepProgress> &steps)
{
    QStringList names;
    for (const StepProgress &step : steps)
        names.append(stepStateName(step.state));
    return names;
}

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '));
}

void waitFor(const std::function<bool()> &condition)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition() && timer.elapsed() < 15000)
        QThread::msleep(20);
    QVERIFY(condition());
}

} // namespace

class DeploymentRunTest : public QObject
{
    Q_OBJECT

private slots:
    void makesItSoAndThenHasNothingToDo()
    {
        const ToyServer server;
        const auto remote = server.connect();
        Plan plan = toyPlan(server);
        plan.settings = {{QStringLiteral("wanted"), 1}};

        const auto looked = inspectPlan(*remote, plan, {});
        QVERIFY2(looked, looked ? "" : qPrintable(looked.error().detail));
        QCOMPARE(states(*looked), words("pending pending pending"));
        QVERIFY(!QFile::exists(server.path("state")));
        QVERIFY(QDir(server.path("run")).isEmpty());

        server.write(server.etc("s2"), "");
        QStringList log;
        QStringList told;
        const RunObserver observer{
            [&](const StepProgress &step) { told.append(step.id + QLatin1Char(':') + stepStateName(step.state)); },
            [&](const QString &line) { log.append(line); }};
        const auto end = carryOut(*remote, plan, me, observer, {});
        QVERIFY2(end, end ? "" : qPrintable(end.error().detail));
        QCOMPARE(end->state, RunEnd::State::Done);
        QCOMPARE(states(end->steps), words("done already done"));
        QCOMPARE(end->changed, 2);
        QVERIFY(end->seconds > 0);
        QCOMPARE(told, words("s1:pending s2:already s3:pending s1:running s1:done s3:running s3:done"));
        QCOMPARE(log, words("==#s1 working ==#s3 working").replaceInStrings(QStringLiteral("#"), QStringLiteral(" ")));
        QCOMPARE(server.read(server.etc("worked")), QByteArray("s1\ns3\n"));
        QCOMPARE(QJsonDocument::fromJson(server.read(server.path("state/settings.json"))).object(), plan.settings);

        const int before = remote->roundTrips();
        QElapsedTimer timer;
        timer.start();
        const auto again = carryOut(*remote, plan, me, nobody, {});
        QVERIFY(again);
        QCOMPARE(again->state, RunEnd::State::NothingToDo);
        QCOMPARE(states(again->steps), words("already already already"));
        QCOMPARE(remote->roundTrips() - before, 1);
        QCOMPARE(QDir(server.path("state/runs")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
        QVERIFY(QDir(server.path("run")).entryList({QStringLiteral("in.*")}, QDir::AllEntries).isEmpty());
        qInfo("a look at 3 steps with nothing to do: %lld ms", timer.elapsed());

        // Other settings are kept even when no step has to do anything for them.
        plan.settings = {{QStringLiteral("wanted"), 2}};
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->state, RunEnd::State::NothingToDo);
        QCOMPARE(QJsonDocument::fromJson(server.read(server.path("state/settings.json"))).object(), plan.settings);
    }

    void onlyRootLooksIn()
    {
        const ToyServer server;
        const auto remote = server.connect();
        QVERIFY(carryOut(*remote, toyPlan(server), me, nobody, {}));
        const QByteArray tree = server.tree("state");
        QVERIFY(tree.contains("journal.jsonl"));
        for (const QByteArray &line : tree.split('\n')) {
            if (line.mid(10, 1) == " ")
                QVERIFY2(line.mid(4, 6) == "------", line.constData());
        }
    }

    void valuesArriveAsTheyAre_data()
    {
        QTest::addColumn<QString>("value");
        const QStringList hostile = {QString(), QStringLiteral(" "), QStringLiteral("  two  "), QStringLiteral("a b"),
            QStringLiteral("'"), QStringLiteral("\""), QStringLiteral("`id`"), QStringLiteral("$(id)"),
            QStringLiteral("$HOME"), QStringLiteral("\\"), QStringLiteral("\\n"), QStringLiteral("a\\"),
            QStringLiteral("*"), QStringLiteral("~"), QStringLiteral("-n"), QStringLiteral("-e x"),
            QStringLiteral("%s%n"), QStringLiteral("; rm -rf /"), QStringLiteral("| cat"), QStringLiteral("&"),
            QStringLiteral("#x"), QStringLiteral("!!"), QStringLiteral("a\tb"), QStringLiteral("\r"),
            QStringLiteral("\x1b[31m"), QStringLiteral("ä€😀"), QStringLiteral("'\"'\"'"), QStringLiteral("${IFS}"),
            QStringLiteral("@NAME@"), QStringLiteral("EOF"), QString(5000, QLatin1Char('x'))};
        for (int i = 0; i < hostile.size(); ++i)
            QTest::addRow("%d", i) << hostile.at(i);
    }

    void valuesArriveAsTheyAre()
    {
        QFETCH(QString, value);
        const ToyServer server;
        const auto remote = server.connect();
        Plan plan = toyPlan(server, 0);
        plan.values.insert(QStringLiteral("VALUE"), value);
        plan.values.insert(QStringLiteral("VALUE_2"), value);
        plan.steps.append(toyStep("show", "[ -e \"$ETC/value\" ]",
            "sh -c 'echo \"${VALUE-unset}\"' >\"$ETC/exported\"; printf '%s' \"$VALUE_2\" >\"$ETC/value\""));
        const auto end = carryOut(*remote, plan, me, nobody, {});
        QVERIFY(end);
        QCOMPARE(end->state, RunEnd::State::Done);
        QCOMPARE(server.read(server.etc("value")), value.toUtf8());
        QCOMPARE(server.read(server.etc("exported")), QByteArray("unset\n"));
    }

    void valuesDoNotTakeTheShellsOwnNames_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"PATH", "IFS", "HOME", "LC_ALL", "PPID", "OPTIND", "DEBIAN_FRONTEND", "PWD"})
            QTest::newRow(name) << QString::fromUtf8(name);
    }

    void valuesDoNotTakeTheShellsOwnNames()
    {
        QFETCH(QString, name);
        const ToyServer server;
        const auto remote = server.connect();
        Plan plan = toyPlan(server);
        plan.values.insert(name, QStringLiteral("/tmp"));
        const auto end = carryOut(*remote, plan, me, nobody, {});
        QVERIFY(!end);
        QVERIFY2(end.error().detail.contains(name), qPrintable(end.error().detail));
        QVERIFY(!QFile::exists(server.etc("s1")));
    }

    void secretsAreUsedAndGone()
    {
        const ToyServer server;
        const auto remote = server.connect();
        const std::string hostile = "x'\"$(id)\\ \n\n opensesame";
        const auto planOf = [&] {
            Plan plan = toyPlan(server, 1);
            plan.steps.append(toyStep("use", "[ -e \"$ETC/key\" ]",
                "ours \"$ETC/key\" && stat -c %a \"$(secret key)\" >\"$ETC/mode\" && cat \"$(secret key)\" "
                ">\"$ETC/key\" && secret_done key"));
            plan.secrets.emplace(QStringLiteral("key"), Secret(hostile));
            plan.secrets.emplace(QStringLiteral("unused"), Secret("never-wanted"));
            return plan;
        };
        const auto end = carryOut(*remote, planOf(), me, nobody, {});
        QVERIFY(end);
        QCOMPARE(end->state, RunEnd::State::Done);
        QCOMPARE(server.read(server.etc("key")), QByteArray::fromStdString(hostile));
        QCOMPARE(server.read(server.etc("mode")), QByteArray("600\n"));
        QVERIFY2(QDir(server.path("run")).isEmpty(), server.tree("run").constData());
        const auto again = carryOut(*remote, planOf(), me, nobody, {});
        QCOMPARE(again->state, RunEnd::State::NothingToDo);
        QVERIFY(QDir(server.path("run")).isEmpty());
        QProcess grep;
        grep.start(QStringLiteral("grep"),
            {QStringLiteral("-rlE"), QStringLiteral("opensesame|never-wanted"), server.path("state")});
        QVERIFY(grep.waitForFinished());
        QCOMPARE(grep.readAll(), QByteArray());
    }

    // The connection may be lost on the way of the bundle: then nothing was started, whatever had arrived.
    void halfABundleStartsNothing_data()
    {
        QTest::addColumn<int>("input");
        QTest::addColumn<int>("secret");
        QTest::newRow("nothing") << 0 << 0;
        QTest::newRow("length") << 3 << 0;
        QTest::newRow("part of the archive") << 5000 << 0;
        QTest::newRow("no secrets") << -1 << 0;
        QTest::newRow("part of a secret") << -1 << 10;
        QTest::newRow("not the last word") << -1 << 17;
    }

    void halfABundleStartsNothing()
    {
        class Cutting final : public Remote
        {
        public:
            Cutting(Remote &whole, int input, int secret)
                : m_whole(whole)
                , m_input(input)
                , m_secret(secret)
            {
            }
            Result<RemoteOutcome> run(RemoteCommand command, std::stop_token stop) override
            {
                if (m_input >= 0)
                    command.input.truncate(m_input);
                command.secretInput = Secret(command.secretInput.reveal().substr(0, static_cast<size_t>(m_secret)));
                return m_whole.run(std::move(command), stop);
            }
            [[nodiscard]] int roundTrips() const override { return m_whole.roundTrips(); }

        private:
            Remote &m_whole;
            int m_input;
            int m_secret;
        };
        QFETCH(int, input);
        QFETCH(int, secret);
        const ToyServer server;
        const auto remote = server.connect();
        Cutting cutting(*remote, input, secret);
        Plan plan = toyPlan(server);
        plan.secrets.emplace(QStringLiteral("key"), Secret("0123456789"));
        QVERIFY(!carryOut(cutting, plan, me, nobody, {}));
        QVERIFY(!QFile::exists(server.etc("s1")));
        QVERIFY(currentRun(*remote, {})->run.isEmpty());
        QVERIFY(QDir(server.path("run")).entryList({QStringLiteral("in.*")}, QDir::AllEntries).isEmpty());
    }

    void aFailedStepIsTakenUpAgain()
    {
        const ToyServer server;
        const auto remote = server.connect();
        Plan plan = toyPlan(server, 2);
        plan.steps.insert(
            1, toyStep("gate", "[ -e \"$ETC/gate\" ]", "echo the reason; [ -e \"$ETC/key\" ] && : >\"$ETC/gate\""));
        const auto end = carryOut(*remote, plan, me, nobody, {});
        QVERIFY(end);
        QCOMPARE(end->state, RunEnd::State::Failed);
        QCOMPARE(states(end->steps), words("done failed pending"));
        QCOMPARE(end->failedStep, QStringLiteral("gate"));
        QVERIFY2(end->detail.startsWith(QStringLiteral("the reason\n")), qPrintable(end->detail));
        QVERIFY(!currentRun(*remote, {})->running);

        server.write(server.etc("key"), "");
        const auto again = carryOut(*remote, plan, me, nobody, {});
        QCOMPARE(states(again->steps), words("already done done"));
        QCOMPARE(server.read(server.etc("worked")), QByteArray("s1\ns2\n"));
    }

    // A step whose commands went well but which did not do what it says has failed.
    void aStepThatDidNothingHasFailed()
    {
        const ToyServer server;
        const auto remote = server.connect();
        Plan plan = toyPlan(server, 0);
        plan.steps.append(toyStep("idle", "false", "true"));
        const auto end = carryOut(*remote, plan, me, nobody, {});
        QCOMPARE(end->state, RunEnd::State::Failed);
        QCOMPARE(end->failedStep, QStringLiteral("idle"));
    }

    // As on a full disk: what nobody would know of after a stop is not begun, and the run does not end well.
    void whatCannotBeWrittenDownIsNotDone()
    {
        const ToyServer server;
        const auto remote = server.connect();
        QVERIFY(QDir().mkpath(server.path("state/begun"))); // a folder, to which no line can be added
        const auto end = carryOut(*remote, toyPlan(server, 2), me, nobody, {});
        QVERIFY(end);
        QCOMPARE(end->state, RunEnd::State::Failed);
        QCOMPARE(states(end->steps), words("failed pending"));
        QVERIFY(!QFile::exists(server.etc("worked")));
    }

    void aKilledRunIsSeenAndTakenUpAgain()
    {
        const ToyServer server;
        const auto remote = server.connect();
        Plan plan = toyPlan(server, 1);
        plan.steps.append(toyStep("slow", "[ -e \"$ETC/slow\" ]",
            "echo turn >>\"$ETC/turns\"; : >\"$ETC/slow\"; [ -e \"$ETC/quick\" ] || sleep 60; say later"));
        std::jthread killer([&] {
            waitFor([&] { return QFile::exists(server.etc("slow")); });
            const QList<QByteArray> lock = server.read(server.path("state/lock")).split(' ');
            kill(static_cast<pid_t>(lock.value(3).toInt()), SIGKILL);
        });
        const auto end = carryOut(*remote, plan, me, nobody, {});
        QVERIFY(end);
        QCOMPARE(end->state, RunEnd::State::Failed);
        QCOMPARE(end->failedStep, QStringLiteral("slow"));
        QCOMPARE(end->obstacle, Obstacle::Stopped);

        // Its check is content already, but nobody knows what it still had to do.
        server.write(server.etc("quick"), "");
        const auto again = carryOut(*remote, plan, me, nobody, {});
        QVERIFY(again);
        QCOMPARE(states(again->steps), words("already done"));
        QCOMPARE(server.read(server.etc("turns")), QByteArray("turn\nturn\n"));
        QCOMPARE(carryOut(*remote, plan, me, nobody, {})->state, RunEnd::State::NothingToDo);
    }

    void anotherRunIsBusyTheSameIsJoinedAndBothCanBeFollowed()
    {
        const ToyServer server;
        Plan plan = toyPlan(server, 1);
        plan.steps.append(
            toyStep("slow", "[ -e \"$ETC/slow\" ]", "say waiting; within 20 test -e \"$ETC/go\"; : >\"$ETC/slow\""));
        std::optional<Result<RunEnd>> first;
        std::jthread starter([&] {
            const auto remote = server.connect();
            first = carryOut(*remote, plan, QStringLiteral("first@here; rm"), nobody, {});
        });
        const auto remote = server.connect();
        waitFor([&] { return server.read(server.path("state/lock")).contains("first"); });

        const auto now = currentRun(*remote, {});
        QVERIFY(now);
        QVERIFY(now->running);
        QCOMPARE(now->by, QStringLiteral("first@here__rm"));
        QCOMPARE(now->planDigest, plan.digest());
        QVERIFY(now->since.isValid());
        QVERIFY(qAbs(now->since.secsTo(QDateTime::currentDateTimeUtc())) < 60);

        Plan other = toyPlan(server, 2);
        const auto refused = carryOut(*remote, other, me, nobody, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Busy);
        QCOMPARE(refused.error().data.value(QStringLiteral("run")).toString(), now->run);
        QCOMPARE(refused.error().data.value(QStringLiteral("by")).toString(), now->by);
        QVERIFY(!undoAll(*remote, me, nobody, {}));

        std::optional<Result<RunEnd>> joined;
        std::jthread joiner([&] {
            const auto its = server.connect();
            joined = carryOut(*its, plan, me, nobody, {});
        });
        std::optional<Result<RunEnd>> followed;
        std::jthread follower([&] {
            const auto its = server.connect();
            const RunObserver observer{{}, [&](const QString &line) {
                                           if (line == QStringLiteral("waiting"))
                                               server.write(server.etc("go"), "");
                                       }};
            followed = followRun(*its, observer, {});
        });
        starter.join();
        joiner.join();
        follower.join();
        for (const auto *end : {&first, &joined, &followed}) {
            QVERIFY(*end && **end);
            QCOMPARE((**end)->state, RunEnd::State::Done);
            QCOMPARE((**end)->run, now->run);
            QCOMPARE((**end)->steps.at(1).title, QStringLiteral("SLOW"));
            QCOMPARE(states((**end)->steps), words("done done"));
        }
        QCOMPARE(server.read(server.etc("worked")), QByteArray("s1\n"));
    }

    void aStopLeavesTheRunGoing()
    {
        const ToyServer server;
        const auto remote = server.connect();
        Plan plan = toyPlan(server, 1);
        plan.steps.append(
            toyStep("slow", "[ -e \"$ETC/slow\" ]", "say waiting; within 20 test -e \"$ETC/go\"; : >\"$ETC/slow\""));
        std::stop_source stop;
        const RunObserver observer{{}, [&](const QString &line) {
                                       if (line == QStringLiteral("waiting"))
                                           stop.request_stop();
                                   }};
        const auto end = carryOut(*remote, plan, me, observer, stop.get_token());
        QVERIFY(!end);
        QCOMPARE(end.error().kind, ErrorKind::CutOff);
        QVERIFY(!end.error().data.value(QStringLiteral("run")).toString().isEmpty());
        QVERIFY(currentRun(*remote, {})->running);
        server.write(server.etc("go"), "");
        const auto followed = followRun(*remote, nobody, {});
        QVERIFY(followed);
        QCOMPARE(followed->state, RunEnd::State::Done);
    }

    void cancelEndsWhatCanBeLeft()
    {
        const ToyServer server;
        Plan plan = toyPlan(server, 1);
        plan.steps.append(toyStep("slow", "[ -e \"$ETC/slow\" ]", ": >\"$ETC/waiting\"; sleep 60; : >\"$ETC/slow\""));
        plan.steps.append(toyStep("never", "[ -e \"$ETC/never\" ]", ": >\"$ETC/never\""));
        std::optional<Result<RunEnd>> first;
        std::jthread starter([&] {
            const auto remote = server.connect();
            first = carryOut(*remote, plan, me, nobody, {});
        });
        waitFor([&] { return QFile::exists(server.etc("waiting")); });
        const auto remote = server.connect();
        QElapsedTimer timer;
        timer.start();
        const auto cancelled = cancelRun(*remote, {});
        QVERIFY(timer.elapsed() < 10000);
        starter.join();
        for (const Result<RunEnd> *end : std::initializer_list<const Result<RunEnd> *>{&cancelled, &*first}) {
            QVERIFY(*end);
            QCOMPARE((*end)->state, RunEnd::State::Cancelled);
            QCOMPARE(states((*end)->steps), words("done cancelled pending"));
        }
        QVERIFY(!QFile::exists(server.etc("never")));
        QCOMPARE(cancelRun(*remote, {})->state, RunEnd::State::NothingToDo);
    }

    // dpkg is not torn out of its work.
    void cancelWaitsForCarefulWork()
    {
        const ToyServer server;
        Plan plan = toyPlan(server, 0);
        plan.steps.append(toyStep("careful", "[ -e \"$ETC/whole\" ]",
            ": >\"$scratch/careful\"; : >\"$ETC/half\"; sleep 2; : >\"$ETC/whole\"; rm \"$scratch/careful\""));
        plan.steps.append(toyStep("never", "[ -e \"$ETC/never\" ]", ": >\"$ETC/never\""));
        std::jthread starter([&] {
            const auto remote = server.connect();
            (void)carryOut(*remote, plan, me, nobody, {});
        });
        waitFor([&] { return QFile::exists(server.etc("half")); });
        const auto remote = server.connect();
        const auto cancelled = cancelRun(*remote, {});
        QCOMPARE(states(cancelled->steps), words("done pending"));
        QCOMPARE(cancelled->state, RunEnd::State::Cancelled);
        QVERIFY(QFile::exists(server.etc("whole")));
        QVERIFY(!QFile::exists(server.etc("never")));
    }

    void withoutARunThereIsNothingToFollow()
    {
        const ToyServer server;
        const auto remote = server.connect();
        QVERIFY(currentRun(*remote, {})->run.isEmpty());
        QCOMPARE(followRun(*remote, nobody, {})->state, RunEnd::State::NothingToDo);
        QCOMPARE(cancelRun(*remote, {})->state, RunEnd::State::NothingToDo);
        QCOMPARE(undoAll(*remote, me, nobody, {})->end.state, RunEnd::State::NothingToDo);
        QVERIFY(!QFile::exists(server.path("state")));
    }

    void aServerThatSaysNonsenseIsAnError()
    {
        class Broken final : public Remote
        {
        public:
            Result<RemoteOutcome> run(RemoteCommand command, std::stop_token) override
            {
                if (command.onOutput)
                    command.onOutput("Welcome to this server!\n");
                return RemoteOutcome{1, {}, "Welcome to this server!\n", "tar: no space left\n"};
            }
            [[nodiscard]] int roundTrips() const override { return 0; }
        };
        Broken remote;
        const ToyServer server;
        for (const Error &error : {inspectPlan(remote, toyPlan(server), {}).error(),
                 carryOut(remote, toyPlan(server), me, nobody, {}).error(), followRun(remote, nobody, {}).error(),
                 cancelRun(remote, {}).error(), currentRun(remote, {}).error(),
                 undoAll(remote, me, nobody, {}).error()}) {
            QCOMPARE(error.kind, ErrorKind::Failed);
            QVERIFY(error.detail.contains(QStringLiteral("no space left")));
        }
    }
};

QTEST_GUILESS_MAIN(DeploymentRunTest)
#include "deployment_run_test.moc"
