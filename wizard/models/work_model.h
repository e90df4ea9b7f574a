#pragma once

#include "wizard/models/setup.h"
#include "work/carrying.h"

#include <QElapsedTimer>
#include <QTimer>

namespace meethouse
{

// A run at the server: carried out, found again after the window was closed, cancelled, retried or taken back.
class WorkModel final : public QObject
{
    Q_OBJECT

public:
    enum class State { Resting, Running, Reconnecting, Cancelling, Failed, Cancelled, Undoing, Undone, Done };
    struct Item {
        QString id;
        QString title;
        QString why;
        StepState state = StepState::Pending;
        double seconds = 0;
        int guess = 1; // of its seconds
    };

    explicit WorkModel(Setup &setup);

    void start();  // the plan; also goes on after a failure
    void follow(); // the run that goes on at the server
    void cancel(); // through a connection of its own
    void undo();
    void saveReport(const QString &name);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const QList<Item> &items() const { return m_items; }
    [[nodiscard]] int current() const;                           // index of the step in hand, or of the next one
    [[nodiscard]] double progress() const { return m_progress; } // 0 to 1, never less than before
    [[nodiscard]] int secondsLeft() const;
    [[nodiscard]] int secondsSoFar() const;
    [[nodiscard]] const QStringList &log() const { return m_log; }
    [[nodiscard]] const QStringList &left() const { return m_left; } // after an undo
    [[nodiscard]] bool changedAnything() const { return m_changed; }

    // What comes in from the run; also for those who show states without a server.
    void begin(State state);
    void takeStep(const StepProgress &step);
    void takeLog(const QString &line);
    void takeEnd(const RunEnd &end);
    void takeError(const Error &error);

signals:
    void stateChanged();
    void itemChanged(int index);
    void logCame(const QString &line);
    void reportSaved(const QString &name);
    void reportFailed(const Error &error);

private:
    struct Task; // lives on the session's thread
    void turn();
    void confirm(const RunEnd &end);
    void reconnect();
    void change(State state);
    void advance();
    RunObserver observer();

    Setup &m_setup;
    State m_state = State::Resting;
    Error m_error;
    QList<Item> m_items;
    QStringList m_log;
    QStringList m_left;
    double m_progress = 0;
    bool m_changed = false;
    QElapsedTimer m_clock;
    QElapsedTimer m_stepClock;
    qint64 m_total = 0;
    QTimer m_tick; // a step that takes long moves the progress a little, too
    std::shared_ptr<Task> m_task;
    std::unique_ptr<Session> m_second;
};

} // namespace meethouse
