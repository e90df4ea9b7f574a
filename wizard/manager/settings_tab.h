#pragma once

#include "wizard/manager/pages_tab.h"
#include "wizard/models/address_model.h"
#include "wizard/models/plan_model.h"
#include "wizard/models/work_model.h"

namespace meethouse
{

// Change, look at what it would mean, carry it out: never silently.
class SettingsTab final : public PagesTab
{
    Q_OBJECT

public:
    using PagesTab::PagesTab;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] AddressModel *address() const { return m_address.get(); }
    [[nodiscard]] PlanModel *plan() const { return m_plan.get(); }
    [[nodiscard]] WorkModel *work() const { return m_work.get(); }

signals:
    void overviewWanted();
    void closeWanted();

protected:
    QList<Page *> make() override;
    void leave() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    std::unique_ptr<AddressModel> m_address;
    Page *m_beforePlan = nullptr;
    std::unique_ptr<PlanModel> m_plan;
    std::unique_ptr<WorkModel> m_work;
};

} // namespace meethouse
