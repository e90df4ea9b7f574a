#pragma once

#include "privacy/measurements.h"
#include "wizard/models/setup.h"

namespace meethouse
{

// The promises, tried from outside and inside.
class ProofModel final : public QObject
{
    Q_OBJECT

public:
    enum class State { Resting, Proving, Failed, Proved };

    explicit ProofModel(Setup &setup);

    void prove();
    void stop();
    void takeCheck(const Check &check);
    void take(Result<Proof> proof);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const QList<Check> &checks() const { return m_checks; }
    [[nodiscard]] bool holds() const { return m_state == State::Proved && m_holds; }
    [[nodiscard]] QDateTime time() const { return m_time; }
    // What the papers will rest on. Reads words from files: not for every moment.
    [[nodiscard]] QList<Measurement> measurements() const;

signals:
    void stateChanged();

private:
    Setup &m_setup;
    State m_state = State::Resting;
    int m_turn = 0; // what one that was stopped still answers is for nobody
    Error m_error;
    QList<Check> m_checks;
    bool m_holds = false;
    QDateTime m_time;
};

} // namespace meethouse
