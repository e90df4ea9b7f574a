#include "commands/proving.h"

namespace meethouse
{

ProofInput proofInput(
    const Context &context, const ServerView &view, const Settings &settings, const NameServer &nameServer)
{
    ProofInput input;
    input.settings = settings;
    input.serverAddress = view.connection->peerAddress();
    input.nameServer = nameServer;
    input.caFile = context.arguments.caFile;
    return input;
}

Result<Proof> proveIt(
    const Context &context, const ServerView &view, const Settings &settings, const NameServer &nameServer, Depth depth)
{
    return proveIt(
        *view.connection, proofInput(context, view, settings, nameServer), depth,
        [&context](const Check &check) { context.output.check(check); }, context.stop);
}

} // namespace meethouse
