#include "proof/findings.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Proof)
};

} // namespace

void Findings::check(const char *id, Check::State state, const QString &what, const QString &why, const QString &todo)
{
    Check check;
    check.id = QLatin1String(id);
    check.state = state;
    check.what = what;
    check.why = why;
    check.todo = todo;
    m_proof.checks.append(check);
    if (m_observer)
        m_observer(check);
}

void Findings::notAsked(const QList<const char *> &ids, const QString &because)
{
    for (const char *id : ids)
        check(id, Check::State::Unknown, Words::tr("This could not be tried."), because,
            Words::tr("Put right what is named above, then prove the server again."));
}

void Findings::failed(const char *id, const Error &error)
{
    fail(id, error.what, error.why, error.todo);
}

void Findings::fact(const char *id, const QJsonValue &value, const QString &evidence)
{
    if (value.isUndefined())
        return;
    m_proof.facts.add({QLatin1String(id), value, Fact::Origin::Measured, QDateTime::currentDateTimeUtc(), evidence});
}

bool Proof::holds() const
{
    return !checks.isEmpty() && std::none_of(checks.begin(), checks.end(),
                                    [](const Check &check) { return check.state == Check::State::Fail; });
}

} // namespace meethouse
