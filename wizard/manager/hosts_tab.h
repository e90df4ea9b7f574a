#pragma once

#include "wizard/manager/server_tab.h"

class QPushButton;
class QStackedLayout;

namespace meethouse
{

class HostsModel;
class ImportModel;
class ImportPage;
class ListPage;
class Page;

// Who may open meetings: search, choose, invite, and what can be done with those that are chosen.
class HostsTab final : public ServerTab
{
    Q_OBJECT

public:
    explicit HostsTab(QWidget *parent = nullptr);
    [[nodiscard]] QString name() const override;
    [[nodiscard]] ImportModel *importModel() const { return m_importModel.get(); }

protected:
    void begin() override;
    void show(const ManagedServer &server) override;

private:
    [[nodiscard]] QList<Host> chosenHosts() const;
    void showChosen();
    void showLinks();
    void showTable();
    void newLinks();
    void makeLinks(const QList<Host> &hosts, bool lock);
    void change(HostChange change, const QString &doing);
    void remove();
    void withdraw();
    void changed(const HostsChanged &result);

    QStackedLayout *m_stack;
    ListPage *m_list;
    std::unique_ptr<HostsModel> m_model;
    std::unique_ptr<ImportModel> m_importModel;
    Page *m_invitations = nullptr;
    ImportPage *m_importPage = nullptr;
    QPushButton *m_import;
    QPushButton *m_invite;
    QPushButton *m_remove;
    QPushButton *m_withdraw;
    QPushButton *m_disable;
    QPushButton *m_enable;
    QPushButton *m_link;
    QString m_refused;
};

} // namespace meethouse
