#include "commands/all.h"
#include "commands/proving.h"
#include "commands/run_result.h"
#include "commands/server_view.h"
#include "commands/session.h"
#include "deployment/run.h"
#include "jitsi/plan.h"
#include "work/confirming.h"
#include "work/place.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <thread>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(DeployCommand)
};

Result<RunEnd> carryOutThroughInterruptions(
    const Context &context, ServerView &view, const Plan &plan, int &earlierRoundTrips)
{
    Carrying carrying(plan, observerFor(context.output));
    for (;;) {
        const auto more = carrying.goOn(*view.connection, Carrying::turn, context.stop);
        if (more && !*more)
            return carrying.end();
        if (more)
            continue;
        if (!carrying.mayGoOn(more.error()) || context.stop.stop_requested())
            return failure(more.error());
        context.output.say(Texts::tr("The connection broke. The work goes on at the server; connecting again …"));
        for (;;) {
            std::this_thread::sleep_for(Carrying::pause);
            auto again = connectToServer(context, view.login);
            if (again) {
                earlierRoundTrips += view.connection->roundTrips();
                view.connection = std::move(*again);
                break;
            }
            if (!carrying.mayGoOn(again.error()) || context.stop.stop_requested())
                return failure(more.error());
        }
    }
}

} // namespace

Ending runDeploy(Context &context)
{
    QElapsedTimer clock;
    clock.start();
    auto work = beginServerWork(context);
    if (!work)
        return ended(work.error());
    context.output.say(Texts::tr("Is the server fit?"));
    if (const auto ready = judgeReadiness(context, *work, work->settings, work->nameServer); !ready)
        return ended(ready.error());
    const auto files = wantedFiles(context, *work);
    if (!files)
        return ended(files.error());
    const auto plan = planJitsi(work->settings, work->survey, *files, work->connection->peerAddress());
    if (!plan)
        return ended(plan.error());

    context.output.say(Texts::tr("Setting up %1:").arg(work->settings.domain));
    int earlierRoundTrips = 0;
    const auto end = carryOutThroughInterruptions(context, *work, *plan, earlierRoundTrips);
    if (!end)
        return ended(end.error());
    auto fields = runFields(*end);
    fields.insert(QStringLiteral("roundTrips"), earlierRoundTrips + work->connection->roundTrips());
    // What a benchmark compares with the run's own seconds.
    fields.insert(QStringLiteral("secondsWithoutProof"), static_cast<double>(clock.elapsed()) / 1000);
    if (const auto error = runError(*end))
        return ended(*error, fields);

    const bool nothingToDo = end->state == RunEnd::State::NothingToDo;
    if (end->unconfirmed || (nothingToDo && !work->survey.ours.trials.isEmpty())) {
        if (const auto confirmed = confirmFirewall(*work->connection, context.stop); !confirmed)
            return ended(confirmed.error(), fields);
    }
    context.output.say(nothingToDo ? Texts::tr("Nothing had to be changed.")
                                   : Texts::tr("Set up in %1. Proving it:").arg(duration(end->seconds)));
    const auto proof =
        proveIt(context, *work, work->settings, work->nameServer, nothingToDo ? Depth::Quick : Depth::Whole);
    if (!proof)
        return ended(proof.error(), fields);
    fields.insert(QStringLiteral("roundTripsWithProof"), earlierRoundTrips + work->connection->roundTrips());
    fields.insert(QStringLiteral("meetingUrl"), proof->meetingUrl);
    if (const auto error = proofError(*proof))
        return ended(*error, fields);
    context.output.say(Texts::tr("Your meetings are at %1").arg(proof->meetingUrl));
    return {0, fields};
}

} // namespace meethouse
