#include "wizard/wizard.h"

#include "wizard/look/rail.h"
#include "wizard/pages/address_page.h"
#include "wizard/pages/done_page.h"
#include "wizard/pages/fit_page.h"
#include "wizard/pages/hosts_page.h"
#include "wizard/pages/key_page.h"
#include "wizard/pages/meetings_page.h"
#include "wizard/pages/papers_page.h"
#include "wizard/pages/plan_page.h"
#include "wizard/pages/proof_page.h"
#include "wizard/pages/provider_page.h"
#include "wizard/pages/questions_page.h"
#include "wizard/pages/server_page.h"
#include "wizard/pages/start_page.h"
#include "wizard/pages/work_page.h"
#include "wizard/question_dialog.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QShowEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace meethouse
{

Wizard::Wizard(Opener opener, const QString &folder, QWidget *parent)
    : QWidget(parent)
    , m_models(std::move(opener), folder)
    , m_rail(new Rail(this))
    , m_steps(new StepList(m_rail))
    , m_stack(new QStackedWidget(this))
{
    m_rail->body()->addWidget(m_steps);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    layout->addWidget(m_stack, 1);
    build();

    connect(&m_models.setup.session, &Session::inquired, this, &Wizard::answer);
    connect(&m_models.server, &ServerModel::stateChanged, this, &Wizard::serverChanged);
    connect(&m_models.start, &StartModel::practiceReady, this, [this](const QString &keyFile) {
        m_models.server.setBy(ServerModel::By::KeyFile);
        m_models.server.setKeyFile(keyFile);
    });
    connect(&m_models.fit, &FitModel::stateChanged, this, [this] { m_rail->setFoot(m_models.setup.whereWeAre()); });
}

void Wizard::build()
{
    qDeleteAll(m_pages);
    delete m_questions;
    auto &m = m_models;
    auto *start = new StartPage(m.start, this);
    auto *server = new ServerPage(m.server, this);
    auto *fit = new FitPage(m.fit, this);
    auto *work = new WorkPage(m.work, m.setup, this);
    auto *papers = new PapersPage(m.papers, m.questions, this);
    m_questions = new QuestionsPage(m.questions, this);
    m_pages = {start, server, new KeyPage(m.server, this), fit,
        new AddressPage(m.address, AddressPage::Use::SetUp, this), new MeetingsPage(m.setup, this),
        new ProviderPage(m.setup, this), new PlanPage(m.plan, this), work, new ProofPage(m.proof, this),
        new HostsPage(m.hosts, this), papers, new DonePage(m.setup, m.remember, this)};
    for (auto *page : std::as_const(m_pages)) {
        m_stack->addWidget(page);
        connect(page, &Page::backWanted, this, &Wizard::back);
        connect(page, &Page::nextWanted, this, &Wizard::next);
    }
    m_stack->addWidget(m_questions);
    connect(papers, &PapersPage::questionsWanted, this, [this] { turnTo(m_questions); });
    connect(m_questions, &Page::backWanted, this, [this] { go(Step::Papers); });
    connect(m_questions, &Page::nextWanted, this, [this] {
        go(Step::Papers);
        m_models.papers.write();
    });
    connect(server, &ServerPage::practiceWanted, this, [this] {
        m_models.start.choose(Setup::Way::Practice);
        go(Step::Start);
    });
    connect(fit, &FitPage::runFound, this, [this] {
        m_models.work.follow();
        go(Step::Work);
    });
    connect(fit, &FitPage::setUpFound, this, [this] {
        m_takenOver = true;
        go(Step::Proof);
    });
    connect(work, &WorkPage::planWanted, this,
        [this] { go(m_models.setup.settings.domain.isEmpty() ? Step::Address : Step::Plan); });
    connect(work, &WorkPage::closeWanted, this, &Wizard::closeWanted);
    m_steps->setSteps({tr("Server"), tr("Right server?"), tr("Fit?"), tr("Address"), tr("Meetings"), tr("Who runs it?"),
        tr("Plan"), tr("Work"), tr("Proof"), tr("First hosts"), tr("Papers"), tr("Done")});
    setLeavable(m_leavable);
    go(m_step);
}

void Wizard::setLeavable(bool leavable)
{
    m_leavable = leavable;
    page(Step::Start)->bar()->back()->setVisible(leavable);
}

Page *Wizard::page(Step step) const
{
    return m_pages.at(static_cast<qsizetype>(step));
}

void Wizard::go(Step step)
{
    m_step = step;
    auto *shown = page(step);
    m_steps->setCurrent(static_cast<int>(step) - 1);
    m_rail->setFoot(m_models.setup.whereWeAre());
    turnTo(shown);
    beginTyping();
}

void Wizard::turnTo(Page *page)
{
    m_stack->setCurrentWidget(page);
    page->enter();
    page->scrollToTop();
}

void Wizard::beginTyping()
{
    auto *shown = page(m_step);
    auto *first = shown->first();
    (first && first->isVisibleTo(shown) ? first : shown)->setFocus();
}

// A window that opens would else begin at the language.
void Wizard::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        beginTyping();
}

void Wizard::back()
{
    switch (m_step) {
    case Step::Start:
        emit leaveWanted();
        return;
    case Step::Fit:
        return go(Step::Server);
    case Step::Proof:
        return go(m_takenOver ? Step::Fit : Step::Work);
    default:
        go(static_cast<Step>(static_cast<int>(m_step) - 1));
    }
}

void Wizard::next()
{
    auto &m = m_models;
    switch (m_step) {
    case Step::Plan:
        go(Step::Work);
        if (m.work.state() != WorkModel::State::Running)
            m.work.start();
        return;
    case Step::Papers:
        m.remember.carryOut();
        return go(Step::Done);
    case Step::Done:
        emit finished();
        return;
    default:
        go(static_cast<Step>(static_cast<int>(m_step) + 1));
    }
}

void Wizard::serverChanged()
{
    using State = ServerModel::State;
    if (m_step != Step::Server && m_step != Step::Key)
        return;
    switch (m_models.server.state()) {
    case State::KeyUnknown:
    case State::KeyChanged:
        return go(Step::Key);
    case State::Failed:
    case State::Resting:
        if (m_step == Step::Key)
            go(Step::Server);
        return;
    case State::Connected:
        return go(Step::Fit);
    case State::Connecting:
        return;
    }
}

void Wizard::answer(const std::shared_ptr<Inquiry> &inquiry)
{
    auto *dialog = new QuestionDialog(inquiry, this);
    dialog->open();
}

void Wizard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        build();
    QWidget::changeEvent(event);
}

} // namespace meethouse
