#include "wizard/manager/documents_tab.h"

#include "wizard/pages/papers_page.h"

namespace meethouse
{

QString DocumentsTab::name() const
{
    return tr("&Documents");
}

QList<Page *> DocumentsTab::make()
{
    m_model = std::make_unique<PapersModel>(server()->setup());
    auto *page = new PapersPage(*m_model);
    page->standAlone();
    return {page};
}

} // namespace meethouse
