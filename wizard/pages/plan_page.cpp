#include "wizard/pages/plan_page.h"

#include "wizard/look/fold.h"
#include "wizard/look/measure.h"
#include "wizard/look/rows.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"

#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace meethouse
{

PlanPage::PlanPage(PlanModel &model, QWidget *parent)
    : Page(parent)
    , m_model(model)
    , m_summary(new Text(Text::Kind::Heading, {}, this))
    , m_rows(new Rows(tr("What will be done"), this))
    , m_groups(new QVBoxLayout)
    , m_trouble(new Trouble(this))
    , m_script(new QPlainTextEdit(this))
    , m_back(new Text(Text::Kind::Plain, {}, this))
{
    setTitle(tr("This is what will be done"));
    setWhy(tr("Nothing has been changed so far. Every step looks first whether it is so already, and checks afterwards "
              "that it is."));
    m_script->setReadOnly(true);
    m_script->setTabChangesFocus(true);
    m_script->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_script->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_script->setFixedHeight(40 * grid);
    m_script->setAccessibleName(tr("The shell that will run on the server"));
    m_fold = new Fold(tr("Show the script, for those who read shell"), m_script, this);
    m_back->setText(tr("All of it can be taken back: what we add is ours and is removed again, packages that were not "
                       "there before go, and files of others stay as they are."));
    body()->addWidget(m_summary);
    m_groups->setSpacing(gap);
    body()->addWidget(m_rows);
    body()->addLayout(m_groups);
    body()->addWidget(m_trouble);
    body()->addWidget(m_back);
    body()->addWidget(m_fold);
    // The script is long; it is put there only for who asks.
    connect(m_fold, &Fold::toggled, this, [this](bool open) {
        if (!open)
            return;
        m_script->setPlainText(m_model.script());
        bringIntoSight(m_script);
    });
    connect(bar()->main(), &QPushButton::clicked, this, &Page::nextWanted);
    connect(bar()->ordinary(), &QPushButton::clicked, this, [this] {
        if (m_model.state() == PlanModel::State::Making)
            m_model.stop();
        else
            m_model.make();
    });
    connect(&m_model, &PlanModel::stateChanged, this, &PlanPage::show);
    show();
}

void PlanPage::enter()
{
    m_fold->setOpen(false);
    if (m_model.state() != PlanModel::State::Making)
        m_model.make();
}

void PlanPage::showGroups(bool shown)
{
    while (auto *item = m_groups->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!shown)
        return;
    QString group;
    Rows *rows = nullptr;
    for (const auto &item : m_model.items()) {
        if (!rows || item.group != group) {
            group = item.group;
            auto *heading = new Text(Text::Kind::Heading, group, this);
            heading->setContentsMargins(0, m_groups->isEmpty() ? 0 : grid, 0, 0);
            m_groups->addWidget(heading);
            m_groups->addWidget(rows = new Rows(group, this));
        }
        rows->set({item.id, item.already ? Mark::Done : Mark::Waiting, item.title, item.why,
            item.already ? tr("is so already") : QString(), {}});
    }
}

void PlanPage::show()
{
    using State = PlanModel::State;
    const auto state = m_model.state();
    const bool made = state == State::Made;
    if (state == State::Failed)
        m_trouble->show(m_model.error());
    else
        m_trouble->clear();
    if (state == State::Making)
        m_rows->setAll({{QStringLiteral("making"), Mark::Running, tr("Looking at what has to be done"),
            tr("The server and the name are looked at once more, because time has passed."), {}, {}}});
    else
        m_rows->clear();
    showGroups(made);
    const int minutes = m_model.seconds() / 60 + 1;
    m_summary->setText(m_model.pending() == 0 ? tr("Everything is as it should be; nothing has to be done.")
                                              : tr("%n step(s)", nullptr, m_model.pending()) + QStringLiteral(" · ") +
                                                    tr("about %n minute(s)", nullptr, minutes));
    m_summary->setVisible(made);
    m_back->setVisible(made);
    m_fold->setVisible(made);
    bar()->setMain(m_model.pending() == 0 && made ? tr("Cont&inue") : tr("&Set it up"));
    bar()->main()->setEnabled(made);
    bar()->setOrdinary(state == State::Making ? tr("S&top") : made ? QString() : tr("Look &again"));
}

} // namespace meethouse
