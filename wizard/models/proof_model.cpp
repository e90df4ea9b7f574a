#include "wizard/models/proof_model.h"

#include "work/look.h"
#include "work/proving.h"

namespace meethouse
{

namespace
{

struct Seen {
    Survey survey;
    std::optional<Settings> kept; // where those that were wanted are of another server
    Proof proof;
};

// After a run that was found again, what was wanted stands at the server only.
Result<Seen> proveNow(Remote &remote, ProofInput input, const CheckObserver &observer, const std::stop_token &stop)
{
    auto survey = takeSurvey(remote, stop);
    if (!survey)
        return failure(survey.error());
    std::optional<Settings> found;
    if (auto kept = keptSettings(*survey); kept && input.settings.domain != kept->domain) {
        input.settings = *kept;
        found = std::move(*kept);
    }
    auto proof = proveIt(remote, input, Depth::Whole, observer, stop);
    if (!proof)
        return failure(proof.error());
    return Seen{std::move(*survey), std::move(found), std::move(*proof)};
}

} // namespace

ProofModel::ProofModel(Setup &setup)
    : m_setup(setup)
{
}

void ProofModel::prove()
{
    const int turn = ++m_turn;
    m_checks.clear();
    m_state = State::Proving;
    emit stateChanged();
    const auto tell = Worker::delivery<Check>(this, [this, turn](const Check &check) {
        if (turn == m_turn)
            takeCheck(check);
    });
    m_setup.session.ask(
        this,
        [input = m_setup.proofInput(), tell](
            Remote &remote, const std::stop_token &stop) { return proveNow(remote, input, tell, stop); },
        [this, turn](Result<Seen> seen) {
            if (turn != m_turn)
                return;
            if (!seen)
                return take(failure(seen.error()));
            m_setup.survey = std::move(seen->survey);
            if (seen->kept)
                m_setup.settings = *seen->kept;
            m_setup.facts = factsOf(*m_setup.survey);
            take(std::move(seen->proof));
        });
}

QList<Measurement> ProofModel::measurements() const
{
    // They are part of the program: that fails only where the program itself is damaged.
    return measurementsOf(m_setup.settings, m_setup.facts).value_or(QList<Measurement>());
}

void ProofModel::stop()
{
    ++m_turn;
    m_setup.session.stop();
    m_state = State::Resting;
    emit stateChanged();
}

void ProofModel::takeCheck(const Check &check)
{
    m_checks += check;
    emit stateChanged();
}

void ProofModel::take(Result<Proof> proof)
{
    if (proof) {
        m_holds = proof->holds();
        m_checks = proof->checks;
        m_time = QDateTime::currentDateTime();
        m_setup.facts.addAll(proof->facts);
        m_setup.meetingUrl = proof->meetingUrl;
        m_state = State::Proved;
    } else if (proof.error().kind == ErrorKind::Cancelled) {
        m_state = State::Resting; // what was tried until then stays to be read
    } else {
        m_error = proof.error();
        m_state = State::Failed;
    }
    emit stateChanged();
}

} // namespace meethouse
