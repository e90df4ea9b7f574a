#include "jitsi/plan.h"
#include "commands/all.h"
#include "commands/server_view.h"
#include "deployment/run.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(PlanCommand)
};

} // namespace

Ending runPlan(Context &context)
{
    const auto work = beginServerWork(context);
    if (!work)
        return ended(work.error());
    const auto files = wantedFiles(context, *work);
    if (!files)
        return ended(files.error());
    const auto plan = planJitsi(work->settings, work->survey, *files, work->connection->peerAddress());
    if (!plan)
        return ended(plan.error());

    if (context.arguments.script) {
        const auto script = QString::fromUtf8(planAsScript(*plan));
        context.output.say(script);
        return {0, {{QStringLiteral("script"), script}}};
    }

    const auto states = inspectPlan(*work->connection, *plan, context.stop);
    if (!states)
        return ended(states.error());
    QJsonArray steps;
    int pending = 0;
    for (qsizetype i = 0; i < plan->steps.size(); ++i) {
        const auto &state = states->at(i);
        pending += state.state == StepState::Pending ? 1 : 0;
        context.output.step(state);
        context.output.say(QStringLiteral("      ") + plan->steps.at(i).why);
        steps.append(QJsonObject{{QStringLiteral("id"), state.id}, {QStringLiteral("title"), state.title},
            {QStringLiteral("why"), plan->steps.at(i).why}, {QStringLiteral("state"), stepStateName(state.state)}});
    }
    context.output.say(pending == 0 ? Texts::tr("Nothing has to be done.")
                                    : Texts::tr("%n step(s) would be carried out.", nullptr, pending));
    return {0, {{QStringLiteral("steps"), steps}, {QStringLiteral("pending"), pending}}};
}

} // namespace meethouse
