#include "commands/server_view.h"

#include "commands/session.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ServerView)
};

constexpr auto lookUpDeadline = std::chrono::seconds(10);

} // namespace

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

Result<Settings> keptSettings(const Survey &survey)
{
    if (survey.ours.settings.isEmpty()) {
        return failure({ErrorKind::Usage, Texts::tr("There are no settings to work with."),
            Texts::tr("The server keeps none yet, and no file was named."),
            Texts::tr("Name a settings file with --settings.")});
    }
    auto kept = survey.ours.settings;
    kept.remove(QStringLiteral("held"));
    return Settings::parse(QJsonDocument(kept).toJson());
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

OutsideView lookFromOutside(
    const Settings &settings, const NameServer &nameServer, const QString &peerAddress, std::stop_token stop)
{
    OutsideView view;
    view.asked = true;
    view.peerAddress = peerAddress;
    if (!nameServer.isSystems())
        view.resolver = nameServer.host;
    const auto addresses = addressesOf(settings.domain, nameServer, lookUpDeadline, stop);
    if (addresses) {
        for (const auto &address : *addresses)
            (address.protocol() == QAbstractSocket::IPv6Protocol ? view.ipv6 : view.ipv4).append(address.toString());
    } else if (addresses.error().data.value(QStringLiteral("reason")).toString() != QLatin1String("noSuchName")) {
        view.error = addresses.error().what;
    }
    return view;
}

Result<void> judgeReadiness(
    const Context &context, const ServerView &view, const Settings &settings, const NameServer &nameServer)
{
    const auto outside = lookFromOutside(settings, nameServer, view.connection->peerAddress(), context.stop);
    const auto checks = applyWaivers(readiness(view.survey, settings, outside), context.arguments.waive);
    if (!checks)
        return failure(checks.error());
    for (const auto &check : *checks)
        context.output.check(check);
    if (isReady(*checks))
        return {};
    const auto failed =
        std::ranges::count_if(*checks, [](const Check &check) { return check.state == Check::State::Fail; });
    return failure({ErrorKind::CheckFailed, Texts::tr("The server is not ready yet."),
        Texts::tr("%n check(s) said no.", nullptr, static_cast<int>(failed)),
        Texts::tr("Do what stands beside each of them, then start again; nothing was changed.")});
}

} // namespace meethouse
