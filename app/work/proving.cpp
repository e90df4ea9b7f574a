#include "work/proving.h"

#include <QCoreApplication>

#include <algorithm>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Proving)
};

} // namespace

Result<Proof> proveIt(
    Remote &remote, const ProofInput &input, Depth depth, const CheckObserver &observer, std::stop_token stop)
{
    return depth == Depth::Whole ? prove(remote, input, observer, std::move(stop))
                                 : proveQuickly(remote, input, observer, std::move(stop));
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
    Remote &remote, const Survey &survey, const ProofInput &input, const CheckObserver &observer, std::stop_token stop)
{
    auto facts = factsOf(survey);
    const auto proof = proveQuickly(remote, input, observer, std::move(stop));
    if (!proof)
        return failure(proof.error());
    facts.addAll(proof->facts);
    return facts;
}

} // namespace meethouse
