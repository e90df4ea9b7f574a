#include "wizard/models/plan_model.h"

#include "jitsi/steps.h"
#include "work/look.h"

#include <algorithm>

namespace meethouse
{

namespace
{

Result<PlanModel::Made> planNow(Remote &remote, const ProofInput &input, const Secret &passphrase,
    const QStringList &waived, const std::stop_token &stop)
{
    const auto survey = takeSurvey(remote, stop);
    if (!survey)
        return failure(survey.error());
    auto outside = lookFromOutside(input.settings, input.nameServer, input.serverAddress, stop);
    if (const auto own = lookAtOwnCertificate(input.settings, input.caFile, passphrase))
        outside.certificate = own->findings;
    auto checks = readiness(*survey, input.settings, outside);
    for (auto &check : checks) {
        if (check.state == Check::State::Fail && check.waivable && waived.contains(check.id))
            check.state = Check::State::Waived;
    }
    if (auto error = readinessError(checks)) {
        // Here is no list beside it: the first of them speaks for itself.
        const auto first = std::ranges::find(checks, Check::State::Fail, &Check::state);
        return failure({ErrorKind::CheckFailed, first->what, first->why, first->todo, {}, {}});
    }
    // Settings that the server keeps name no files of this computer, but it knows what they held.
    const auto files = readLocalFiles(input.settings, heldFiles(survey->ours.settings), passphrase);
    if (!files)
        return failure(files.error());
    auto plan = planJitsi(input.settings, *survey, *files, input.serverAddress);
    if (!plan)
        return failure(plan.error());
    auto steps = inspectPlan(remote, *plan, stop);
    if (!steps)
        return failure(steps.error());
    return PlanModel::Made{std::make_shared<const Plan>(std::move(*plan)), std::move(*steps)};
}

} // namespace

PlanModel::PlanModel(Setup &setup)
    : m_setup(setup)
{
}

void PlanModel::make()
{
    m_state = State::Making;
    emit stateChanged();
    m_setup.session.ask(
        this,
        [input = m_setup.proofInput(), waived = m_setup.waived,
            passphrase = std::make_shared<const Secret>(m_setup.certificateKeyPassphrase.clone())](
            Remote &remote, std::stop_token stop) { return planNow(remote, input, *passphrase, waived, stop); },
        [this](Result<Made> made) { take(std::move(made)); });
}

void PlanModel::stop()
{
    m_setup.session.stop();
    m_state = State::Resting;
    emit stateChanged();
}

void PlanModel::take(Result<Made> made)
{
    if (made) {
        m_setup.plan = made->plan;
        m_items.clear();
        for (qsizetype i = 0; i < made->steps.size(); ++i) {
            const auto &step = made->plan->steps.at(i);
            m_items += {step.id, step.title, step.why, groupOf(step.id), made->steps.at(i).state == StepState::Already};
        }
        m_state = State::Made;
    } else {
        m_error = made.error();
        m_state = State::Failed;
    }
    emit stateChanged();
}

int PlanModel::pending() const
{
    return static_cast<int>(std::ranges::count(m_items, false, &Item::already));
}

int PlanModel::seconds() const
{
    int sum = 0;
    for (qsizetype i = 0; i < m_items.size(); ++i)
        sum += m_items.at(i).already ? 0 : m_setup.plan->steps.at(i).seconds;
    return sum;
}

QString PlanModel::script() const
{
    return m_setup.plan ? QString::fromUtf8(planAsScript(*m_setup.plan)) : QString();
}

} // namespace meethouse
