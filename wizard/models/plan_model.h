#pragma once

#include "deployment/run.h"
#include "wizard/models/setup.h"

namespace meethouse
{

// What would be done, step by step, before anything is done.
class PlanModel final : public QObject
{
    Q_OBJECT

public:
    enum class State { Resting, Making, Failed, Made };
    struct Item {
        QString id;
        QString title;
        QString why;
        QString group;
        bool already = false; // is so on the server
    };

    explicit PlanModel(Setup &setup);

    // Looks at the server and the name once more, because time has passed, and at every step.
    void make();
    void stop();

    struct Made {
        std::shared_ptr<const Plan> plan;
        QList<StepProgress> steps;
    };
    void take(Result<Made> made);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const QList<Item> &items() const { return m_items; }
    [[nodiscard]] int pending() const;
    [[nodiscard]] int seconds() const; // a guess
    [[nodiscard]] QString script() const;

signals:
    void stateChanged();

private:
    Setup &m_setup;
    State m_state = State::Resting;
    Error m_error;
    QList<Item> m_items;
};

} // namespace meethouse
