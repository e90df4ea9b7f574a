#include "work/carrying.h"

#include "work/place.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(RunResult)
};

// As long as a server may take to restart.
constexpr auto patience = std::chrono::minutes(3);

} // namespace

Carrying::Carrying(const Plan &plan, const RunObserver &observer)
    : m_plan(plan)
    , m_watch(observer)
{
}

Result<bool> Carrying::goOn(Remote &remote, std::chrono::seconds atMost, std::stop_token stop)
{
    auto more = m_begun ? m_watch.read(remote, atMost, stop) : m_watch.begin(remote, m_plan, whoIsHere(), stop);
    m_begun = more.has_value();
    return more;
}

bool Carrying::mayGoOn(const Error &error)
{
    const auto now = std::chrono::steady_clock::now();
    if (error.kind == ErrorKind::CutOff)
        m_lost = now;
    return error.kind == ErrorKind::CutOff || (error.kind == ErrorKind::Connection && now - m_lost <= patience);
}

std::optional<Error> runError(const RunEnd &end)
{
    switch (end.state) {
    case RunEnd::State::Done:
    case RunEnd::State::NothingToDo:
    case RunEnd::State::Reverted:
        return std::nullopt;
    case RunEnd::State::Failed:
        return stepFailed(end);
    case RunEnd::State::Cancelled:
        return Error{ErrorKind::CutOff, Texts::tr("The run was cancelled."),
            Texts::tr("Somebody asked the server to stop it."),
            Texts::tr("Start the command again to go on, or take everything back with “meethouse undo”.")};
    }
    Q_UNREACHABLE();
}

Result<void> carryOutBriefly(Remote &remote, const Plan &plan, std::stop_token stop)
{
    const auto end = carryOut(remote, plan, whoIsHere(), {}, std::move(stop));
    if (!end)
        return failure(end.error());
    if (const auto error = runError(*end))
        return failure(*error);
    return {};
}

} // namespace meethouse
