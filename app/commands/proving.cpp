#include "commands/proving.h"

#include <QCoreApplication>

#include <algorithm>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Proving)
};

ProofInput inputFor(
    const Context &context, const ServerView &view, const Settings &settings, const NameServer &nameServer)
{
    ProofInput input;
    input.settings = settings;
    input.serverAddress = view.connection->peerAddress();
    input.nameServer = nameServer;
    input.caFile = context.arguments.caFile;
    return input;
}

} // namespace

Result<Proof> proveIt(
    const Context &context, const ServerView &view, const Settings &settings, const NameServer &nameServer, Depth depth)
{
    const auto input = inputFor(context, view, settings, nameServer);
    const auto tell = [&context](const Check &check) { context.output.check(check); };
    return depth == Depth::Whole ? prove(*view.connection, input, tell, context.stop)
                                 : proveQuickly(*view.connection, input, tell, context.stop);
}

std::optional<Error> proofError(const Proof &proof)
{
    if (proof.holds())
        return std::nullopt;
    const auto failed =
        std::ranges::count_if(proof.checks, [](const Check &check) { return check.state == Check::State::Fail; });
    return Error{ErrorKind::CheckFailed, Texts::tr("Not every promise holds."),
        Texts::tr("%n check(s) said no.", nullptr, static_cast<int>(failed)),
        Texts::tr("Do what stands beside each of them, then start “meethouse verify”.")};
}

Result<Facts> measuredFacts(
    const Context &context, const ServerView &view, const Settings &settings, const NameServer &nameServer)
{
    auto facts = factsOf(view.survey);
    const auto proof = proveQuickly(
        *view.connection, inputFor(context, view, settings, nameServer), [](const Check &) {}, context.stop);
    if (!proof)
        return failure(proof.error());
    facts.addAll(proof->facts);
    return facts;
}

} // namespace meethouse
