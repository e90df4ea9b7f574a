#pragma once

#include "wizard/manager/server_tab.h"
#include "wizard/models/proof_model.h"
#include "wizard/models/work_model.h"

class QPushButton;
class QStackedLayout;

namespace meethouse
{

class KeysCard;
class ProofPage;
class Rows;
class RunPage;
class ScrollBody;
class Text;
class Trouble;
class WayCard;
class WorkPage;

// What was done on the server, what it can be put to, and the ways to leave it.
class MaintenanceTab final : public ServerTab
{
    Q_OBJECT

public:
    explicit MaintenanceTab(QWidget *parent = nullptr);
    [[nodiscard]] QString name() const override;
    [[nodiscard]] ProofModel *proof() const { return m_proof.get(); }

signals:
    void wayInWanted(); // to be looked at and changed
    void forgotten();   // by this computer; nothing happened to the server
    void closeWanted();

protected:
    void begin() override;
    void show(const ManagedServer &server) override;

private:
    QPushButton *addWay(const QString &title, const QString &meaning, const QString &button);
    void showRun(const QString &run);
    void prove();
    void saveReport();
    void takeBack();
    void forget();

    QStackedLayout *m_stack;
    ScrollBody *m_list;
    RunPage *m_run;
    Trouble *m_trouble;
    Text *m_note;
    Rows *m_runs;
    QPushButton *m_prove;
    KeysCard *m_keys;
    WayCard *m_wayIn;
    QPushButton *m_report;
    QPushButton *m_undo;
    QPushButton *m_forget;
    std::unique_ptr<WorkModel> m_work;
    WorkPage *m_page = nullptr;
    std::unique_ptr<ProofModel> m_proof;
    ProofPage *m_proofPage = nullptr;
};

} // namespace meethouse
