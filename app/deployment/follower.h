#pragma once

#include "deployment/run.h"

namespace meethouse
{

// Makes sense of what follow.sh says (its frames), however it is cut into pieces, and keeps what is known of the run.
class Follower
{
public:
    enum class State { Reading, More, Ended, Gone, None };

    explicit Follower(const RunObserver &observer);

    // Steps as the plan names them, with what the checks before the run said: told to the observer at once.
    void expect(const QList<StepProgress> &steps);
    void read(const QByteArray &piece);
    // A new read begins: what was cut off in the middle of a frame is asked for again.
    void beginRead();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString run() const { return m_run; }
    [[nodiscard]] qint64 journalOffset() const { return m_journalOffset; }
    [[nodiscard]] qint64 logOffset() const { return m_logOffset; }
    [[nodiscard]] QStringList left() const { return m_left; }
    [[nodiscard]] QStringList refused() const { return m_refused; }
    // What is known now; final once the state is Ended or Gone.
    [[nodiscard]] RunEnd end() const;

private:
    void readHeader(const QByteArray &line);
    void takeFrame();
    void takePart(const QByteArray &part);
    void takePlan(const QByteArray &plan);
    void takeEvent(const QByteArray &line);
    void takeLog(const QByteArray &line);
    StepProgress &stepOf(const QString &id);
    void tell(const StepProgress &step) const;

    const RunObserver &m_observer;
    State m_state = State::Reading;
    QString m_run;
    QByteArray m_buffer;    // of the stream
    QByteArray m_frame;     // what kind of bytes come now; empty between frames
    QByteArray m_content;   // of a plan, left or refused frame
    qint64 m_remaining = 0; // bytes of the frame still to come
    QByteArray m_journalTail;
    QByteArray m_logTail;
    qint64 m_journalOffset = 0;
    qint64 m_logOffset = 0;
    QList<StepProgress> m_steps;
    QMap<QString, QDateTime> m_begun;
    QDateTime m_start;
    QDateTime m_stop;
    QString m_endState;
    QStringList m_lastLines;                 // what the present step said, the last ones
    Obstacle m_obstacle = Obstacle::Unknown; // of the present step
    QStringList m_left;
    QStringList m_refused;
    bool m_unconfirmed = false;
};

} // namespace meethouse
