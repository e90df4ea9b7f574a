#include "wizard/models/work_model.h"

#include "work/confirming.h"
#include "work/look.h"
#include "work/place.h"
#include "work/report.h"

#include <algorithm>

namespace meethouse
{

namespace
{

constexpr auto shortTurn = std::chrono::seconds(2);
constexpr qsizetype mostLogLines = 4000;

} // namespace

// A plan being carried out, a run being followed, or an undo.
struct WorkModel::Task {
    std::shared_ptr<const Plan> plan;
    std::unique_ptr<Carrying> carrying;
    std::unique_ptr<RunWatch> watch;
    bool undo = false;
    bool begun = false;

    Result<bool> turn(Remote &remote, std::stop_token stop)
    {
        if (carrying)
            return carrying->goOn(remote, shortTurn, std::move(stop));
        if (undo && !begun) {
            auto more = watch->beginUndo(remote, whoIsHere(), std::move(stop));
            begun = more.has_value();
            return more;
        }
        return watch->read(remote, shortTurn, std::move(stop));
    }
    [[nodiscard]] bool mayGoOn(const Error &error) const
    {
        return carrying ? carrying->mayGoOn(error)
                        : error.kind == ErrorKind::CutOff || error.kind == ErrorKind::Connection;
    }
    [[nodiscard]] RunEnd end() const { return carrying ? carrying->end() : watch->end(); }
};

WorkModel::WorkModel(Setup &setup)
    : m_setup(setup)
{
    m_tick.setInterval(500);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        advance();
        emit stateChanged();
    });
}

RunObserver WorkModel::observer()
{
    return {
        Worker::delivery<StepProgress>(this, [this](const StepProgress &step) { takeStep(step); }),
        Worker::delivery<QString>(this, [this](const QString &line) { takeLog(line); }),
    };
}

void WorkModel::begin(State state)
{
    m_items.clear();
    m_left.clear();
    m_progress = 0;
    m_changed = false;
    m_clock.start();
    m_stepClock.start();
    if (m_setup.plan && state == State::Running) {
        for (const auto &step : m_setup.plan->steps)
            m_items += {step.id, step.title, step.why, StepState::Pending, 0, std::max(step.seconds, 1)};
    }
    change(state);
}

void WorkModel::start()
{
    m_task = std::make_shared<Task>();
    m_task->plan = m_setup.plan;
    m_task->carrying = std::make_unique<Carrying>(*m_task->plan, observer());
    begin(State::Running);
    turn();
}

void WorkModel::follow()
{
    m_task = std::make_shared<Task>();
    m_task->watch = std::make_unique<RunWatch>(observer());
    m_setup.plan.reset();
    begin(State::Running);
    turn();
}

void WorkModel::undo()
{
    m_task = std::make_shared<Task>();
    m_task->watch = std::make_unique<RunWatch>(observer());
    m_task->undo = true;
    begin(State::Undoing);
    turn();
}

void WorkModel::turn()
{
    m_setup.session.ask(
        this, [task = m_task](Remote &remote, std::stop_token stop) { return task->turn(remote, std::move(stop)); },
        [this, task = m_task](const Result<bool> &more) {
            if (task != m_task)
                return;
            if (!more)
                return task->mayGoOn(more.error()) ? reconnect() : takeError(more.error());
            if (*more) {
                if (m_state == State::Reconnecting)
                    change(task->undo ? State::Undoing : State::Running);
                return turn();
            }
            if (task->undo)
                m_left = task->watch->undone().left + task->watch->undone().refused;
            confirm(task->end());
        });
}

// What could shut us out is on trial until somebody has come in again.
void WorkModel::confirm(const RunEnd &end)
{
    if (!end.unconfirmed && end.state != RunEnd::State::NothingToDo)
        return takeEnd(end);
    m_setup.session.ask(
        this,
        [](Remote &remote, std::stop_token stop) -> Result<bool> {
            auto *connection = dynamic_cast<Connection *>(&remote);
            return connection ? confirmFirewall(*connection, std::move(stop)) : Result<bool>(false);
        },
        [this, end, task = m_task](const Result<bool> &confirmed) {
            if (task != m_task)
                return;
            if (confirmed)
                takeEnd(end);
            else
                takeError(confirmed.error());
        });
}

// The work goes on at the server meanwhile, also when this computer gives up.
void WorkModel::reconnect()
{
    change(State::Reconnecting);
    QTimer::singleShot(Carrying::pause, this, [this, task = m_task] {
        if (task != m_task || m_state != State::Reconnecting)
            return;
        m_setup.session.open(m_setup.login.clone(), this, [this, task](const Result<Session::Reached> &reached) {
            if (task != m_task)
                return;
            if (reached)
                return turn();
            if (task->mayGoOn(reached.error()))
                return reconnect();
            takeError(reached.error());
        });
    });
}

void WorkModel::cancel()
{
    change(State::Cancelling);
    m_second = std::make_unique<Session>(m_setup.opener);
    // What it has to ask, and is told, counts for both.
    connect(m_second.get(), &Session::inquired, &m_setup.session, &Session::inquired);
    connect(m_second.get(), &Session::answered, &m_setup.session, &Session::answered);
    m_second->open(m_setup.login.clone(), this, [this](const Result<Session::Reached> &reached) {
        if (!reached) {
            m_second.reset();
            m_error = reached.error();
            return change(State::Running);
        }
        m_second->ask(
            this, [](Remote &remote, std::stop_token stop) { return cancelRun(remote, std::move(stop)); },
            // How it ended, following it tells.
            [this](const Result<RunEnd> &) { m_second.reset(); });
    });
}

void WorkModel::saveReport(const QString &name)
{
    m_setup.session.ask(
        this,
        [input = m_setup.proofInput(), name](Remote &remote, const std::stop_token &stop) -> Result<void> {
            const auto survey = takeSurvey(remote, stop);
            if (!survey)
                return failure(survey.error());
            return writeReport(name, reportOf(remote, *survey, input, stop));
        },
        [this, name](const Result<void> &written) {
            if (written)
                emit reportSaved(name);
            else
                emit reportFailed(written.error());
        });
}

void WorkModel::takeStep(const StepProgress &step)
{
    auto at = std::ranges::find(m_items, step.id, &Item::id);
    if (at == m_items.end()) {
        m_items += {step.id, step.title, {}, StepState::Pending, 0, 1};
        at = m_items.end() - 1;
    }
    if (step.state == StepState::Running && at->state != StepState::Running)
        m_stepClock.restart();
    at->state = step.state;
    at->seconds = step.seconds;
    m_changed = m_changed || step.state == StepState::Done || step.state == StepState::Reverted;
    advance();
    emit itemChanged(static_cast<int>(at - m_items.begin()));
}

// By what the steps were guessed to take. It may stand still, it never goes back.
void WorkModel::advance()
{
    double done = 0;
    double all = 0;
    for (const auto &item : std::as_const(m_items)) {
        all += item.guess;
        if (item.state == StepState::Running)
            done += std::min(static_cast<double>(m_stepClock.elapsed()) / 1000, item.guess * 0.9);
        else if (item.state != StepState::Pending && item.state != StepState::Failed)
            done += item.guess;
    }
    if (all > 0)
        m_progress = std::max(m_progress, done / all);
}

void WorkModel::takeLog(const QString &line)
{
    m_log += line;
    if (m_log.size() > mostLogLines)
        m_log.remove(0, mostLogLines / 4);
    emit logCame(line);
}

void WorkModel::takeEnd(const RunEnd &end)
{
    m_total = m_clock.isValid() ? m_clock.elapsed() : 0;
    if (const auto error = runError(end)) {
        m_error = *error;
        return change(end.state == RunEnd::State::Cancelled ? State::Cancelled : State::Failed);
    }
    m_progress = 1;
    change(m_state == State::Undoing || end.state == RunEnd::State::Reverted ? State::Undone : State::Done);
}

void WorkModel::takeError(const Error &error)
{
    m_error = error;
    change(State::Failed);
}

bool WorkModel::isBusy() const
{
    return m_state == State::Running || m_state == State::Reconnecting || m_state == State::Cancelling ||
           m_state == State::Undoing;
}

int WorkModel::current() const
{
    for (const auto wanted : {StepState::Running, StepState::Failed, StepState::Pending}) {
        const auto at = std::ranges::find(m_items, wanted, &Item::state);
        if (at != m_items.end())
            return static_cast<int>(at - m_items.begin());
    }
    return static_cast<int>(m_items.size()) - 1;
}

int WorkModel::secondsLeft() const
{
    double left = 0;
    for (const auto &item : m_items) {
        if (item.state == StepState::Pending)
            left += item.guess;
        else if (item.state == StepState::Running)
            left += std::max(item.guess - static_cast<double>(m_stepClock.elapsed()) / 1000, 1.0);
    }
    return static_cast<int>(left);
}

int WorkModel::secondsSoFar() const
{
    return static_cast<int>((isBusy() && m_clock.isValid() ? m_clock.elapsed() : m_total) / 1000);
}

void WorkModel::change(State state)
{
    m_state = state;
    if (isBusy())
        m_tick.start();
    else
        m_tick.stop();
    emit stateChanged();
}

} // namespace meethouse
