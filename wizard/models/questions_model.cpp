#include "wizard/models/questions_model.h"

#include "work/carrying.h"

#include <algorithm>

namespace meethouse
{

namespace
{

// A group is what the facts' names begin with; those of one title belong together.
QList<std::pair<QString, QStringList>> groupsThereAre()
{
    return {
        {QuestionsModel::tr("Who takes part"), {QStringLiteral("participants")}},
        {QuestionsModel::tr("Where the server stands"), {QStringLiteral("hosting"), QStringLiteral("transfers")}},
        {QuestionsModel::tr("Backups"), {QStringLiteral("backups")}},
        {QuestionsModel::tr("How long things are kept"), {QStringLiteral("hosts"), QStringLiteral("meetings")}},
        {QuestionsModel::tr("Who looks after the server"), {QStringLiteral("administrators")}},
        {QuestionsModel::tr("Others who are responsible"), {QStringLiteral("clients"), QStringLiteral("joint")}},
        {QuestionsModel::tr("Day, place and review"),
            {QStringLiteral("record"), QStringLiteral("review"), QStringLiteral("signature")}},
        // Most of it was asked before.
        {QuestionsModel::tr("Who runs the service"),
            {QStringLiteral("controller"), QStringLiteral("dpo"), QStringLiteral("fee")}},
    };
}

// What other questions follow from comes first.
bool isBefore(const PaperQuestion &one, const PaperQuestion &other)
{
    const auto rank = [](const PaperQuestion &question) {
        return question.kind.type == FactKind::Type::Flag || !question.kind.words.isEmpty() ? 0 : 1;
    };
    return std::pair(rank(one), one.fact) < std::pair(rank(other), other.fact);
}

} // namespace

QuestionsModel::QuestionsModel(Setup &setup)
    : m_setup(setup)
{
}

void QuestionsModel::look()
{
    m_wanted = m_setup.settings;
    for (auto said = m_answers.cbegin(); said != m_answers.cend(); ++said)
        m_wanted = withAnswer(m_wanted, said.key(), said.value()).value_or(m_wanted);
    ask();
}

void QuestionsModel::ask()
{
    m_askAgain = m_isAsking;
    if (std::exchange(m_isAsking, true))
        return;
    m_worker.run(
        this,
        [settings = m_wanted, facts = m_setup.facts](
            const std::stop_token &) { return paperQuestions(settings, facts, QDate::currentDate()); },
        [this](const Result<QList<PaperQuestion>> &questions) {
            m_isAsking = false;
            if (m_askAgain)
                return ask();
            // Templates are part of the program: they fail only where the program itself is damaged.
            take(questions.value_or(QList<PaperQuestion>()));
        });
}

void QuestionsModel::take(const QList<PaperQuestion> &questions)
{
    m_groups.clear();
    for (const auto &[title, beginnings] : groupsThereAre()) {
        Group group{title, {}};
        for (const auto &question : questions) {
            if (beginnings.contains(question.fact.section(QLatin1Char('.'), 0, 0)))
                group.questions += question;
        }
        std::ranges::sort(group.questions, isBefore);
        if (!group.questions.isEmpty())
            m_groups += group;
    }
    emit changed();
}

int QuestionsModel::missing() const
{
    qsizetype missing = 0;
    for (const auto &group : m_groups)
        missing += std::ranges::count(group.questions, true, &PaperQuestion::missing);
    return static_cast<int>(missing);
}

void QuestionsModel::answer(const QString &where, const QJsonValue &answer)
{
    const auto settings = withAnswer(m_wanted, where, answer);
    if (settings) {
        m_wanted = *settings;
        m_answers.insert(where, answer);
        m_refusals.remove(where);
        ask();
    } else {
        m_refusals.insert(where, settings.error().why);
    }
    emit changed();
}

void QuestionsModel::keep()
{
    m_state = State::Keeping;
    emit changed();
    // A plan without steps: nothing is done at the server but keeping its settings.
    Plan plan;
    auto settings = m_setup.settings;
    settings.provider = m_wanted.provider;
    settings.papers = m_wanted.papers;
    plan.settings = settings.toJson();
    m_setup.session.ask(
        this,
        [plan = std::make_shared<const Plan>(std::move(plan))](
            Remote &remote, std::stop_token stop) { return carryOutBriefly(remote, *plan, std::move(stop)); },
        [this](const Result<void> &kept) { takeKept(kept); });
}

void QuestionsModel::takeKept(const Result<void> &kept)
{
    m_state = kept ? State::Resting : State::Failed;
    if (!kept) {
        m_error = kept.error();
        emit changed();
        return;
    }
    m_setup.settings.provider = m_wanted.provider;
    m_setup.settings.papers = m_wanted.papers;
    m_answers.clear();
    emit changed();
    emit this->kept();
}

} // namespace meethouse
