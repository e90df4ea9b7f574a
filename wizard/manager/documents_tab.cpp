#include "wizard/manager/documents_tab.h"

#include "wizard/manager/holding_page.h"
#include "wizard/pages/papers_page.h"

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
    auto *holding = new HoldingPage(*m_holding);
    auto *papers = new PapersPage(*m_papers);
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
    return {holding, papers};
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
}

} // namespace meethouse
