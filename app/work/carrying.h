#pragma once

#include "deployment/run.h"

#include <chrono>

namespace meethouse
{

// A plan carried out at a server, through lost connections and restarts, in turns of some seconds. A connection that
// broke is not the end: the run goes on at the server, and whatever happened meanwhile, beginning with the same plan
// again joins the run, or goes on where it was interrupted.
class Carrying
{
public:
    static constexpr auto pause = std::chrono::seconds(3); // before connecting again
    static constexpr auto turn = std::chrono::seconds(12); // a short one lets others come between

    Carrying(const Plan &plan, const RunObserver &observer);

    // False: it has ended. Errors: CutOff when the connection was lost; see mayGoOn.
    Result<bool> goOn(Remote &remote, std::chrono::seconds atMost, std::stop_token stop);
    // After an error of goOn, or of connecting again: whether connecting again is worth a try.
    bool mayGoOn(const Error &error);
    [[nodiscard]] RunEnd end() const { return m_watch.end(); }

private:
    const Plan &m_plan;
    RunWatch m_watch;
    bool m_begun = false;
    std::chrono::steady_clock::time_point m_lost;
};

// A run that did not end well, as an error; nothing when it did.
std::optional<Error> runError(const RunEnd &end);

// A plan that is done in a moment, in one go.
Result<void> carryOutBriefly(Remote &remote, const Plan &plan, std::stop_token stop);

} // namespace meethouse
