#pragma once

#include "wizard/manager/server_tab.h"

class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace meethouse
{

class HostView;
class HostsModel;
class Page;
class ScrollBody;
class Text;
class Trouble;

// Who may open meetings: search, choose, invite, and what can be done with those that are chosen.
class HostsTab final : public ServerTab
{
    Q_OBJECT

public:
    explicit HostsTab(QWidget *parent = nullptr);
    [[nodiscard]] QString name() const override;

protected:
    void begin() override;
    void show(const ManagedServer &server) override;

private:
    void showChosen();
    void showLinks();
    void newLinks(const QList<Host> &hosts);
    void change(HostChange change, const QString &doing);
    void remove();
    void withdraw();
    void changed(const HostsChanged &result);
    QPushButton *button(const QString &text, void (HostsTab::*act)());

    QStackedLayout *m_stack;
    ScrollBody *m_table;
    std::unique_ptr<HostsModel> m_model;
    Page *m_invitations = nullptr;
    Trouble *m_trouble;
    QLineEdit *m_search;
    QPushButton *m_invite;
    HostView *m_view;
    QWidget *m_chosen;
    Text *m_who;
    Text *m_what;
    QHBoxLayout *m_actions;
    QPushButton *m_remove;
    QPushButton *m_withdraw;
    QPushButton *m_disable;
    QPushButton *m_enable;
    QPushButton *m_link;
    Text *m_below;
    QString m_refused;
};

} // namespace meethouse
