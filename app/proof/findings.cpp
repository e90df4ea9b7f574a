#include "proof/findings.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Proof)
};

// What a check would have told, for when it cannot be made.
QString untried(const char *id)
{
    const QMap<QString, QString> sentences = {
        {QStringLiteral("page-settings"), Words::tr("Whether the meeting page brings guests in could not be tried.")},
        {QStringLiteral("third-parties"), Words::tr("Whom the meeting page asks could not be found out.")},
        {QStringLiteral("hosts-page"), Words::tr("Whether hosts can choose their password could not be tried.")},
        {QStringLiteral("ports-closed"), Words::tr("Whether other ports are closed could not be tried.")},
        {QStringLiteral("bosh"), Words::tr("Whether the chat server answers over HTTPS could not be tried.")},
        {QStringLiteral("websocket"), Words::tr("Whether the chat server answers over WebSocket could not be tried.")},
        {QStringLiteral("hosts-sign-in"), Words::tr("How hosts come in could not be tried.")},
        {QStringLiteral("guests-need-no-account"), Words::tr("How guests come in could not be tried.")},
        {QStringLiteral("guest-opens-nothing"), Words::tr("Whether a guest can open a meeting could not be tried.")},
        {QStringLiteral("bridge-room-closed"),
            Words::tr("Whether a guest can pass for a videobridge could not be tried.")},
        {QStringLiteral("host-opens-meeting"), Words::tr("Whether a host can open a meeting could not be tried.")},
        {QStringLiteral("room-locked"), Words::tr("Whether a new room is locked could not be tried.")},
        {QStringLiteral("host-enters"),
            Words::tr("Whether a host comes in and learns the room's password could not be tried.")},
        {QStringLiteral("room-says-locked"),
            Words::tr("Whether a room says that it has a password could not be tried.")},
        {QStringLiteral("guest-with-password"),
            Words::tr("Whether a guest comes in with the right password only could not be tried.")},
        {QStringLiteral("throw-away-host-gone"),
            Words::tr("No host was made for this proof, so none had to be removed.")},
    };
    return sentences.value(QLatin1String(id), Words::tr("One thing could not be tried."));
}

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
        check(id, Check::State::Unknown, untried(id), because,
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
