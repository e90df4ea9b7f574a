#pragma once

#include "wizard/manager/server_tab.h"

class QStackedLayout;

namespace meethouse
{

class Page;
class Text;
class Trouble;

// A tab made of the wizard's pages. They come when meetings are known to be set up there; until then it says why not.
class PagesTab : public ServerTab
{
    Q_OBJECT

public:
    explicit PagesTab(QWidget *parent = nullptr);

protected:
    virtual QList<Page *> make() = 0;
    void begin() override;
    void show(const ManagedServer &server) override;
    void turnTo(Page *page);

private:
    QStackedLayout *m_stack;
    QWidget *m_waiting;
    Trouble *m_trouble;
    Text *m_state;
    QList<Page *> m_pages;
};

} // namespace meethouse
