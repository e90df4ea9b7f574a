#include "commands/all.h"
#include "commands/proving.h"
#include "commands/run_result.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(StatusCommand)
};

QJsonArray checksOf(const Proof &proof)
{
    QJsonArray checks;
    for (const auto &check : proof.checks)
        checks.append(toJson(check));
    return checks;
}

Ending proveAndTell(Context &context, Depth depth)
{
    const auto work = beginServerWork(context);
    if (!work)
        return ended(work.error());
    const auto proof = proveIt(context, *work, work->settings, work->nameServer, depth);
    if (!proof)
        return ended(proof.error());
    const auto &ours = work->survey.ours;
    if (ours.running)
        context.output.say(Texts::tr("A run is going on there; “meethouse follow” shows it."));
    const QJsonObject fields{
        {QStringLiteral("meetingUrl"), proof->meetingUrl},
        {QStringLiteral("checks"), checksOf(*proof)},
        {QStringLiteral("facts"), proof->facts.toJson()},
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
