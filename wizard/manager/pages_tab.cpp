#include "wizard/manager/pages_tab.h"

#include "wizard/look/page.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"
#include "wizard/manager/scroll_body.h"

#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace meethouse
{

PagesTab::PagesTab(QWidget *parent)
    : ServerTab(parent)
    , m_stack(new QStackedLayout(this))
    , m_trouble(new Trouble)
    , m_state(new Text(Text::Kind::Quiet))
{
    auto *waiting = new ScrollBody;
    waiting->column()->addWidget(m_trouble);
    waiting->column()->addWidget(m_state);
    waiting->column()->addStretch(1);
    m_waiting = waiting;
    m_stack->addWidget(waiting);
}

void PagesTab::begin()
{
    qDeleteAll(m_pages);
    m_pages.clear();
}

void PagesTab::show(const ManagedServer &server)
{
    const bool ready = server.overview() && server.overview()->settings;
    if (ready && m_pages.isEmpty()) {
        m_pages = make();
        for (auto *page : std::as_const(m_pages))
            m_stack->addWidget(page);
        turnTo(m_pages.first());
    }
    if (ready)
        return;
    m_stack->setCurrentWidget(m_waiting);
    m_state->setText(server.state());
    if (const auto &error = server.error())
        m_trouble->show(*error);
    else
        m_trouble->clear();
}

void PagesTab::turnTo(Page *page)
{
    m_stack->setCurrentWidget(page);
    page->enter();
    page->scrollToTop();
}

} // namespace meethouse
