#pragma once

#include "proof/proof.h"
#include "server/survey.h"

namespace meethouse
{

enum class Depth {
    Quick, // one round trip that only reads
    Whole, // from outside and inside, with a throw-away host
};
Result<Proof> proveIt(
    Remote &remote, const ProofInput &input, Depth depth, const CheckObserver &observer, std::stop_token stop);

// A proof that does not hold, as an error of kind CheckFailed; nothing when it does.
std::optional<Error> proofError(const Proof &proof);

// What the papers are filled with: the survey's facts and those of a quick proof, whose checks are told on the way.
Result<Facts> measuredFacts(
    Remote &remote, const Survey &survey, const ProofInput &input, const CheckObserver &observer, std::stop_token stop);

} // namespace meethouse
