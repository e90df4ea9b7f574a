#pragma once

#include "commands/server_view.h"
#include "work/proving.h"

namespace meethouse
{

ProofInput proofInput(
    const Context &context, const ServerView &view, const Settings &settings, const NameServer &nameServer);

// Every check is told to the output as it comes.
Result<Proof> proveIt(const Context &context, const ServerView &view, const Settings &settings,
    const NameServer &nameServer, Depth depth);

} // namespace meethouse
