#pragma once

#include "deployment/obstacle.h"
#include "deployment/plan.h"
#include "ssh/remote.h"

#include <QDateTime>

#include <functional>
#include <memory>

namespace meethouse
{

struct Bundle;
class Follower;

enum class StepState { Pending, Already, Running, Done, Failed, Cancelled, Reverted };
QString stepStateName(StepState state); // "pending", "already", … as in COMMANDS.md

struct StepProgress {
    QString id;
    QString title;
    StepState state = StepState::Pending;
    double seconds = 0; // of the server's clock; 0 until it ended
};

// What following a run tells, on the caller's thread.
struct RunObserver {
    std::function<void(const StepProgress &)> onStep;
    std::function<void(const QString &)> onLog; // a line of what the commands said
};

struct RunEnd {
    enum class State { Done, NothingToDo, Failed, Cancelled, Reverted };
    State state = State::Done;
    QString run; // its id: UTC time and eight random letters, for example 20261123T051200Z-k3m9x2pa
    QList<StepProgress> steps;
    int changed = 0;    // steps that had to do something
    double seconds = 0; // run.start to run.end, the server's clock
    QString failedStep;
    Obstacle obstacle = Obstacle::Unknown;
    QString detail;           // the last lines the failed step said, cleaned
    bool unconfirmed = false; // something is on trial that could shut us out: trial.h
};

struct UndoEnd {
    RunEnd end;
    QStringList left;    // what stays and why, one line each
    QStringList refused; // files changed by hand that were left alone
};

struct RunInfo {
    QString run;
    QByteArray planDigest; // hex
    QDateTime since;
    QString by; // "user@computer", told by the client that started it
    bool running = false;
};

// All of these are round trips as said; none has Jitsi knowledge. Errors beside those of Remote: Busy (data: run,
// since, by), CutOff (data: run, if it is known) when the connection is lost or a stop is asked for while a run may go
// on. A failed step is not an error here: the RunEnd says which one and what it said; stepFailed() makes an error of
// it.

// One round trip, changes nothing: which steps would run.
Result<QList<StepProgress>> inspectPlan(Remote &remote, const Plan &plan, std::stop_token stop);

// One round trip and one for each 12 s of the run: sends the bundle, which checks all steps at the server. Nothing to
// do: RunEnd::NothingToDo and no run is left behind. Else the run is started as a transient unit and followed until it
// ends. A run of the same plan that goes on already is joined, another one is Busy. A stop request leaves the run
// going: CutOff.
Result<RunEnd> carryOut(
    Remote &remote, const Plan &plan, const QString &by, const RunObserver &observer, std::stop_token stop);

// A run followed in turns, so that other work on the same connection comes between them; carryOut and followRun do the
// same in one go. The observer is called during begin and read.
class RunWatch
{
public:
    // Without a begin: this run, or the one that goes on, or the last one.
    explicit RunWatch(RunObserver observer, QString run = QStringLiteral("-"));
    ~RunWatch();
    RunWatch(const RunWatch &) = delete;
    RunWatch &operator=(const RunWatch &) = delete;

    // Sends the plan, which starts a run or joins the one that does the same. False: nothing had to be done.
    Result<bool> begin(Remote &remote, const Plan &plan, const QString &by, std::stop_token stop);
    // The same for an undo. False: there is nothing to take back.
    Result<bool> beginUndo(Remote &remote, const QString &by, std::stop_token stop);
    // One round trip, which waits at the server for news, at most so long. False: the run has ended.
    Result<bool> read(Remote &remote, std::chrono::seconds atMost, std::stop_token stop);
    // What is known now; final once there is nothing more to read.
    [[nodiscard]] RunEnd end() const;
    [[nodiscard]] UndoEnd undone() const;

private:
    Result<bool> begin(
        Remote &remote, const char *verb, Bundle bundle, const QList<Step> &steps, const std::stop_token &stop);

    RunObserver m_observer;
    std::unique_ptr<Follower> m_follower;
    QString m_run;
    int m_unfinished = 0;
};

// Follows the run that goes on, or the last one, from its beginning. NothingToDo with an empty run when there was none.
Result<RunEnd> followRun(Remote &remote, const RunObserver &observer, std::stop_token stop);

// Asks the run that goes on to stop: what can be left at once is left, work of dpkg comes to its end first. Waits for
// the run's end. NothingToDo when none goes on.
Result<RunEnd> cancelRun(Remote &remote, std::stop_token stop);

// The run that goes on or the last one; run is empty when there was none.
Result<RunInfo> currentRun(Remote &remote, std::stop_token stop);

// Plays the record of changes backwards, as a run of its own that can be followed, joined, cancelled and taken up
// again. A file that somebody changed since is left alone, and the record of it stays: the end is Failed, and an undo
// after that file was brought back by hand goes on. Afterwards nothing of ours is left but the report of this run in
// memory.
Result<UndoEnd> undoAll(Remote &remote, const QString &by, const RunObserver &observer, std::stop_token stop);

// The three sentences for a run that ended Failed.
Error stepFailed(const RunEnd &end);

// The very shell that will run, as one text for people: every step's file, run.sh and lib.sh, with file names between.
QByteArray planAsScript(const Plan &plan);

} // namespace meethouse
