#pragma once

#include "wizard/models/address_model.h"
#include "wizard/models/fit_model.h"
#include "wizard/models/hosts_model.h"
#include "wizard/models/papers_model.h"
#include "wizard/models/plan_model.h"
#include "wizard/models/proof_model.h"
#include "wizard/models/questions_model.h"
#include "wizard/models/remember_model.h"
#include "wizard/models/server_model.h"
#include "wizard/models/start_model.h"
#include "wizard/models/work_model.h"

#include <QWidget>

class QStackedWidget;

namespace meethouse
{

class Page;
class Rail;
class StepList;

// The way from an address and a password to a meeting place, one question at a time.
class Wizard final : public QWidget
{
    Q_OBJECT

public:
    enum class Step { Start, Server, Key, Fit, Address, Meetings, Provider, Plan, Work, Proof, Hosts, Papers, Done };

    // Everything the pages show. They come and go with the language; this stays.
    struct Models {
        explicit Models(Opener opener, const QString &folder)
            : setup(std::move(opener), folder)
        {
        }
        Setup setup;
        StartModel start{setup};
        ServerModel server{setup};
        FitModel fit{setup};
        AddressModel address{setup};
        PlanModel plan{setup};
        WorkModel work{setup};
        ProofModel proof{setup};
        HostsModel hosts{setup};
        QuestionsModel questions{setup};
        PapersModel papers{setup};
        RememberModel remember{setup};
    };

    explicit Wizard(Opener opener = sshOpener(), const QString &folder = {}, QWidget *parent = nullptr);

    [[nodiscard]] Models &models() { return m_models; }
    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] Page *page(Step step) const;
    void go(Step step);
    void turnTo(Page *page);
    [[nodiscard]] Page *questions() const { return m_questions; }
    // Whether there is something to go back to from the first page.
    void setLeavable(bool leavable);
    // Whether something is going on that closing the window would leave to itself.
    [[nodiscard]] bool isAtWork() const { return m_models.work.isBusy(); }

signals:
    void finished();
    void leaveWanted(); // back from the first page
    void closeWanted();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void beginTyping();
    void answer(const std::shared_ptr<Inquiry> &inquiry);
    void back();
    void next();
    void serverChanged();

    Models m_models;
    Rail *m_rail;
    StepList *m_steps;
    QStackedWidget *m_stack;
    QList<Page *> m_pages;       // by Step
    Page *m_questions = nullptr; // of the papers, beside them
    Step m_step = Step::Start;
    bool m_takenOver = false;
    bool m_leavable = false;
};

} // namespace meethouse
