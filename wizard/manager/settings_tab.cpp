#include "wizard/manager/settings_tab.h"

#include "wizard/pages/address_page.h"
#include "wizard/pages/meetings_page.h"
#include "wizard/pages/plan_page.h"
#include "wizard/pages/provider_page.h"
#include "wizard/pages/work_page.h"

#include <QPushButton>

namespace meethouse
{

QString SettingsTab::name() const
{
    return tr("Settin&gs");
}

QList<Page *> SettingsTab::make()
{
    auto &setup = server()->setup();
    if (isVisible())
        server()->edit(true);
    m_address = std::make_unique<AddressModel>(setup);
    m_plan = std::make_unique<PlanModel>(setup);
    m_work = std::make_unique<WorkModel>(setup);
    auto *meetings = new MeetingsPage(setup);
    auto *certificate = new AddressPage(*m_address, AddressPage::Use::Change);
    auto *provider = new ProviderPage(setup);
    auto *plan = new PlanPage(*m_plan);
    auto *work = new WorkPage(*m_work, setup);
    work->standAlone();
    meetings->bar()->back()->hide();
    auto *toCertificate = meetings->bar()->addLink(tr("&Certificate…"));
    toCertificate->setAccessibleDescription(
        tr("By what browsers know the server. Needed when one of your own runs out."));

    connect(toCertificate, &QPushButton::clicked, this, [this, certificate] { turnTo(certificate); });
    connect(certificate, &Page::backWanted, this, [this, meetings] { turnTo(meetings); });
    const auto toPlan = [this, plan](Page *from) {
        m_beforePlan = from;
        turnTo(plan);
    };
    connect(certificate, &Page::nextWanted, this, [toPlan, certificate] { toPlan(certificate); });
    connect(meetings, &Page::nextWanted, this, [this, provider] { turnTo(provider); });
    connect(provider, &Page::backWanted, this, [this, meetings] { turnTo(meetings); });
    connect(provider, &Page::nextWanted, this, [toPlan, provider] { toPlan(provider); });
    connect(plan, &Page::backWanted, this, [this] { turnTo(m_beforePlan); });
    connect(plan, &Page::nextWanted, this, [this, meetings, work] {
        if (m_plan->pending() == 0)
            return turnTo(meetings);
        turnTo(work);
        m_work->start();
    });
    connect(work, &Page::backWanted, this, [this, plan] { turnTo(plan); });
    connect(work, &WorkPage::planWanted, this, [this, plan] { turnTo(plan); });
    connect(work, &WorkPage::closeWanted, this, &SettingsTab::closeWanted);
    connect(work, &Page::nextWanted, this, [this, meetings] {
        turnTo(meetings);
        emit overviewWanted();
    });
    connect(m_work.get(), &WorkModel::stateChanged, this, [this] {
        if (m_work->state() == WorkModel::State::Done)
            server()->settingsCarriedOut();
    });
    return {meetings, certificate, provider, plan, work};
}

void SettingsTab::leave()
{
    server()->edit(false);
}

// What is not carried out is a wish, and only here.
void SettingsTab::showEvent(QShowEvent *event)
{
    if (server())
        server()->edit(true);
    PagesTab::showEvent(event);
}

void SettingsTab::hideEvent(QHideEvent *event)
{
    if (server())
        server()->edit(false);
    PagesTab::hideEvent(event);
}

} // namespace meethouse
