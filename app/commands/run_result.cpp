#include "commands/run_result.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

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
    case RunEnd::State::Failed: {
        const auto failed = std::ranges::find(end.steps, end.failedStep, &StepProgress::id);
        const auto title = failed == end.steps.end() ? end.failedStep : failed->title;
        return Error{ErrorKind::StepFailed, Texts::tr("The step “%1” failed.").arg(title),
            Texts::tr("What the server said stands below; what was done before this step stays as it is."),
            Texts::tr("Put right what it names and start the command again, it goes on from here. Or take everything "
                      "back with “meethouse undo”."),
            end.detail};
    }
    case RunEnd::State::Cancelled:
        return Error{ErrorKind::CutOff, Texts::tr("The run was cancelled."),
            Texts::tr("Somebody asked the server to stop it."),
            Texts::tr("Start the command again to go on, or take everything back with “meethouse undo”.")};
    }
    Q_UNREACHABLE();
}

} // namespace meethouse
