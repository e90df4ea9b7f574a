#include "commands/all.h"
#include "commands/proving.h"
#include "commands/run_result.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ReportCommand)
};

QJsonArray checksFor(
    const Context &context, const ServerView &view, const Settings &settings, const NameServer &nameServer)
{
    QJsonArray checks;
    const auto outside = lookFromOutside(settings, nameServer, view.connection->peerAddress(), context.stop);
    for (const auto &check : readiness(view.survey, settings, outside))
        checks.append(toJson(check));
    if (const auto proof = proveIt(context, view, settings, nameServer, Depth::Quick)) {
        for (const auto &check : proof->checks)
            checks.append(toJson(check));
    }
    return checks;
}

// The run that goes on or the last one, with what its commands said.
QJsonObject lastRun(const Context &context, const ServerView &view)
{
    QJsonArray log;
    RunObserver observer;
    observer.onStep = [](const StepProgress &) {};
    observer.onLog = [&log](const QString &line) { log.append(line); };
    const auto end = followRun(*view.connection, observer, context.stop);
    if (!end)
        return {{QStringLiteral("error"), end.error().what}};
    auto fields = runFields(*end);
    fields.insert(QStringLiteral("log"), log);
    return fields;
}

} // namespace

Ending runReport(Context &context)
{
    if (context.arguments.operands.size() != 1)
        return ended({ErrorKind::Usage, Texts::tr("The report needs the name of one file."), {},
            Texts::tr("For example “meethouse report --server … report.json”.")});
    const auto nameServer = wantedNameServer(context);
    if (!nameServer)
        return ended(nameServer.error());
    const auto view = lookAtServer(context);
    if (!view)
        return ended(view.error());

    QJsonObject report{
        {QStringLiteral("meethouse"), QCoreApplication::applicationVersion()},
        {QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
        {QStringLiteral("survey"), toJson(view->survey)},
    };
    if (view->survey.ours.present)
        report.insert(QStringLiteral("run"), lastRun(context, *view));
    if (const auto settings = keptSettings(view->survey))
        report.insert(QStringLiteral("checks"), checksFor(context, *view, *settings, *nameServer));

    const auto name = context.arguments.operands.first();
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(report).toJson()) < 0 || !file.commit()) {
        return ended({ErrorKind::Failed, Texts::tr("The report “%1” could not be written.").arg(name),
            file.errorString(), Texts::tr("Choose another folder, or make room on the disk.")});
    }
    context.output.say(
        Texts::tr("The report is in %1. It holds no passwords; look through it before you send it.").arg(name));
    return {0, {{QStringLiteral("file"), name}}};
}

} // namespace meethouse
