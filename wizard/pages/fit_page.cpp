#include "wizard/pages/fit_page.h"

#include "wizard/look/rows.h"
#include "wizard/look/trouble.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace meethouse
{

namespace
{

const QString snapshot = QStringLiteral("snapshot");

} // namespace

FitPage::FitPage(FitModel &model, QWidget *parent)
    : Page(parent)
    , m_model(model)
    , m_rows(new Rows(tr("What was found"), this))
    , m_trouble(new Trouble(this))
{
    setTitle(tr("Is this server fit for meetings?"));
    body()->addWidget(m_rows);
    body()->addWidget(m_trouble);
    connect(m_rows, &Rows::acted, this, [this](const QString &id) {
        if (id == snapshot)
            m_model.haveSnapshot();
        else
            m_model.waive(id);
    });
    connect(bar()->main(), &QPushButton::clicked, this, [this] {
        if (m_model.runGoesOn())
            emit runFound();
        else if (m_model.isSetUp())
            emit setUpFound();
        else
            emit nextWanted();
    });
    connect(bar()->ordinary(), &QPushButton::clicked, this, [this] {
        if (m_model.state() == FitModel::State::Looking)
            m_model.stop();
        else
            m_model.look();
    });
    connect(&m_model, &FitModel::stateChanged, this, &FitPage::show);
    show();
}

void FitPage::enter()
{
    if (m_model.state() != FitModel::State::Seen && m_model.state() != FitModel::State::Looking)
        m_model.look();
}

void FitPage::show()
{
    using State = FitModel::State;
    const auto state = m_model.state();
    const bool looking = state == State::Looking;
    if (state == State::Failed)
        m_trouble->show(m_model.error());
    else
        m_trouble->clear();

    const auto failed = std::ranges::count(m_model.checks(), Check::State::Fail, &Check::state);
    QList<Row> rows;
    const Row machine{QStringLiteral("machine"), looking ? Mark::Running : Mark::Done,
        looking || m_model.machine().isEmpty() ? tr("Looking at the server") : m_model.machine(),
        looking      ? tr("Nothing is changed by this.")
        : failed > 0 ? QString()
                     : m_model.carries(),
        {}, {}};
    if (looking || state == State::Seen)
        rows += machine;
    if (state == State::Seen && m_model.runGoesOn()) {
        rows += {QStringLiteral("run"), Mark::Running, tr("A run is going on there"),
            tr("It was started earlier and went on without this window. “Continue” shows how far it is."), {}, {}};
    } else if (state == State::Seen && m_model.isSetUp()) {
        rows += {QStringLiteral("set-up"), Mark::Done, tr("Meethouse has set it up as %1").arg(m_model.domainThere()),
            tr("“Continue” takes it over to this computer, tries every promise, and changes nothing."), {}, {}};
    } else if (state == State::Seen) {
        for (const auto &check : m_model.checks()) {
            auto row = rowOf(check);
            if (check.state == Check::State::Fail && check.waivable)
                row.action = tr("I know better");
            if (check.state == Check::State::Waived)
                row.aside = tr("passed over by you");
            rows += row;
        }
        rows += {snapshot, m_model.snapshot() ? Mark::Done : Mark::Warning,
            m_model.snapshot() ? tr("You have a snapshot") : tr("Take a snapshot at the hosting company first"),
            tr("Most companies offer one. It is the quickest way back if you change your mind."), {},
            m_model.snapshot() ? QString() : tr("I have one")};
    }
    m_rows->setAll(rows);

    if (looking)
        setWhy(tr("We look without changing anything. This takes a few seconds."));
    else if (state == State::Seen && failed > 0)
        setWhy(tr("We looked without changing anything. %n thing(s) need you before we can go on.", nullptr,
            static_cast<int>(failed)));
    else if (m_model.isFit() && !m_model.isSetUp() && !m_model.runGoesOn())
        setWhy(tr("We looked without changing anything. Nothing stands in the way."));
    else
        setWhy(tr("We looked without changing anything."));
    const auto first = std::ranges::find(m_model.checks(), Check::State::Fail, &Check::state);
    if (state == State::Seen && first != m_model.checks().end()) {
        if (auto *row = m_rows->widgetOf(first->id))
            bringIntoSight(row);
    }
    bar()->setOrdinary(looking ? tr("&Stop") : tr("Check &again"));
    bar()->setMain(tr("Cont&inue"));
    bar()->main()->setEnabled(state == State::Seen && (m_model.isFit() || m_model.runGoesOn() || m_model.isSetUp()));
}

} // namespace meethouse
