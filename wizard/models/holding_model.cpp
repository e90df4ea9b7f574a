#include "wizard/models/holding_model.h"

#include <algorithm>

namespace meethouse
{

HoldingModel::HoldingModel(Setup &setup)
    : m_setup(setup)
{
}

void HoldingModel::check(const QString &folder)
{
    if (m_state == State::Checking)
        return;
    m_state = State::Checking;
    emit changed();
    m_worker.run(
        this,
        [settings = m_setup.settings, facts = m_setup.facts, folder](
            const std::stop_token &) { return checkDocuments(settings, facts, folder); },
        [this](const Result<DocumentsCheck> &check) { take(check); });
}

void HoldingModel::take(const Result<DocumentsCheck> &check)
{
    m_papers.clear();
    m_check = check.value_or(DocumentsCheck());
    if (check) {
        m_state = State::Checked;
        for (const auto &document : documentsFor(m_setup.settings, m_setup.facts).value_or(QList<DocumentInfo>()))
            m_papers += paperOf(document);
    } else {
        m_error = check.error();
        m_state = m_error.kind == ErrorKind::Usage ? State::NeverWritten : State::Failed;
    }
    emit changed();
}

HoldingModel::Paper HoldingModel::paperOf(const DocumentInfo &document) const
{
    Paper paper{document.id, document.title, !m_check.needed.contains(document.id), {}, {},
        m_check.drafts.contains(document.id)};
    QSet<QString> facts;
    for (const auto &stale : m_check.stale) {
        if (stale.document != document.id)
            continue;
        facts += QSet<QString>(stale.facts.begin(), stale.facts.end());
        // Of the languages one says enough.
        if (paper.sentences.isEmpty())
            paper.sentences = stale.sentences;
    }
    for (const auto &fact : m_check.facts) {
        if (facts.contains(fact.id))
            paper.changes += fact.now.isEmpty()
                                 ? tr("%1: was “%2”, and is not known any more.").arg(fact.name, fact.before)
                                 : tr("%1: was “%2”, is “%3”.").arg(fact.name, fact.before, fact.now);
    }
    return paper;
}

int HoldingModel::drafts() const
{
    return static_cast<int>(
        std::count_if(m_papers.begin(), m_papers.end(), [](const Paper &one) { return one.draft; }));
}

bool HoldingModel::allHold() const
{
    return m_state == State::Checked && m_check.stale.isEmpty() && m_check.needed.isEmpty();
}

} // namespace meethouse
