#include "commands/run_result.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(RunResult)
};

} // namespace

RunObserver observerFor(Output &output)
{
    return {
        [&output](const StepProgress &step) { output.step(step); },
        [&output](const QString &line) { output.log(line); },
    };
}

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

std::optional<Error> runError(const RunEnd &end)
{
    switch (end.state) {
    case RunEnd::State::Done:
    case RunEnd::State::NothingToDo:
    case RunEnd::State::Reverted:
        return std::nullopt;
    case RunEnd::State::Failed:
        return stepFailed(end);
    case RunEnd::State::Cancelled:
        return Error{ErrorKind::CutOff, Texts::tr("The run was cancelled."),
            Texts::tr("Somebody asked the server to stop it."),
            Texts::tr("Start the command again to go on, or take everything back with “meethouse undo”.")};
    }
    Q_UNREACHABLE();
}

} // namespace meethouse
