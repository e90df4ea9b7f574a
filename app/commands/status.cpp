#include "commands/all.h"
#include "commands/proving.h"
#include "commands/run_result.h"
#include "work/confirming.h"
#include "work/overview.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(StatusCommand)
};

QJsonArray arrayOf(const QList<Check> &checks)
{
    QJsonArray array;
    for (const auto &check : checks)
        array.append(toJson(check));
    return array;
}

QJsonValue toJson(const std::optional<Meetings> &now)
{
    return now ? QJsonObject{{QStringLiteral("rooms"), now->rooms}, {QStringLiteral("people"), now->people}}
               : QJsonValue();
}

Ending proveAndTell(Context &context, Depth depth)
{
    const auto work = beginServerWork(context);
    if (!work)
        return ended(work.error());
    if (!work->survey.ours.trials.isEmpty() && !work->survey.ours.running) {
        if (const auto confirmed = confirmFirewall(*work->connection, context.stop); !confirmed)
            return ended(confirmed.error());
    }
    const auto proof = proveIt(context, *work, work->settings, work->nameServer, depth);
    if (!proof)
        return ended(proof.error());
    const auto &ours = work->survey.ours;
    if (ours.running)
        context.output.say(Texts::tr("A run is going on there; “meethouse follow” shows it."));
    if (proof->now)
        context.output.say(meetingsInWords(*proof->now));
    const auto tasks = openTasks(work->survey, *proof);
    context.output.say(tasks.isEmpty() ? Texts::tr("Nothing needs you.") : Texts::tr("What needs you:"));
    if (!context.output.isJson())
        std::ranges::for_each(tasks, [&context](const Check &check) { context.output.check(check); });
    const QJsonObject fields{
        {QStringLiteral("meetingUrl"), proof->meetingUrl},
        {QStringLiteral("checks"), arrayOf(proof->checks)},
        {QStringLiteral("tasks"), arrayOf(tasks)},
        {QStringLiteral("facts"), proof->facts.toJson()},
        {QStringLiteral("now"), toJson(proof->now)},
        {QStringLiteral("running"), ours.running},
        {QStringLiteral("lastRun"), ours.lastRun.isEmpty() ? QJsonValue() : QJsonValue(ours.lastRun)},
        {QStringLiteral("lastState"), ours.lastState.isEmpty() ? QJsonValue() : QJsonValue(ours.lastState)},
    };
    if (const auto error = proofError(*proof))
        return ended(*error, fields);
    return {0, fields};
}

} // namespace

Ending runStatus(Context &context)
{
    return proveAndTell(context, Depth::Quick);
}

Ending runVerify(Context &context)
{
    return proveAndTell(context, Depth::Whole);
}

} // namespace meethouse
