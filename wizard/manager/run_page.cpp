#include "wizard/manager/run_page.h"

#include "wizard/look/fold.h"
#include "wizard/look/measure.h"
#include "wizard/look/rows.h"
#include "wizard/look/step_mark.h"

#include <QFontDatabase>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace meethouse
{

namespace
{

QString aside(const StepProgress &step)
{
    switch (step.state) {
    case StepState::Already:
        return RunPage::tr("was so already");
    case StepState::Pending:
        return RunPage::tr("not begun");
    default:
        return RunPage::tr("%1 s").arg(QLocale().toString(step.seconds, 'f', 1));
    }
}

} // namespace

RunPage::RunPage(QWidget *parent)
    : Page(parent)
    , m_steps(new Rows(tr("Steps"), this))
    , m_log(new QPlainTextEdit(this))
    , m_fold(new Fold(tr("Show what the server said"), m_log, this))
{
    setWhy(tr("What was done on the server, step by step."));
    m_log->setReadOnly(true);
    m_log->setTabChangesFocus(true);
    m_log->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_log->setFixedHeight(32 * grid);
    m_log->setAccessibleName(tr("What the server said"));
    body()->addWidget(m_steps);
    body()->addWidget(m_fold);
    setFirst(m_fold->line());
    connect(m_fold, &Fold::toggled, this, [this](bool open) {
        if (open)
            bringIntoSight(m_log);
    });
}

void RunPage::show(const QString &title, const PastRun &run)
{
    setTitle(title);
    QList<Row> rows;
    for (const auto &step : run.end.steps) {
        const bool failed = step.id == run.end.failedStep;
        rows += {step.id, markOf(step.state), step.title, failed ? run.end.detail : QString(), aside(step), {}};
    }
    m_steps->clear();
    m_steps->setAll(rows);
    m_log->setPlainText(run.log.join(QLatin1Char('\n')));
    m_fold->setOpen(false);
    m_fold->setVisible(!run.log.isEmpty());
    scrollToTop();
}

} // namespace meethouse
