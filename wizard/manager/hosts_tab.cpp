#include "wizard/manager/hosts_tab.h"

#include "wizard/look/card.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"
#include "wizard/manager/host_view.h"
#include "wizard/manager/scroll_body.h"
#include "wizard/pages/hosts_page.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedLayout>

#include <algorithm>

namespace meethouse
{

namespace
{

bool all(const QList<Host> &hosts, Host::State state)
{
    return std::ranges::all_of(hosts, [state](const Host &host) { return host.state == state; });
}

QStringList namesOf(const QList<Host> &hosts)
{
    QStringList names;
    for (const auto &host : hosts)
        names += host.name;
    return names;
}

QString sentenceAbout(const Host &host)
{
    switch (host.state) {
    case Host::State::Active:
        return HostsTab::tr("Opens meetings with a password that nobody else knows.");
    case Host::State::Disabled:
        return HostsTab::tr("Cannot sign in. The account and its rooms are kept.");
    case Host::State::Invited:
        return HostsTab::tr("Has chosen no password yet. The link works once, until %1.")
            .arg(QLocale().toString(host.expires.toLocalTime(), QLocale::ShortFormat));
    }
    Q_UNREACHABLE();
}

} // namespace

HostsTab::HostsTab(QWidget *parent)
    : ServerTab(parent)
    , m_stack(new QStackedLayout(this))
    , m_table(new ScrollBody)
    , m_trouble(new Trouble)
    , m_search(new QLineEdit)
    , m_invite(new QPushButton(tr("&Invite…")))
    , m_view(new HostView)
    , m_chosen(new Card)
    , m_who(new Text(Text::Kind::Heading))
    , m_what(new Text(Text::Kind::Small))
    , m_actions(new QHBoxLayout)
    , m_remove(button(tr("Re&move…"), &HostsTab::remove))
    , m_withdraw(button(tr("&Withdraw"), &HostsTab::withdraw))
    , m_disable(new QPushButton(tr("&Disable")))
    , m_enable(new QPushButton(tr("&Enable")))
    , m_link(new QPushButton(tr("New &link")))
    , m_below(new Text(Text::Kind::Quiet))
{
    m_search->setClearButtonEnabled(true);
    m_search->setTextMargins(gap, 0, gap, 0);
    m_search->setMaximumWidth(40 * grid);
    m_search->setAccessibleName(tr("Search the hosts"));
    m_search->setAccessibleDescription(tr("Shows only hosts whose name or state holds this."));
    m_invite->setDefault(true);
    m_invite->setAccessibleDescription(tr("Makes one-time links with which hosts choose their password."));
    m_remove->setProperty("grave", true);
    m_remove->setAccessibleDescription(tr("The account and its rooms go, and the host is shut out at once."));
    m_withdraw->setAccessibleDescription(tr("The open link does not work any more."));
    m_disable->setAccessibleDescription(tr("Shut out at once, until enabled again; the account is kept."));
    m_enable->setAccessibleDescription(tr("May sign in again, with the same password."));
    m_link->setAccessibleDescription(tr("A one-time link with which the host chooses a new password."));
    m_below->setAccessibleName(tr("About the list"));

    auto *top = new QHBoxLayout;
    top->setSpacing(gap);
    top->addWidget(m_search, 1);
    top->addStretch(1);
    top->addWidget(m_invite);
    auto *card = new Card;
    auto *framed = new QVBoxLayout(card);
    framed->setContentsMargins(1, corner / 2, 1, corner / 2);
    framed->addWidget(m_view);

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_who);
    words->addWidget(m_what);
    m_actions->setSpacing(gap);
    for (auto *one : {m_remove, m_withdraw, m_disable, m_enable, m_link})
        m_actions->addWidget(one);
    auto *chosen = new QHBoxLayout(m_chosen);
    chosen->setContentsMargins(space, grid + 4, space, grid + 4);
    chosen->setSpacing(space);
    chosen->addLayout(words, 1);
    chosen->addLayout(m_actions);
    m_chosen->setAccessibleName(tr("What can be done with those that are chosen"));

    auto *column = m_table->column();
    column->addWidget(m_trouble);
    column->addLayout(top);
    column->addWidget(card, 1);
    column->addWidget(m_below);
    column->addWidget(m_chosen);
    m_stack->addWidget(m_table);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_view->search(text);
        showChosen();
    });
    connect(m_invite, &QPushButton::clicked, this, &HostsTab::showLinks);
    connect(m_view, &HostView::chosenChanged, this, &HostsTab::showChosen);
    connect(m_disable, &QPushButton::clicked, this, [this] { change(HostChange::Disable, tr("Shutting out …")); });
    connect(m_enable, &QPushButton::clicked, this, [this] { change(HostChange::Enable, tr("Letting in again …")); });
    connect(m_link, &QPushButton::clicked, this, [this] { newLinks(m_view->chosen()); });
}

QPushButton *HostsTab::button(const QString &text, void (HostsTab::*act)())
{
    auto *made = new QPushButton(text);
    connect(made, &QPushButton::clicked, this, act);
    return made;
}

QString HostsTab::name() const
{
    return tr("&Hosts");
}

void HostsTab::begin()
{
    m_search->clear();
    m_refused.clear();
    m_view->setTable(&server()->hosts());
    delete m_invitations;
    m_model = std::make_unique<HostsModel>(server()->setup());
    m_invitations = new HostsPage(*m_model);
    m_stack->addWidget(m_invitations);
    const auto leave = [this] {
        m_stack->setCurrentWidget(m_table);
        m_search->setFocus();
    };
    connect(m_invitations, &Page::backWanted, this, leave);
    connect(m_invitations, &Page::nextWanted, this, leave);
    connect(m_model.get(), &HostsModel::changed, this, [this] {
        if (m_model->state() == HostsModel::State::Resting && !m_model->invitations().isEmpty())
            server()->refreshHosts();
    });
    m_stack->setCurrentWidget(m_table);
}

void HostsTab::show(const ManagedServer &server)
{
    const auto &overview = server.overview();
    m_invite->setEnabled(overview && overview->settings && !server.isBusy());
    if (const auto &error = server.error())
        m_trouble->show(*error);
    else if (!m_refused.isEmpty())
        m_trouble->show({ErrorKind::Failed, tr("Not everything was done."), m_refused, {}, {}, {}});
    else
        m_trouble->clear();
    showChosen();
}

void HostsTab::showChosen()
{
    if (!server())
        return;
    const auto &hosts = server()->hosts();
    m_search->setPlaceholderText(tr("Search %n host(s)", nullptr, hosts.rowCount()));
    if (!hosts.isKnown())
        m_below->setText(server()->state());
    else if (hosts.rowCount() == 0)
        m_below->setText(tr("There is no host yet. Invite the first one: the link is for that person alone."));
    else if (m_view->shown() == 0)
        m_below->setText(tr("No host fits this search."));
    else
        m_below->clear();
    m_below->setVisible(!m_below->text().isEmpty());

    const auto chosen = m_view->chosen();
    m_chosen->setVisible(!chosen.isEmpty());
    if (chosen.isEmpty())
        return;
    m_who->setText(chosen.size() == 1 ? nameOf(chosen.first())
                                      : tr("%n host(s) chosen", nullptr, static_cast<int>(chosen.size())));
    m_what->setText(
        chosen.size() == 1 ? sentenceAbout(chosen.first()) : tr("What you choose is done for all of them."));
    const bool invited = all(chosen, Host::State::Invited);
    const bool accounts =
        std::ranges::none_of(chosen, [](const Host &host) { return host.state == Host::State::Invited; });
    m_withdraw->setVisible(invited);
    m_remove->setVisible(accounts);
    m_disable->setVisible(all(chosen, Host::State::Active));
    m_enable->setVisible(all(chosen, Host::State::Disabled));
    m_link->setVisible(!namesOf(chosen).contains(QString()) && (invited || all(chosen, Host::State::Active)));
    for (auto *one : {m_withdraw, m_remove, m_disable, m_enable, m_link})
        one->setEnabled(!server()->isBusy());
}

void HostsTab::showLinks()
{
    m_stack->setCurrentWidget(m_invitations);
    static_cast<HostsPage *>(m_invitations)->enter();
    if (auto *first = m_invitations->first())
        first->setFocus();
}

void HostsTab::newLinks(const QList<Host> &hosts)
{
    const auto names = namesOf(hosts);
    QStringList ids;
    for (const auto &host : hosts)
        ids += host.id;
    const bool invited = all(hosts, Host::State::Invited);
    server()->work(
        tr("Making the links …"),
        [names, ids, invited](Remote &remote, std::stop_token stop) -> Result<InvitationsMade> {
            if (!invited)
                return resetHosts(remote, {names}, std::move(stop));
            // The former link must not go on working beside the new one.
            if (const auto gone = withdrawInvitations(remote, ids, stop); !gone)
                return failure(gone.error());
            return inviteHosts(remote, {names}, std::move(stop));
        },
        [this](InvitationsMade made) {
            m_refused = made.refused.join(QLatin1Char(' '));
            m_model->take(std::move(made));
            showLinks();
        });
}

void HostsTab::changed(const HostsChanged &result)
{
    m_refused = result.refused.join(QLatin1Char(' '));
    server()->refreshHosts();
}

void HostsTab::change(HostChange change, const QString &doing)
{
    server()->work(
        doing,
        [change, names = namesOf(m_view->chosen())](
            Remote &remote, std::stop_token stop) { return changeHosts(remote, change, names, std::move(stop)); },
        [this](const HostsChanged &result) { changed(result); });
}

void HostsTab::withdraw()
{
    QStringList ids;
    for (const auto &host : m_view->chosen())
        ids += host.id;
    server()->work(
        tr("Withdrawing …"),
        [ids](Remote &remote, std::stop_token stop) { return withdrawInvitations(remote, ids, std::move(stop)); },
        [this](const HostsChanged &result) { changed(result); });
}

void HostsTab::remove()
{
    const auto names = namesOf(m_view->chosen());
    QMessageBox box(QMessageBox::Warning, tr("Remove for good?"),
        tr("Remove %n host(s) for good?", nullptr, static_cast<int>(names.size())), QMessageBox::NoButton, this);
    box.setInformativeText(names.join(QStringLiteral(", ")) + QLatin1Char('\n') +
                           leftOfRemovedHosts(server()->setup().settings.privacy.participantLogDays));
    auto *remove = box.addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(tr("&Keep"), QMessageBox::RejectRole));
    box.exec();
    if (box.clickedButton() == remove)
        change(HostChange::Remove, tr("Removing …"));
}

} // namespace meethouse
