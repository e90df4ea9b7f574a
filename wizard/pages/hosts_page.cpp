#include "wizard/pages/hosts_page.h"

#include "wizard/look/card.h"
#include "wizard/look/fields.h"
#include "wizard/look/fold.h"
#include "wizard/look/measure.h"
#include "wizard/look/moment.h"
#include "wizard/look/qr.h"
#include "wizard/look/rows.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

namespace meethouse
{

HostsPage::HostsPage(HostsModel &model, QWidget *parent)
    : Page(parent)
    , m_model(model)
    , m_names(new QPlainTextEdit(this))
    , m_free(new QSpinBox(this))
    , m_days(new QSpinBox(this))
    , m_working(new Rows(tr("Inviting"), this))
    , m_trouble(new Trouble(this))
    , m_links(new QWidget(this))
    , m_sheets(new QPushButton(tr("Write &sheets to hand over…"), this))
    , m_written(new Text(Text::Kind::Plain, {}, this))
{
    setTitle(tr("Who opens meetings?"));
    setWhy(tr("Hosts sign in and open rooms. Each gets a link that works once and chooses a password behind it; nobody "
              "but the host ever knows it, you included."));
    m_names->setTabChangesFocus(true);
    m_names->setFixedHeight(12 * grid);
    m_namesField = new Field(tr("&Names of the hosts"), m_names,
        tr("One in each line, as they will sign in: small letters, digits, dots and hyphens, for example anna or "
           "a.rossi."),
        this);
    m_invite = new QPushButton(tr("Make &the links"), this);
    setFirst(m_names);
    auto *links = new QVBoxLayout(m_links);
    links->setContentsMargins(0, 0, 0, 0);
    links->setSpacing(space);
    m_free->setRange(0, 1000);
    m_days->setRange(1, 366);
    m_days->setValue(m_model.days());
    for (auto *number : {m_free, m_days})
        number->setFixedWidth(14 * grid);
    auto *others = new QWidget(this);
    auto *inside = new QVBoxLayout(others);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(space);
    inside->addWidget(
        new Field(tr("Links without &a name"), m_free, tr("Whoever opens one chooses the name, too."), others));
    inside->addWidget(new Field(tr("Days that the links &work"), m_days, {}, others));
    body()->addWidget(m_namesField);
    body()->addWidget(new Fold(tr("Without a name, or for longer"), others, this));
    body()->addWidget(m_invite, 0, Qt::AlignLeft);
    body()->addWidget(m_working);
    body()->addWidget(m_trouble);
    body()->addWidget(m_links);
    body()->addWidget(m_sheets, 0, Qt::AlignLeft);
    body()->addWidget(m_written);
    m_sheets->setAccessibleDescription(
        tr("A page to print for each host with a name, and all of them as small cards."));
    m_written->hide();

    connect(m_names, &QPlainTextEdit::textChanged, this, [this] { m_model.setNames(m_names->toPlainText()); });
    connect(m_free, &QSpinBox::valueChanged, &m_model, &HostsModel::setFreeNames);
    connect(m_days, &QSpinBox::valueChanged, &m_model, &HostsModel::setDays);
    connect(m_invite, &QPushButton::clicked, this, [this] { m_model.invite(); });
    connect(bar()->main(), &QPushButton::clicked, this, [this] {
        if (m_alone && m_model.isReady())
            m_model.invite();
        else
            emit nextWanted();
    });
    connect(m_sheets, &QPushButton::clicked, this, &HostsPage::chooseFolder);
    connect(&m_model, &HostsModel::sheetsWritten, this, [this](const QString &folder) {
        m_written->setText(tr("The sheets are in %1. Each shows a link that works once: hand it to its host alone.")
                               .arg(QDir::toNativeSeparators(folder)));
        m_written->show();
    });
    connect(&m_model, &HostsModel::changed, this, &HostsPage::show);
    show();
}

void HostsPage::enter()
{
    show();
}

void HostsPage::standAlone()
{
    m_alone = true;
    setTitle(tr("Invite hosts"));
    m_invite->hide();
    show();
}

void HostsPage::chooseFolder()
{
    const auto folder = QFileDialog::getExistingDirectory(this, tr("Folder for the sheets"));
    if (!folder.isEmpty())
        m_model.writeSheets(folder);
}

void HostsPage::show()
{
    const bool inviting = m_model.state() == HostsModel::State::Inviting;
    m_sheets->setVisible(!m_model.sheets().isEmpty());
    m_sheets->setEnabled(m_model.state() != HostsModel::State::Writing);
    if (m_names->toPlainText() != m_model.text())
        m_names->setPlainText(m_model.text());
    m_names->setEnabled(!inviting);
    m_free->setValue(m_model.freeNames());
    m_invite->setEnabled(!inviting && m_model.isReady());
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
    const bool none = m_model.invitations().isEmpty();
    if (!m_alone)
        bar()->setMain(none ? tr("Invite &later") : tr("Cont&inue"));
    else
        bar()->setMain(none || m_model.isReady() ? tr("Make &the links") : tr("Don&e"));
    bar()->main()->setEnabled(!inviting && (!m_alone || !none || m_model.isReady()));
}

void HostsPage::showLinks()
{
    if (m_shownLinks == m_model.invitations().size())
        return;
    m_shownLinks = m_model.invitations().size();
    m_written->hide();
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
    const auto whose = invitation.name.isEmpty() ? tr("a host who chooses a name") : invitation.name;
    card->setAccessibleName(tr("Link of %1").arg(whose));
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(space, grid + 4, space, grid + 4);
    layout->setSpacing(gap);
    auto *name = new Text(Text::Kind::Heading, whose, card);
    auto *until = new Text(Text::Kind::Small, tr("Works once, until %1.").arg(momentInWords(invitation.expires)), card);
    auto *link = new CopyField(tr("Link of %1").arg(whose), card);
    link->setText(invitation.link);
    auto *mail = new QPushButton(tr("Write a mail…"), card);
    mail->setAccessibleDescription(whose);
    connect(mail, &QPushButton::clicked, this,
        [this, invitation] { QDesktopServices::openUrl(m_model.mailDraft(invitation)); });
    auto *line = new QHBoxLayout;
    line->setSpacing(gap);
    line->addWidget(link, 1);
    line->addWidget(mail);
    layout->addWidget(name);
    layout->addWidget(until);
    layout->addLayout(line);
    auto *code = new Fold(tr("Show a code for the telephone's camera"), new QrCode(invitation.link, card), card);
    layout->addWidget(code);
    connect(code, &Fold::toggled, this, [this, card](bool open) {
        if (open)
            bringIntoSight(card);
    });
    return card;
}

} // namespace meethouse
