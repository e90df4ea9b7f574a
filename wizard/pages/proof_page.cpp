#include "wizard/pages/proof_page.h"

#include "wizard/look/card.h"
#include "wizard/look/fold.h"
#include "wizard/look/measure.h"
#include "wizard/look/moment.h"
#include "wizard/look/rows.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace meethouse
{

ProofPage::ProofPage(ProofModel &model, QWidget *parent)
    : Page(parent)
    , m_model(model)
    , m_rows(new Rows(tr("What was tried"), this))
    , m_now(new Rows(tr("What is being tried"), this))
    , m_trouble(new Trouble(this))
    , m_measured(new Card(this))
    , m_fold(new Fold(tr("Show what was measured, as your papers will say it"), m_measured, this))
{
    body()->addWidget(m_trouble);
    body()->addWidget(m_rows);
    body()->addWidget(m_now);
    body()->addWidget(m_fold);
    m_measured->setAccessibleName(tr("What was measured"));
    auto *inside = new QVBoxLayout(m_measured);
    inside->setContentsMargins(space, space, space, space);
    inside->setSpacing(2);
    connect(m_fold, &Fold::toggled, this, [this](bool open) {
        if (open)
            showMeasurements();
    });
    connect(bar()->main(), &QPushButton::clicked, this, [this] {
        if (m_model.holds())
            emit nextWanted();
        else
            m_model.prove();
    });
    connect(bar()->ordinary(), &QPushButton::clicked, this, [this] {
        if (m_model.state() == ProofModel::State::Proving)
            m_model.stop();
        else if (m_model.state() == ProofModel::State::Proved && !m_model.holds())
            emit nextWanted();
        else
            m_model.prove();
    });
    connect(&m_model, &ProofModel::stateChanged, this, &ProofPage::show);
    show();
}

void ProofPage::standAlone()
{
    m_alone = true;
    show();
}

void ProofPage::enter()
{
    if (m_model.state() == ProofModel::State::Resting || m_model.state() == ProofModel::State::Failed)
        m_model.prove();
}

void ProofPage::showMeasurements()
{
    qDeleteAll(m_measured->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    auto *layout = m_measured->layout();
    for (const auto &measurement : m_model.measurements()) {
        const QString said = measurement.name + QStringLiteral(": ") + measurement.value;
        layout->addWidget(new Text(Text::Kind::Plain, said, m_measured));
        auto *how = new Text(Text::Kind::Small, measurement.how, m_measured);
        how->setContentsMargins(0, 0, 0, grid);
        layout->addWidget(how);
    }
}

void ProofPage::show()
{
    using State = ProofModel::State;
    const auto state = m_model.state();
    const bool proving = state == State::Proving;
    if (proving) {
        setTitle(tr("Does it keep its promises?"));
        setWhy(
            tr("Everything is tried from this computer and on the server, as hosts, guests and strangers would. This "
               "takes a minute or two."));
    } else if (state == State::Proved) {
        setTitle(m_model.holds() ? tr("It works, and this is how we know") : tr("Not every promise holds yet"));
        setWhy(m_model.holds()
                   ? tr("Tried from this computer and on the server, %1. These results are what your papers "
                        "will say.")
                         .arg(momentInWords(m_model.time()))
                   : tr("What is to be done stands beside each. Trying again changes nothing."));
    } else {
        setTitle(tr("Does it keep its promises?"));
        setWhy(tr("It is tried from this computer and on the server."));
    }
    if (state == State::Failed)
        m_trouble->show(m_model.error());
    else
        m_trouble->clear();
    QList<Row> rows;
    for (const auto &check : m_model.checks())
        rows += rowOf(check);
    m_rows->setAll(rows);
    if (proving)
        m_now->set({QStringLiteral("now"), Mark::Running, tr("Trying the next one"), {}, {}, {}});
    else
        m_now->clear();
    // What is proved anew is measured anew.
    m_fold->setVisible(state == State::Proved);
    if (proving)
        m_fold->setOpen(false);
    else if (m_fold->isOpen())
        showMeasurements();
    const bool fails = state == State::Proved && !m_model.holds();
    bar()->setOrdinary(proving           ? tr("&Stop")
                       : fails           ? m_alone ? QString() : tr("&Go on all the same")
                                 : m_model.holds() ? tr("Try &again")
                                         : QString());
    const auto after = m_alone ? tr("Don&e") : tr("&Invite the first hosts");
    bar()->setMain(m_model.holds() || proving ? after : tr("Try &again"));
    bar()->main()->setEnabled(!proving);
}

} // namespace meethouse
