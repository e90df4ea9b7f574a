#pragma once

#include "wizard/models/setup.h"

#include <QJsonObject>

namespace meethouse
{

// Which way to go; a practice server is started here and fills in what would have to be typed.
class StartModel final : public QObject
{
    Q_OBJECT

public:
    enum class State { Resting, Starting, Failed, Ready };

    explicit StartModel(Setup &setup);

    void choose(Setup::Way way);
    [[nodiscard]] Setup::Way way() const { return m_setup.way; }
    void startPractice();
    void stop();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    // What the practice server says of itself.
    void take(const Result<QJsonObject> &practice);

signals:
    void stateChanged();
    // How to reach the practice server: fields of COMMANDS.md.
    void practiceReady(const QString &keyFile);

private:
    Setup &m_setup;
    Worker m_worker;
    State m_state = State::Resting;
    Error m_error;
};

} // namespace meethouse
