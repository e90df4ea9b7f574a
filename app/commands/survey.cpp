#include "commands/all.h"
#include "commands/server_view.h"
#include "commands/session.h"
#include "server/facts.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SurveyCommand)
};

void describe(Output &output, const Survey &survey)
{
    constexpr double gib = 1024.0 * 1024 * 1024;
    output.say(Texts::tr("System:     %1, %2").arg(survey.system.name, survey.architecture));
    output.say(Texts::tr("Machine:    %1 processors, %2 GB of memory, %3")
                   .arg(survey.processors)
                   .arg(static_cast<double>(survey.memoryBytes) / gib, 0, 'f', 1)
                   .arg(survey.virtualization));
    output.say(Texts::tr("Addresses:  %1").arg(survey.publicAddresses().join(QStringLiteral(", "))));
    if (!survey.sites.jitsi.isEmpty())
        output.say(Texts::tr("Jitsi Meet: %1").arg(survey.sites.jitsi.join(QStringLiteral(", "))));
}

} // namespace

Ending runSurvey(Context &context)
{
    const auto given = settingsFromFile(context);
    if (!given)
        return ended(given.error());
    const auto nameServer = wantedNameServer(context);
    if (!nameServer)
        return ended(nameServer.error());
    const auto view = lookAtServer(context);
    if (!view)
        return ended(view.error());
    describe(context.output, view->survey);

    const QJsonObject fields{
        {QStringLiteral("survey"), toJson(view->survey)},
        {QStringLiteral("facts"), factsOf(view->survey).toJson()},
        {QStringLiteral("hostKey"), view->connection->hostKeyFingerprint()},
    };
    // Without settings there is nothing to be fit for.
    if (!*given)
        return {0, fields};
    if (const auto ready = judgeReadiness(context, *view, **given, *nameServer); !ready)
        return ended(ready.error(), fields);
    return {0, fields};
}

} // namespace meethouse
