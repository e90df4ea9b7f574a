#include "work/confirming.h"

#include "deployment/trial.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Confirming)
};

Error shutOut(const Error &cause)
{
    return {ErrorKind::StepFailed, Texts::tr("The new firewall may keep this computer out."),
        Texts::tr("The connection that was open goes on, but another one did not come through: %1").arg(cause.what),
        Texts::tr(
            "You need not do anything at the server: after five minutes it takes the firewall back by itself. Then "
            "start again; if it happens again, set “server.firewall” to false."),
        cause.detail};
}

} // namespace

Result<bool> confirmFirewall(Connection &connection, std::stop_token stop)
{
    // Signing in again would prove no more: a firewall looks at connections, not at people.
    if (const auto another = connection.tryAnother(stop); !another)
        return failure(another.error().kind == ErrorKind::Cancelled ? another.error() : shutOut(another.error()));
    const auto confirmed = confirmTrials(connection, std::move(stop), QStringLiteral("firewall"));
    if (!confirmed)
        return failure(confirmed.error());
    return !confirmed->isEmpty();
}

} // namespace meethouse
