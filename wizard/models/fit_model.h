#pragma once

#include "wizard/models/setup.h"

namespace meethouse
{

// A look over the server that changes nothing, and whether it is fit.
class FitModel final : public QObject
{
    Q_OBJECT

public:
    enum class State { Resting, Looking, Failed, Seen };

    explicit FitModel(Setup &setup);

    void look();
    void stop();
    void waive(const QString &id);
    void haveSnapshot();
    void take(Result<Survey> survey, std::optional<Reach> reach = {});

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    // Those about the server; those about the domain come with the domain.
    [[nodiscard]] const QList<Check> &checks() const { return m_checks; }
    [[nodiscard]] bool isFit() const { return m_state == State::Seen && isReady(m_checks); }
    [[nodiscard]] bool snapshot() const { return m_snapshot; }
    [[nodiscard]] QString machine() const; // what it is, in one line
    [[nodiscard]] QString carries() const; // how many people, in one sentence
    // What Meethouse did there before.
    [[nodiscard]] bool runGoesOn() const;
    [[nodiscard]] bool isSetUp() const;
    [[nodiscard]] QString domainThere() const;

    // Which checks are about the domain and not about the server.
    static bool isAboutDomain(const Check &check);

signals:
    void stateChanged();

private:
    void judge();

    Setup &m_setup;
    State m_state = State::Resting;
    Error m_error;
    QList<Check> m_checks;
    bool m_snapshot = false;
};

} // namespace meethouse
