#include "wizard/pages/work_page.h"

#include "wizard/look/fold.h"
#include "wizard/look/measure.h"
#include "wizard/look/rows.h"
#include "wizard/look/step_mark.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"

#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLocale>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>

namespace meethouse
{

namespace
{

constexpr int progressSteps = 1000;
constexpr int mostLogBlocks = 4000;

QString clock(int seconds)
{
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

WorkPage::WorkPage(WorkModel &model, const Setup &setup, QWidget *parent)
    : Page(parent)
    , m_model(model)
    , m_setup(setup)
    , m_where(new Text(Text::Kind::Heading, {}, this))
    , m_time(new Text(Text::Kind::Quiet, {}, this))
    , m_progress(new QProgressBar(this))
    , m_rows(new Rows(tr("Steps"), this))
    , m_trouble(new Trouble(this))
    , m_note(new Text(Text::Kind::Plain, {}, this))
    , m_log(new QPlainTextEdit(this))
{
    m_time->setWordWrap(false);
    m_time->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(gap);
    m_progress->setAccessibleName(tr("Overall progress"));
    auto *line = new QHBoxLayout;
    line->addWidget(m_where, 1);
    line->addStretch(0);
    line->addWidget(m_time);
    auto *top = new QVBoxLayout;
    top->setSpacing(6);
    top->addLayout(line);
    top->addWidget(m_progress);
    m_log->setReadOnly(true);
    m_log->setTabChangesFocus(true);
    m_log->setMaximumBlockCount(mostLogBlocks);
    m_log->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_log->setFixedHeight(32 * grid);
    m_log->setAccessibleName(tr("What the server says"));
    m_fold = new Fold(tr("Show what the server says"), m_log, this);
    // Nothing here is so urgent that the Enter key should do it.
    setFirst(m_fold->line());
    body()->addLayout(top);
    body()->addWidget(m_trouble);
    body()->addWidget(m_note);
    body()->addWidget(m_rows);
    body()->addWidget(m_fold);
    for (const auto &said : m_model.log())
        m_log->appendPlainText(said);

    connect(m_fold, &Fold::toggled, this, [this](bool open) {
        if (open)
            bringIntoSight(m_log);
    });
    m_undo = bar()->addLink(tr("Take &everything back…"));
    m_report = bar()->addLink(tr("&Save a report…"));
    connect(m_undo, &QPushButton::clicked, this, &WorkPage::askToUndo);
    connect(m_report, &QPushButton::clicked, this, &WorkPage::saveReport);
    connect(bar()->ordinary(), &QPushButton::clicked, this, &WorkPage::askToCancel);
    connect(bar()->main(), &QPushButton::clicked, this, [this] {
        if (m_model.state() == WorkModel::State::Done)
            emit nextWanted();
        else if (m_model.isBusy())
            emit closeWanted();
        else if (m_model.state() == WorkModel::State::Undone || !m_setup.plan)
            emit planWanted();
        else
            m_model.start();
    });
    connect(&m_model, &WorkModel::stateChanged, this, &WorkPage::show);
    connect(&m_model, &WorkModel::itemChanged, this, &WorkPage::showItem);
    connect(&m_model, &WorkModel::logCame, m_log, &QPlainTextEdit::appendPlainText);
    connect(&m_model, &WorkModel::reportSaved, this, [this](const QString &name) {
        m_note->setText(
            tr("The report is in %1. It holds no passwords; look through it before you send it.").arg(name));
        m_note->show();
    });
    connect(&m_model, &WorkModel::reportFailed, m_trouble, &Trouble::show);
    show();
}

void WorkPage::enter()
{
    m_seen = -1;
    show();
}

void WorkPage::standAlone()
{
    m_alone = true;
    show();
}

void WorkPage::showItem(int index)
{
    const auto &item = m_model.items().at(index);
    QString aside;
    if (item.state == StepState::Already)
        aside = tr("was so already");
    else if (item.seconds > 0)
        aside = tr("%1 s").arg(QLocale().toString(item.seconds, 'f', item.seconds < 10 ? 1 : 0));
    m_rows->set({item.id, markOf(item.state), item.title, item.why, aside, {}});
    if (item.state == StepState::Running && index != m_seen) {
        m_seen = index;
        if (auto *row = m_rows->widgetOf(item.id))
            bringIntoSight(row);
    }
}

void WorkPage::show()
{
    using State = WorkModel::State;
    const auto state = m_model.state();
    const bool busy = m_model.isBusy();
    const auto name = m_setup.settings.domain.isEmpty() ? m_setup.login.address.host : m_setup.settings.domain;
    if (m_rows->count() > m_model.items().size() || m_model.items().isEmpty() ||
        (m_rows->count() > 0 && m_rows->at(m_model.items().first().id).id.isEmpty()))
        m_rows->clear();
    for (int i = 0; i < m_model.items().size(); ++i)
        showItem(i);

    switch (state) {
    case State::Done:
        setTitle(tr("%1 is set up").arg(name));
        setWhy(m_alone
                   ? tr("Every step has checked itself.")
                   : tr("Every step has checked itself. Next, everything is tried from outside, as a guest would."));
        break;
    case State::Failed:
        setTitle(tr("A step did not succeed"));
        setWhy(tr("Nothing is lost: what is done stays done. Trying again goes on from here."));
        break;
    case State::Cancelled:
        setTitle(tr("The work was stopped"));
        setWhy(tr("What is done stays done, and going on begins where it stopped. Or take everything back."));
        break;
    case State::Undoing:
        setTitle(tr("Taking everything back"));
        setWhy(tr("You may close this window: the server goes on by itself, and we find it again."));
        break;
    case State::Undone:
        setTitle(tr("Everything was taken back"));
        setWhy(tr("The server is as it was before, but for the things below."));
        break;
    default:
        setTitle(tr("Setting up %1").arg(name));
        setWhy(tr("You may close this window: the server goes on by itself, and we find it again."));
    }

    const int count = static_cast<int>(m_model.items().size());
    const int minutes = m_model.secondsLeft() / 60 + 1;
    QString where;
    if (state == State::Reconnecting)
        where = tr("The connection broke. The work goes on at the server; connecting again …");
    else if (state == State::Cancelling)
        where = tr("Stopping: what must not be left half done comes to its end first …");
    else if (busy && count == 0)
        where = tr("Sending the plan …");
    else if (busy)
        where = tr("Step %1 of %2").arg(m_model.current() + 1).arg(count) + QStringLiteral(" · ") +
                (m_model.secondsLeft() < 45 ? tr("less than a minute left")
                                            : tr("about %n minute(s) left", nullptr, minutes));
    else if (state == State::Done)
        where = tr("All %n step(s) done", nullptr, count);
    m_where->setText(where);
    m_time->setText(clock(m_model.secondsSoFar()));
    m_progress->setValue(static_cast<int>(m_model.progress() * progressSteps));

    // What has changed altogether is said at the top.
    if (m_model.isBusy() != m_wasBusy)
        scrollToTop();
    m_wasBusy = m_model.isBusy();
    if (state == State::Failed)
        m_trouble->show(m_model.error());
    else
        m_trouble->clear();
    if (state == State::Undone || busy) {
        m_note->setText(m_model.left().join(QLatin1Char('\n')));
        m_note->setVisible(!m_model.left().isEmpty());
    }

    bar()->back()->setEnabled(!busy);
    bar()->ordinary()->setProperty("grave", true);
    bar()->setOrdinary(busy && state != State::Undoing ? tr("&Cancel…") : QString());
    bar()->ordinary()->setEnabled(state == State::Running);
    const bool stuck = state == State::Failed || state == State::Cancelled;
    m_undo->setVisible(stuck);
    m_report->setVisible(stuck);
    if (busy)
        bar()->setMain(tr("Close the &window, go on without it"));
    else if (state == State::Done)
        bar()->setMain(m_alone ? tr("Don&e") : tr("&Prove that it works"));
    else if (state == State::Undone || !m_setup.plan) // what was only followed has its plan made anew
        bar()->setMain(tr("Back to the &plan"));
    else
        bar()->setMain(state == State::Cancelled ? tr("&Go on") : tr("&Try again"));
    bar()->main()->setDefault(!busy);
}

void WorkPage::askToCancel()
{
    QMessageBox box(
        QMessageBox::Question, tr("Stop the work?"), tr("Stop the work at the server?"), QMessageBox::NoButton, this);
    box.setInformativeText(tr("What is installed just now comes to its end, so that nothing is left half done. What is "
                              "done stays done. You can go on later, or take everything back."));
    auto *stop = box.addButton(tr("&Stop the work"), QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(tr("&Let it go on"), QMessageBox::RejectRole));
    box.exec();
    if (box.clickedButton() == stop)
        m_model.cancel();
}

void WorkPage::askToUndo()
{
    QMessageBox box(QMessageBox::Warning, tr("Take everything back?"),
        tr("Take back everything Meethouse did on this server?"), QMessageBox::NoButton, this);
    box.setInformativeText(
        tr("The meeting server, its hosts and settings are removed. Files of others stay as they are, "
           "and you are told what could not be taken back."));
    auto *undo = box.addButton(tr("&Take everything back"), QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(tr("&Leave it"), QMessageBox::RejectRole));
    box.exec();
    if (box.clickedButton() == undo)
        m_model.undo();
}

void WorkPage::saveReport()
{
    const QString proposal =
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/meethouse-report.json");
    const auto name = QFileDialog::getSaveFileName(this, tr("Save a report"), proposal);
    if (!name.isEmpty())
        m_model.saveReport(name);
}

} // namespace meethouse
