#include "commands/all.h"
#include "commands/run_result.h"
#include "commands/session.h"
#include "server/survey.h"
#include "work/confirming.h"
#include "work/look.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(FollowCommand)
};

// Null where no run ended well yet, or everything was taken back.
QJsonValue meetingUrl(Remote &remote, const std::stop_token &stop)
{
    const auto settings = takeSurvey(remote, stop).and_then(keptSettings);
    if (!settings)
        return {};
    return QString(QStringLiteral("https://%1/").arg(settings->domain));
}

} // namespace

Ending runFollow(Context &context)
{
    const auto connection = connectToServer(context);
    if (!connection)
        return ended(connection.error());
    const auto end = followRun(**connection, observerFor(context.output), context.stop);
    if (!end)
        return ended(end.error());
    auto fields = runFields(*end);
    fields.insert(QStringLiteral("roundTrips"), (*connection)->roundTrips());
    fields.insert(QStringLiteral("meetingUrl"), meetingUrl(**connection, context.stop));
    if (const auto error = runError(*end))
        return ended(*error, fields);
    if (end->unconfirmed) {
        if (const auto confirmed = confirmFirewall(**connection, context.stop); !confirmed)
            return ended(confirmed.error(), fields);
    }
    context.output.say(Texts::tr("The run ended well after %1.").arg(duration(end->seconds)));
    return {0, fields};
}

Ending runCancel(Context &context)
{
    const auto connection = connectToServer(context);
    if (!connection)
        return ended(connection.error());
    const auto end = cancelRun(**connection, context.stop);
    if (!end)
        return ended(end.error());
    context.output.say(end->state == RunEnd::State::Cancelled
                           ? Texts::tr("The run was stopped. “meethouse deploy” goes on from here.")
                           : Texts::tr("There was nothing left to stop."));
    return {0, runFields(*end)};
}

} // namespace meethouse
