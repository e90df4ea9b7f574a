#pragma once

#include "commands/server_view.h"
#include "proof/proof.h"

namespace meethouse
{

enum class Depth {
    Quick, // one round trip that only reads
    Whole, // from outside and inside, with a throw-away host
};

// Every check is told to the output as it comes.
Result<Proof> proveIt(const Context &context, const ServerView &view, const Settings &settings,
    const NameServer &nameServer, Depth depth);

// A proof that does not hold, as an error of kind CheckFailed; nothing when it does.
std::optional<Error> proofError(const Proof &proof);

// What the papers are filled with: the survey's facts and those of a quick proof.
Result<Facts> measuredFacts(
    const Context &context, const ServerView &view, const Settings &settings, const NameServer &nameServer);

} // namespace meethouse
