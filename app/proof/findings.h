#pragma once

#include "proof/proof.h"

namespace meethouse
{

// Collects what a proof finds, and tells each check as soon as it has its answer.
class Findings
{
public:
    explicit Findings(CheckObserver observer)
        : m_observer(std::move(observer))
    {
    }

    void check(const char *id, Check::State state, const QString &what, const QString &why, const QString &todo);
    void ok(const char *id, const QString &what, const QString &why = {})
    {
        check(id, Check::State::Ok, what, why, {});
    }
    void warn(const char *id, const QString &what, const QString &why, const QString &todo)
    {
        check(id, Check::State::Warn, what, why, todo);
    }
    void fail(const char *id, const QString &what, const QString &why, const QString &todo)
    {
        check(id, Check::State::Fail, what, why, todo);
    }
    // For checks that cannot be made because an earlier one failed.
    void notAsked(const QList<const char *> &ids, const QString &because);
    // A check that failed because it could not be asked: the error's own sentences.
    void failed(const char *id, const Error &error);

    // Measured now. Nothing is added for an undefined value.
    void fact(const char *id, const QJsonValue &value, const QString &evidence);

    [[nodiscard]] Proof &proof() { return m_proof; }
    [[nodiscard]] const QList<Check> &checks() const { return m_proof.checks; }

private:
    CheckObserver m_observer;
    Proof m_proof;
};

} // namespace meethouse
