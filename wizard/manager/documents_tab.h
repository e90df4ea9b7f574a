#pragma once

#include "wizard/manager/pages_tab.h"
#include "wizard/models/papers_model.h"

namespace meethouse
{

// The papers of this server, written anew from what was measured last.
class DocumentsTab final : public PagesTab
{
    Q_OBJECT

public:
    using PagesTab::PagesTab;
    [[nodiscard]] QString name() const override;

protected:
    QList<Page *> make() override;

private:
    std::unique_ptr<PapersModel> m_model;
};

} // namespace meethouse
