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
    m_setup.session.ask(
        this, [](Remote &remote, std::stop_token stop) { return takeSurvey(remote, std::move(stop)); },
        [this](Result<Survey> survey) { take(std::move(survey)); });
}

void FitModel::stop()
{
    m_setup.session.stop();
    m_state = m_setup.survey ? State::Seen : State::Resting;
    emit stateChanged();
}

void FitModel::take(Result<Survey> survey)
{
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
    auto checks = readiness(*m_setup.survey, m_setup.settings, OutsideView());
    checks.removeIf([](const Check &check) { return isAboutDomain(check); });
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
        .arg(survey.system.name.section(QLatin1String(" ("), 0, 0), gigabytes(survey.memoryBytes),
            gigabytes(disk ? disk->freeBytes : 0));
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
    return m_setup.survey ? m_setup.survey->ours.settings.value(QStringLiteral("domain")).toString() : QString();
}

int peopleCarried(const Survey &survey)
{
    // A processor forwards the pictures of some eighteen people; what is left of the memory after the services have
    // taken theirs holds some twelve for each gigabyte. Said in fives, because it is no more exact than that.
    const double memory = static_cast<double>(std::max<qint64>(survey.memoryBytes, 0)) / 1e9;
    const double people = std::min(18.0 * std::max(survey.processors, 1), 12.0 * (memory - 1));
    return std::clamp(static_cast<int>(people / 5) * 5, 5, 300);
}

} // namespace meethouse
