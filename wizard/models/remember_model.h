#pragma once

#include "wizard/models/setup.h"

namespace meethouse
{

// The server is set up: from here on this computer knows it, and how to come in the next time.
class RememberModel final : public QObject
{
    Q_OBJECT

public:
    enum class State { Resting, Working, Remembered, Failed };

    explicit RememberModel(Setup &setup);

    void carryOut();

    [[nodiscard]] State state() const { return m_state; }
    // Failed: the server is not remembered. Remembered: it is, but not with the way in that was wanted.
    [[nodiscard]] const std::optional<Error> &trouble() const { return m_trouble; }
    [[nodiscard]] Setup::NextTime nextTime() const { return m_setup.nextTime; }
    [[nodiscard]] bool signsInByPassword() const { return m_setup.signedInByPassword; }

    // How it ended; also for those who show states without a server.
    void take(Result<std::optional<Error>> remembered);

signals:
    void stateChanged();

private:
    void putKeyThere();
    void save();
    void change(State state);

    Setup &m_setup;
    Worker m_worker;
    State m_state = State::Resting;
    std::optional<Error> m_trouble;
};

} // namespace meethouse
