#include "wizard/pages/key_page.h"

#include "wizard/look/card.h"
#include "wizard/look/fields.h"
#include "wizard/look/mark.h"
#include "wizard/look/measure.h"
#include "wizard/look/rows.h"
#include "wizard/look/text.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>

namespace meethouse
{

KeyPage::KeyPage(ServerModel &model, QWidget *parent)
    : Page(parent)
    , m_model(model)
    , m_card(new Card(this))
    , m_mark(new MarkView(Mark::Unknown, m_card))
    , m_heading(new Text(Text::Kind::Heading, {}, m_card))
    , m_meaning(new Text(Text::Kind::Plain, {}, m_card))
    , m_known(new CopyField(tr("Key known so far"), m_card))
    , m_shown(new CopyField(tr("Key shown today"), m_card))
    , m_how(new Text(Text::Kind::Plain, {}, this))
    , m_command(new CopyField(tr("Command for the server's console"), this))
    , m_compared(new QCheckBox(tr("I have &compared it, and the new key is right"), this))
    , m_stages(new Rows(tr("Signing in"), this))
{
    wrapTitle(m_compared);
    m_compared->setObjectName(QStringLiteral("compared"));
    m_knownField = new Field(tr("Known so far"), m_known, {}, m_card);
    m_shownField = new Field(tr("Shown today"), m_shown, {}, m_card);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_heading);
    words->addWidget(m_meaning);
    auto *head = new QHBoxLayout;
    head->setSpacing(grid + 4);
    head->addWidget(m_mark, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    auto *inside = new QVBoxLayout(m_card);
    inside->setContentsMargins(space, space, space, space);
    inside->setSpacing(space);
    inside->addLayout(head);
    inside->addWidget(m_knownField);
    inside->addWidget(m_shownField);
    m_command->setText(QStringLiteral("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub"));
    body()->addWidget(m_card);
    body()->addWidget(m_how);
    body()->addWidget(m_command);
    body()->addWidget(m_compared);
    body()->addWidget(m_stages);

    connect(m_compared, &QCheckBox::toggled, this, &KeyPage::show);
    connect(
        bar()->main(), &QPushButton::clicked, this, [this] { m_changed ? m_model.refuseKey() : m_model.acceptKey(); });
    connect(bar()->ordinary(), &QPushButton::clicked, this,
        [this] { m_changed ? m_model.acceptKey() : m_model.refuseKey(); });
    connect(&m_model, &ServerModel::stateChanged, this, &KeyPage::show);
    show();
}

void KeyPage::enter()
{
    m_compared->setChecked(false);
    show();
}

void KeyPage::show()
{
    using State = ServerModel::State;
    const auto state = m_model.state();
    if (state == State::KeyChanged || state == State::KeyUnknown)
        m_changed = state == State::KeyChanged;
    const bool connecting = state == State::Connecting;
    const bool expected = !m_changed && !m_model.expectedKey().isEmpty() && m_model.expectedKey() == m_model.shownKey();
    m_shown->setText(m_model.shownKey());
    m_known->setText(m_model.knownKey());
    m_knownField->setVisible(m_changed);
    m_card->setGrave(m_changed);
    m_compared->setVisible(m_changed);
    m_how->setVisible(!expected);
    m_command->setVisible(!expected);
    m_mark->setMark(m_changed ? Mark::Failed : expected ? Mark::Done : Mark::Unknown);
    if (m_changed) {
        setTitle(tr("This is not the server you met last time"));
        setWhy(tr("This address used to show another key. We have stopped before sending your password."));
        m_heading->setText(tr("What can this mean?"));
        m_meaning->setText(tr("The server was installed anew, or the address now belongs to another one; or somebody "
                              "stands between you and it. Only the hosting company can tell."));
        m_how->setText(
            tr("If you had the server installed anew: open its console at the hosting company's web site and "
               "compare the key with what this prints there."));
    } else {
        setTitle(tr("Is it the right server?"));
        setWhy(expected ? tr("Every server has a key that nobody else has, and we compare it every time.")
                        : tr("Every server has a key that nobody else has. You meet this one for the first time, so "
                             "compare its fingerprint once; from then on we do."));
        m_heading->setText(
            expected ? tr("It is the practice server on this machine") : tr("This is the fingerprint of its key"));
        m_meaning->setText(expected
                               ? tr("Its key is the one that was made for it here, so there is nothing to compare.")
                               : tr("Your password has not been sent yet."));
        m_how->setText(
            tr("Many hosting companies show the fingerprint on the server's page. If yours does not: open the "
               "server's console there and compare with what this prints. No console? Then it is very "
               "likely, but not certain, that it is the right one."));
    }
    bar()->setMain(m_changed ? tr("&Stop here") : tr("It is the &right one"));
    bar()->setOrdinary(m_changed ? tr("Remember the &new key") : tr("&Stop here"));
    bar()->main()->setEnabled(!connecting);
    bar()->ordinary()->setEnabled(!connecting && (!m_changed || m_compared->isChecked()));
    if (connecting)
        m_stages->set({QStringLiteral("sign-in"), Mark::Running, tr("Signing in"), {}, {}, {}});
    else
        m_stages->clear();
}

} // namespace meethouse
