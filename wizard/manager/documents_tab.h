#pragma once

#include "wizard/manager/pages_tab.h"
#include "wizard/models/holding_model.h"
#include "wizard/models/papers_model.h"
#include "wizard/models/questions_model.h"

namespace meethouse
{

// The papers of this server: whether they still hold, and writing them anew from what was measured last.
class DocumentsTab final : public PagesTab
{
    Q_OBJECT

public:
    using PagesTab::PagesTab;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] HoldingModel *holding() const { return m_holding.get(); }
    [[nodiscard]] QuestionsModel *questions() const { return m_questions.get(); }

protected:
    QList<Page *> make() override;
    void begin() override;
    void show(const ManagedServer &server) override;

private:
    void check();

    std::unique_ptr<PapersModel> m_papers;
    std::unique_ptr<HoldingModel> m_holding;
    std::unique_ptr<QuestionsModel> m_questions;
    Page *m_beforeQuestions = nullptr;
    QDateTime m_measured; // what the papers were held against
};

} // namespace meethouse
