#include "wizard/manager/documents_tab.h"

#include "wizard/manager/holding_page.h"
#include "wizard/pages/papers_page.h"
#include "wizard/pages/questions_page.h"

#include <QPushButton>

namespace meethouse
{

QString DocumentsTab::name() const
{
    return tr("&Documents");
}

QList<Page *> DocumentsTab::make()
{
    auto &setup = server()->setup();
    m_papers = std::make_unique<PapersModel>(setup);
    m_holding = std::make_unique<HoldingModel>(setup);
    m_questions = std::make_unique<QuestionsModel>(setup);
    auto *holding = new HoldingPage(*m_holding, *m_questions);
    auto *papers = new PapersPage(*m_papers, *m_questions);
    auto *questions = new QuestionsPage(*m_questions);
    papers->standAlone();
    papers->bar()->back()->show();
    connect(holding, &Page::nextWanted, this, [this, papers] { turnTo(papers); });
    connect(holding, &HoldingPage::measureWanted, this, [this] { server()->refresh(); });
    connect(holding, &HoldingPage::otherFolderWanted, this, [this](const QString &folder) {
        m_papers->setFolder(folder);
        check();
    });
    connect(papers, &Page::backWanted, this, [this, holding] {
        turnTo(holding);
        check();
    });
    const auto ask = [this, questions](Page *from) {
        m_beforeQuestions = from;
        turnTo(questions);
    };
    connect(holding, &HoldingPage::questionsWanted, this, [ask, holding] { ask(holding); });
    connect(papers, &PapersPage::questionsWanted, this, [ask, papers] { ask(papers); });
    connect(questions, &Page::backWanted, this, [this] { turnTo(m_beforeQuestions); });
    connect(questions, &Page::nextWanted, this, [this, papers] {
        server()->papersAnswered();
        turnTo(papers);
        m_papers->write();
    });
    connect(m_questions.get(), &QuestionsModel::changed, this, [this] {
        if (m_questions->state() == QuestionsModel::State::Failed)
            server()->note(m_questions->error());
    });
    return {holding, papers, questions};
}

void DocumentsTab::begin()
{
    PagesTab::begin();
    m_measured = {};
}

void DocumentsTab::show(const ManagedServer &server)
{
    PagesTab::show(server);
    if (!m_holding || server.isBusy() || m_measured == server.lookedAt())
        return;
    m_measured = server.lookedAt();
    check();
}

void DocumentsTab::check()
{
    m_holding->check(m_papers->wishes().folder);
    m_questions->look();
}

} // namespace meethouse
