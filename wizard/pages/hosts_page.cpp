#include "wizard/pages/hosts_page.h"

#include "wizard/look/card.h"
#include "wizard/look/fields.h"
#include "wizard/look/fold.h"
#include "wizard/look/measure.h"
#include "wizard/look/qr.h"
#include "wizard/look/rows.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>

namespace meethouse
{

HostsPage::HostsPage(HostsModel &model, QWidget *parent)
    : Page(parent)
    , m_model(model)
    , m_names(new QPlainTextEdit(this))
    , m_working(new Rows(tr("Inviting"), this))
    , m_trouble(new Trouble(this))
    , m_links(new QWidget(this))
{
    setTitle(tr("Who opens meetings?"));
    setWhy(tr("Hosts sign in and open rooms. Each gets a link that works once and chooses a password behind it; nobody "
              "but the host ever knows it, you included."));
    m_names->setTabChangesFocus(true);
    m_names->setFixedHeight(12 * grid);
    m_namesField = new Field(tr("&Names of the first hosts"), m_names,
        tr("One in each line, as they will sign in: letters, digits, dots and hyphens, for example anna or a.rossi."),
        this);
    m_invite = new QPushButton(tr("&Make the links"), this);
    setFirst(m_names);
    auto *links = new QVBoxLayout(m_links);
    links->setContentsMargins(0, 0, 0, 0);
    links->setSpacing(space);
    body()->addWidget(m_namesField);
    body()->addWidget(m_invite, 0, Qt::AlignLeft);
    body()->addWidget(m_working);
    body()->addWidget(m_trouble);
    body()->addWidget(m_links);

    connect(m_names, &QPlainTextEdit::textChanged, this, [this] { m_model.setNames(m_names->toPlainText()); });
    connect(m_invite, &QPushButton::clicked, this, [this] { m_model.invite(); });
    connect(bar()->main(), &QPushButton::clicked, this, &Page::nextWanted);
    connect(&m_model, &HostsModel::changed, this, &HostsPage::show);
    show();
}

void HostsPage::enter()
{
    show();
}

void HostsPage::show()
{
    const bool inviting = m_model.state() == HostsModel::State::Inviting;
    if (m_names->toPlainText() != m_model.text())
        m_names->setPlainText(m_model.text());
    m_names->setEnabled(!inviting);
    m_invite->setEnabled(!inviting && !m_model.names().isEmpty());
    m_namesField->setTrouble(m_model.refused().join(QLatin1Char('\n')));
    if (inviting)
        m_working->set({QStringLiteral("inviting"), Mark::Running, tr("Making the links"), {}, {}, {}});
    else
        m_working->clear();
    if (m_model.state() == HostsModel::State::Failed)
        m_trouble->show(m_model.error());
    else
        m_trouble->clear();
    showLinks();
    bar()->setMain(m_model.invitations().isEmpty() ? tr("Invite &later") : tr("&Continue"));
    bar()->main()->setEnabled(!inviting);
}

void HostsPage::showLinks()
{
    if (m_shownLinks == m_model.invitations().size())
        return;
    m_shownLinks = m_model.invitations().size();
    auto *layout = qobject_cast<QVBoxLayout *>(m_links->layout());
    qDeleteAll(m_links->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    layout->addWidget(new Text(Text::Kind::Plain,
        tr("Hand each link to its host alone: whoever opens it chooses the password. They are shown here once and kept "
           "nowhere; a lost one is replaced by a new one."),
        m_links));
    for (const auto &invitation : m_model.invitations())
        layout->addWidget(linkCard(invitation));
}

QWidget *HostsPage::linkCard(const Invitation &invitation)
{
    auto *card = new Card(m_links);
    card->setAccessibleName(tr("Link of %1").arg(invitation.name));
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(space, grid + 4, space, grid + 4);
    layout->setSpacing(gap);
    auto *name = new Text(Text::Kind::Heading, invitation.name, card);
    auto *until = new Text(Text::Kind::Small,
        tr("works once, until %1").arg(QLocale().toString(invitation.expires.toLocalTime(), QLocale::ShortFormat)),
        card);
    auto *link = new CopyField(tr("Link of %1").arg(invitation.name), card);
    link->setText(invitation.link);
    auto *mail = new QPushButton(tr("Write a mail…"), card);
    mail->setAccessibleDescription(invitation.name);
    connect(mail, &QPushButton::clicked, this,
        [this, invitation] { QDesktopServices::openUrl(m_model.mailDraft(invitation)); });
    auto *line = new QHBoxLayout;
    line->setSpacing(gap);
    line->addWidget(link, 1);
    line->addWidget(mail);
    layout->addWidget(name);
    layout->addWidget(until);
    layout->addLayout(line);
    layout->addWidget(new Fold(tr("Show a code for the telephone's camera"), new QrCode(invitation.link, card), card));
    return card;
}

} // namespace meethouse
