#include "commands/server_view.h"

#include "commands/session.h"
#include "work/look.h"

namespace meethouse
{

Result<ServerView> lookAtServer(const Context &context)
{
    ServerView view;
    auto connection = connectToServer(context);
    if (!connection)
        return failure(connection.error());
    view.connection = std::move(*connection);
    auto survey = takeSurvey(*view.connection, context.stop);
    if (!survey)
        return failure(survey.error());
    view.survey = std::move(*survey);
    return view;
}

Result<ServerWork> beginServerWork(const Context &context)
{
    const auto given = settingsFromFile(context);
    if (!given)
        return failure(given.error());
    const auto nameServer = wantedNameServer(context);
    if (!nameServer)
        return failure(nameServer.error());
    auto view = lookAtServer(context);
    if (!view)
        return failure(view.error());
    const auto settings = *given ? Result<Settings>(**given) : keptSettings(view->survey);
    if (!settings)
        return failure(settings.error());
    return ServerWork{std::move(*view), *settings, *nameServer};
}

Result<LocalFiles> wantedFiles(const Context &context, const Settings &settings, const Survey &survey)
{
    if (context.arguments.settings.isEmpty())
        return heldFiles(survey.ours.settings);
    return readLocalFiles(settings);
}

Result<NameServer> wantedNameServer(const Context &context)
{
    if (context.arguments.resolver.isEmpty())
        return NameServer();
    return NameServer::parse(context.arguments.resolver);
}

Result<void> judgeReadiness(
    const Context &context, const ServerView &view, const Settings &settings, const NameServer &nameServer)
{
    const auto outside = lookAllAround(
        *view.connection, view.survey, settings, nameServer, view.connection->peerAddress(), context.stop);
    const auto checks = applyWaivers(readiness(view.survey, settings, outside), context.arguments.waive);
    if (!checks)
        return failure(checks.error());
    for (const auto &check : *checks)
        context.output.check(check);
    if (auto error = readinessError(*checks))
        return failure(std::move(*error));
    return {};
}

} // namespace meethouse
