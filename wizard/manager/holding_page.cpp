#include "wizard/manager/holding_page.h"

#include "wizard/look/moment.h"
#include "wizard/look/rows.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"
#include "wizard/pages/questions_page.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace meethouse
{

namespace
{

constexpr qsizetype mostSentences = 3; // of a paper; it is written anew as a whole

Row rowOf(const HoldingModel::Paper &paper)
{
    Row row{paper.id, Mark::Done, paper.title, {}, {}, {}};
    if (!paper.isThere) {
        row.mark = Mark::Warning;
        row.text = HoldingPage::tr("Is needed now, and was not written.");
    } else if (!paper.sentences.isEmpty() || !paper.changes.isEmpty()) {
        row.mark = Mark::Failed;
        auto lines = paper.changes;
        for (const auto &sentence : paper.sentences.mid(0, mostSentences))
            lines += HoldingPage::tr("No longer true: “%1”")
                         .arg(QString(sentence).replace(QLatin1Char('\t'), QStringLiteral(" | ")));
        if (const auto more = paper.sentences.size() - mostSentences; more > 0)
            lines += HoldingPage::tr("And %n more sentence(s).", nullptr, static_cast<int>(more));
        row.text = lines.join(QLatin1Char('\n'));
    } else if (paper.draft) {
        row.mark = Mark::Warning;
        row.text = HoldingPage::tr("A draft: something is still missing.");
    }
    return row;
}

} // namespace

HoldingPage::HoldingPage(HoldingModel &model, QuestionsModel &questions, QWidget *parent)
    : Page(parent)
    , m_model(model)
    , m_questions(questions)
    , m_measure(bar()->addLink(tr("Measure &again")))
    , m_other(bar()->addLink(tr("&They lie elsewhere…")))
    , m_summary(new Text(Text::Kind::Heading, {}, this))
    , m_trouble(new Trouble(this))
    , m_papers(new Rows(tr("Papers"), this))
{
    setTitle(tr("Do your papers still hold?"));
    setWhy(tr("Every sentence about the server was true on the day it was written. Here each is held against what was "
              "measured now."));
    bar()->back()->hide();
    body()->addWidget(m_summary);
    body()->addWidget(m_trouble);
    body()->addWidget(m_papers);
    bar()->setMain(tr("&Write the papers…"));
    m_measure->setAccessibleDescription(tr("Looks at the server once more, and then at the papers."));
    m_other->setAccessibleDescription(tr("Another folder, where papers of this server were written."));
    setFirst(bar()->main());
    connect(m_measure, &QPushButton::clicked, this, &HoldingPage::measureWanted);
    connect(m_other, &QPushButton::clicked, this, [this] {
        const auto folder = QFileDialog::getExistingDirectory(this, tr("Folder of the papers"));
        if (!folder.isEmpty())
            emit otherFolderWanted(folder);
    });
    connect(bar()->main(), &QPushButton::clicked, this, &Page::nextWanted);
    connect(bar()->ordinary(), &QPushButton::clicked, this,
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_model.folder())); });
    connect(m_papers, &Rows::acted, this, &HoldingPage::questionsWanted);
    connect(&m_model, &HoldingModel::changed, this, &HoldingPage::show);
    connect(&m_questions, &QuestionsModel::changed, this, &HoldingPage::show);
    show();
}

QString HoldingPage::summary() const
{
    const auto date = dateInWords(m_model.date());
    switch (m_model.state()) {
    case HoldingModel::State::Resting:
    case HoldingModel::State::Failed:
        return {};
    case HoldingModel::State::Checking:
        return tr("Reading the papers …");
    case HoldingModel::State::NeverWritten:
        return tr("No papers of this server were found on this computer.");
    case HoldingModel::State::Checked:
        break;
    }
    if (!m_model.allHold())
        return tr("The papers of %1 do not all hold any more. Write them again, and hand out the new ones.").arg(date);
    if (!m_model.changedFiles().isEmpty())
        return tr("The papers of %1 still hold. These files are not as they were written: %2")
            .arg(date, m_model.changedFiles().join(QStringLiteral(", ")));
    return tr("All papers of %1 still hold.").arg(date);
}

void HoldingPage::show()
{
    const bool checking = m_model.state() == HoldingModel::State::Checking;
    auto summary = this->summary();
    if (m_model.state() == HoldingModel::State::Checked && m_model.drafts() > 0)
        summary += u' ' + tr("%n of them is/are draft(s): something is still missing.", nullptr, m_model.drafts());
    m_summary->setText(summary);
    m_summary->setVisible(!m_summary->text().isEmpty());
    if (m_model.state() == HoldingModel::State::Failed)
        m_trouble->show(m_model.error());
    else
        m_trouble->clear();
    auto rows = QuestionsPage::rowFor(m_questions);
    for (const auto &paper : m_model.papers())
        rows += rowOf(paper);
    m_papers->setAll(rows);
    bar()->setOrdinary(m_model.folder().isEmpty() ? QString() : tr("Ope&n the folder"));
    for (auto *button : {m_measure, m_other})
        button->setEnabled(!checking);
}

} // namespace meethouse
