#include "wizard/manager/hosts_tab.h"

#include "wizard/look/card.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"
#include "wizard/manager/import_page.h"
#include "wizard/manager/scroll_body.h"
#include "wizard/manager/searched_table.h"
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

bool any(const QList<Host> &hosts, Host::State state)
{
    return std::ranges::any_of(hosts, [state](const Host &host) { return host.state == state; });
}

QStringList namesOf(const QList<Host> &hosts)
{
    QStringList names;
    for (const auto &host : hosts)
        names += host.name;
    return names;
}

QString inWords(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

QString sentenceAbout(const Host &host)
{
    switch (host.state) {
    case Host::State::Active:
        if (host.failedSignIns > 0)
            return HostsTab::tr("%n wrong password(s) since the last sign-in, the last one at %1. Whoever goes on "
                                "trying has to wait longer each time.",
                nullptr, host.failedSignIns)
                .arg(inWords(host.lastFailed));
        if (host.expires.isValid())
            return HostsTab::tr("May choose a new password with a link that works once, until %1.")
                .arg(inWords(host.expires));
        return HostsTab::tr("Opens meetings with a password that nobody else knows.");
    case Host::State::Disabled:
        return HostsTab::tr("Cannot sign in. The account and its rooms are kept.");
    case Host::State::Invited:
        return HostsTab::tr("Has chosen no password yet. The link works once, until %1.").arg(inWords(host.expires));
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
    , m_import(new QPushButton(tr("Import a l&ist…")))
    , m_invite(new QPushButton(tr("&Invite…")))
    , m_view(new SearchedTable(tr("Hosts"), tr("Hosts and open invitations. Several can be chosen at once.")))
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
    m_import->setAccessibleDescription(tr("Invites everybody on a list, and writes a sheet to hand over for each."));
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
    top->addWidget(m_search, 3);
    top->addStretch(1);
    top->addWidget(m_import);
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
    connect(m_import, &QPushButton::clicked, this, [this] {
        m_stack->setCurrentWidget(m_importPage);
        m_importPage->first()->setFocus();
    });
    connect(m_view, &SearchedTable::chosenChanged, this, &HostsTab::showChosen);
    connect(m_disable, &QPushButton::clicked, this, [this] { change(HostChange::Disable, tr("Shutting out …")); });
    connect(m_enable, &QPushButton::clicked, this, [this] { change(HostChange::Enable, tr("Letting in again …")); });
    connect(m_link, &QPushButton::clicked, this, [this] { newLinks(); });
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
    delete m_importPage;
    m_model = std::make_unique<HostsModel>(server()->setup());
    auto *invitations = new HostsPage(*m_model);
    invitations->standAlone();
    m_invitations = invitations;
    m_stack->addWidget(m_invitations);
    m_importModel = std::make_unique<ImportModel>(server()->setup());
    m_importPage = new ImportPage(*m_importModel);
    m_stack->addWidget(m_importPage);
    for (auto *page : std::initializer_list<Page *>{m_invitations, m_importPage}) {
        connect(page, &Page::backWanted, this, &HostsTab::showTable);
        connect(page, &Page::nextWanted, this, &HostsTab::showTable);
    }
    connect(m_importModel.get(), &ImportModel::hostsChanged, this, [this] { server()->refreshHosts(); });
    connect(m_model.get(), &HostsModel::changed, this, [this] {
        if (m_model->state() == HostsModel::State::Resting && !m_model->invitations().isEmpty())
            server()->refreshHosts();
        if (m_model->state() == HostsModel::State::Failed)
            server()->note(m_model->error());
    });
    connect(m_importModel.get(), &ImportModel::changed, this, [this] {
        if (m_importModel->state() == ImportModel::State::Failed)
            server()->note(m_importModel->error());
    });
    m_stack->setCurrentWidget(m_table);
}

void HostsTab::showTable()
{
    m_stack->setCurrentWidget(m_table);
    m_search->setFocus();
}

void HostsTab::show(const ManagedServer &server)
{
    const auto &overview = server.overview();
    for (auto *button : {m_import, m_invite})
        button->setEnabled(overview && overview->settings && !server.isBusy());
    if (const auto &error = server.error())
        m_trouble->show(*error);
    else if (!m_refused.isEmpty())
        m_trouble->show({ErrorKind::Failed, tr("Not everything was done."), m_refused, {}, {}, {}});
    else
        m_trouble->clear();
    showChosen();
}

QList<Host> HostsTab::chosenHosts() const
{
    QList<Host> hosts;
    for (const int row : m_view->chosen())
        hosts += server()->hosts().at(row);
    return hosts;
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

    const auto chosen = chosenHosts();
    m_chosen->setVisible(!chosen.isEmpty());
    if (chosen.isEmpty())
        return;
    m_who->setText(chosen.size() == 1 ? nameOf(chosen.first())
                                      : tr("%n host(s) chosen", nullptr, static_cast<int>(chosen.size())));
    const bool invited = all(chosen, Host::State::Invited);
    const bool accounts = !any(chosen, Host::State::Invited);
    m_what->setText(chosen.size() == 1    ? sentenceAbout(chosen.first())
                    : invited || accounts ? tr("What you choose is done for all of them.")
                                          : tr("Some have only a link as yet. Choose either them or hosts."));
    m_withdraw->setVisible(std::ranges::none_of(chosen, [](const Host &host) { return host.id.isEmpty(); }));
    m_remove->setVisible(accounts);
    // Whoever is so already stays so.
    m_disable->setVisible(accounts && any(chosen, Host::State::Active));
    m_enable->setVisible(accounts && any(chosen, Host::State::Disabled));
    m_link->setVisible(invited || all(chosen, Host::State::Active));
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

// For hosts the old password is a question; who was only invited has none.
void HostsTab::newLinks()
{
    const auto hosts = chosenHosts();
    if (all(hosts, Host::State::Invited))
        return makeLinks(hosts, false);
    QMessageBox box(QMessageBox::Question, tr("A new password?"),
        tr("Is the old password to work until the link is used?"), QMessageBox::NoButton, this);
    box.setInformativeText(namesOf(hosts).join(QStringLiteral(", ")) + QLatin1Char('\n') +
                           tr("If somebody else may know it, lock it now: then nobody signs in with it any more."));
    auto *keep = box.addButton(tr("&Works until then"), QMessageBox::AcceptRole);
    auto *lock = box.addButton(tr("&Lock it now"), QMessageBox::DestructiveRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(keep);
    box.exec();
    if (box.clickedButton() == keep || box.clickedButton() == lock)
        makeLinks(hosts, box.clickedButton() == lock);
}

void HostsTab::makeLinks(const QList<Host> &hosts, bool lock)
{
    auto names = namesOf(hosts);
    const auto freeNames = static_cast<int>(names.removeAll(QString()));
    QStringList ids;
    for (const auto &host : hosts) {
        if (host.state == Host::State::Invited)
            ids += host.id;
    }
    server()->work(
        tr("Making the links …"),
        [names, freeNames, ids, lock](Remote &remote, std::stop_token stop) -> Result<InvitationsMade> {
            if (ids.isEmpty())
                return resetHosts(remote, {names, lock}, std::move(stop));
            // The former link must not go on working beside the new one.
            if (const auto gone = withdrawInvitations(remote, ids, stop); !gone)
                return failure(gone.error());
            return inviteHosts(remote, {names, freeNames}, std::move(stop));
        },
        [this, asked = server()](InvitationsMade made) {
            if (server() != asked) {
                asked->setup().invitations = made.made + asked->setup().invitations;
                return;
            }
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
        [change, names = namesOf(chosenHosts())](
            Remote &remote, std::stop_token stop) { return changeHosts(remote, change, names, std::move(stop)); },
        [this](const HostsChanged &result) { changed(result); });
}

void HostsTab::withdraw()
{
    QStringList ids;
    for (const auto &host : chosenHosts())
        ids += host.id;
    server()->work(
        tr("Withdrawing …"),
        [ids](Remote &remote, std::stop_token stop) { return withdrawInvitations(remote, ids, std::move(stop)); },
        [this](const HostsChanged &result) { changed(result); });
}

void HostsTab::remove()
{
    const auto names = namesOf(chosenHosts());
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
