#include "work/report.h"

#include "work/look.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

QJsonArray checksFor(Remote &remote, const Survey &survey, const ProofInput &input, const std::stop_token &stop)
{
    QJsonArray checks;
    const auto outside = lookAllAround(remote, survey, input.settings, input.nameServer, input.serverAddress, stop);
    for (const auto &check : readiness(survey, input.settings, outside))
        checks.append(toJson(check));
    if (const auto proof = proveIt(
            remote, input, Depth::Quick, [](const Check &) {}, stop)) {
        for (const auto &check : proof->checks)
            checks.append(toJson(check));
    }
    return checks;
}

// The run that goes on or the last one, with what its commands said.
QJsonObject lastRun(Remote &remote, const std::stop_token &stop)
{
    QJsonArray log;
    const auto end =
        followRun(remote, {[](const StepProgress &) {}, [&log](const QString &line) { log.append(line); }}, stop);
    if (!end)
        return {{QStringLiteral("error"), end.error().what}};
    auto fields = runFields(*end);
    fields.insert(QStringLiteral("log"), log);
    return fields;
}

} // namespace

QJsonObject runFields(const RunEnd &end)
{
    QJsonArray steps;
    for (const auto &step : end.steps) {
        steps.append(QJsonObject{{QStringLiteral("id"), step.id}, {QStringLiteral("title"), step.title},
            {QStringLiteral("state"), stepStateName(step.state)}, {QStringLiteral("seconds"), step.seconds}});
    }
    return {
        {QStringLiteral("run"), end.run.isEmpty() ? QJsonValue() : QJsonValue(end.run)},
        {QStringLiteral("steps"), steps},
        {QStringLiteral("changed"), end.changed},
        {QStringLiteral("seconds"), end.seconds},
    };
}

QJsonObject reportOf(Remote &remote, const Survey &survey, ProofInput input, std::stop_token stop)
{
    QJsonObject report{
        {QStringLiteral("meethouse"), QCoreApplication::applicationVersion()},
        {QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
        {QStringLiteral("survey"), toJson(survey)},
    };
    if (survey.ours.present)
        report.insert(QStringLiteral("run"), lastRun(remote, stop));
    if (const auto settings = keptSettings(survey)) {
        input.settings = *settings;
        report.insert(QStringLiteral("checks"), checksFor(remote, survey, input, stop));
    }
    return report;
}

Result<void> writeReport(const QString &name, const QJsonObject &report)
{
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
        file.write(QJsonDocument(report).toJson()) >= 0 && file.commit())
        return {};
    return failure({ErrorKind::Failed, Texts::tr("The report “%1” could not be written.").arg(name), file.errorString(),
        Texts::tr("Choose another folder, or make room on the disk.")});
}

} // namespace meethouse
