#include "wizard/models/fit_model.h"

#include "work/look.h"

#include <QLocale>

#include <algorithm>

namespace meethouse
{

FitModel::FitModel(Setup &setup)
    : m_setup(setup)
{
}

void FitModel::look()
{
    m_state = State::Looking;
    emit stateChanged();
    struct Seen {
        Survey survey;
        std::optional<Reach> reach;
    };
    m_setup.session.ask(
        this,
        [peer = m_setup.peerAddress](Remote &remote, const std::stop_token &stop) -> Result<Seen> {
            auto survey = takeSurvey(remote, stop);
            if (!survey)
                return failure(survey.error());
            Seen seen{std::move(*survey), {}};
            if (const auto address = addressToTry(seen.survey, {}, peer); !address.isNull() && seen.survey.root) {
                if (const auto reach = tryPorts(remote, address, stop))
                    seen.reach = *reach;
            }
            return seen;
        },
        [this](Result<Seen> seen) {
            if (seen)
                take(std::move(seen->survey), seen->reach);
            else
                take(failure(seen.error()));
        });
}

void FitModel::stop()
{
    m_setup.session.stop();
    m_state = m_setup.survey ? State::Seen : State::Resting;
    emit stateChanged();
}

void FitModel::take(Result<Survey> survey, std::optional<Reach> reach)
{
    m_setup.reach = reach;
    if (survey) {
        m_setup.survey = std::move(*survey);
        m_state = State::Seen;
        // What the server was set up with is what is wanted, until somebody changes it.
        if (isSetUp() && m_setup.settings.domain.isEmpty()) {
            if (const auto kept = keptSettings(*m_setup.survey))
                m_setup.settings = *kept;
        }
        judge();
    } else {
        m_error = survey.error();
        m_state = State::Failed;
    }
    emit stateChanged();
}

void FitModel::judge()
{
    OutsideView outside;
    outside.reach = m_setup.reach;
    outside.peerAddress = m_setup.peerAddress;
    auto checks = readiness(*m_setup.survey, m_setup.settings, outside);
    // How many people it carries stands beside the machine; only too many wanted is worth a line of its own.
    checks.removeIf([](const Check &check) {
        return isAboutDomain(check) || (check.id == QLatin1String("people") && check.state == Check::State::Ok);
    });
    for (auto &check : checks) {
        if (check.waivable && m_setup.waived.contains(check.id))
            check.state = Check::State::Waived;
    }
    m_checks = std::move(checks);
}

void FitModel::waive(const QString &id)
{
    m_setup.waived += id;
    judge();
    emit stateChanged();
}

void FitModel::haveSnapshot()
{
    m_snapshot = true;
    emit stateChanged();
}

bool FitModel::isAboutDomain(const Check &check)
{
    return check.id.startsWith(QLatin1String("domain-")) || check.id == QLatin1String("certificate");
}

QString FitModel::machine() const
{
    if (!m_setup.survey)
        return {};
    const auto &survey = *m_setup.survey;
    const QLocale locale;
    const auto *disk = survey.disk(QStringLiteral("/"));
    const auto gigabytes = [&locale](
                               qint64 bytes) { return locale.toString(static_cast<double>(bytes) / 1e9, 'f', 0); };
    return tr("%1, %n processor(s), %2 GB of memory, %3 GB free", nullptr, std::max(survey.processors, 1))
        .arg(systemName(survey), gigabytes(survey.memoryBytes), gigabytes(disk ? disk->freeBytes : 0));
}

QString FitModel::carries() const
{
    if (!m_setup.survey)
        return {};
    return tr("Carries about %n people at once with pictures, as a rule of thumb; more with sound alone.", nullptr,
        peopleCarried(*m_setup.survey));
}

bool FitModel::runGoesOn() const
{
    return m_setup.survey && m_setup.survey->ours.running;
}

bool FitModel::isSetUp() const
{
    return m_setup.survey && !m_setup.survey->ours.settings.isEmpty();
}

QString FitModel::domainThere() const
{
    return m_setup.survey ? m_setup.survey->ours.domain() : QString();
}

} // namespace meethouse
