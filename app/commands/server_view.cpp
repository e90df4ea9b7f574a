#include "commands/server_view.h"

#include "commands/session.h"
#include "work/look.h"

namespace meethouse
{

Result<ServerView> lookAtServer(const Context &context)
{
    ServerView view;
    auto login = loginFrom(context, &view.secrets);
    if (!login)
        return failure(login.error());
    view.login = std::move(*login);
    auto connection = connectToServer(context, view.login);
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

Result<LocalFiles> wantedFiles(const Context &context, const ServerWork &work)
{
    auto known = heldFiles(work.survey.ours.settings);
    // A file of settings that names no key means the pinned one.
    if (!context.arguments.settings.isEmpty())
        known.jitsiKeySha256.clear();
    return readLocalFiles(work.settings, std::move(known), work.secrets.certificateKeyPassphrase);
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
    auto outside = lookAllAround(
        *view.connection, view.survey, settings, nameServer, view.connection->peerAddress(), context.stop);
    if (const auto own =
            lookAtOwnCertificate(settings, context.arguments.caFile, view.secrets.certificateKeyPassphrase))
        outside.certificate = own->findings;
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
