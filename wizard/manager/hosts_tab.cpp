#include "wizard/manager/hosts_tab.h"

#include "wizard/look/moment.h"
#include "wizard/manager/import_page.h"
#include "wizard/manager/list_page.h"
#include "wizard/manager/searched_table.h"
#include "wizard/pages/hosts_page.h"

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

QString sentenceAbout(const Host &host)
{
    switch (host.state) {
    case Host::State::Active:
        if (host.failedSignIns > 0)
            return HostsTab::tr("%n wrong password(s) since the last sign-in, the last one on %1. Whoever goes on "
                                "trying has to wait longer each time.",
                nullptr, host.failedSignIns)
                .arg(momentInWords(host.lastFailed));
        if (host.expires.isValid())
            return HostsTab::tr("May choose a new password with a link that works once, until %1.")
                .arg(momentInWords(host.expires));
        return HostsTab::tr("Opens meetings with a password that nobody else knows.");
    case Host::State::Disabled:
        return HostsTab::tr("Cannot sign in. The account and its rooms are kept.");
    case Host::State::Invited:
        return HostsTab::tr("Has chosen no password yet. The link works once, until %1.")
            .arg(momentInWords(host.expires));
    }
    Q_UNREACHABLE();
}

} // namespace

HostsTab::HostsTab(QWidget *parent)
    : ServerTab(parent)
    , m_stack(new QStackedLayout(this))
    , m_list(new ListPage({tr("Hosts"), tr("Hosts and open invitations. Several can be chosen at once."),
          tr("Search the hosts"), tr("Shows only hosts whose name or state holds this."),
          tr("What can be done with those that are chosen")}))
    , m_import(m_list->addBeginning(
          tr("Import &a list…"), tr("Invites everybody on a list, and writes a sheet to hand over for each.")))
    , m_invite(m_list->addBeginning(tr("&Invite…"), tr("Makes one-time links with which hosts choose their password.")))
    , m_remove(m_list->addAction(tr("R&emove…"), tr("The account and its rooms go, and the host is shut out at once.")))
    , m_withdraw(m_list->addAction(tr("&Withdraw"), tr("The open link does not work any more.")))
    , m_disable(m_list->addAction(tr("Di&sable"), tr("Shut out at once, until enabled again; the account is kept.")))
    , m_enable(m_list->addAction(tr("&Enable"), tr("May sign in again, with the same password.")))
    , m_link(m_list->addAction(tr("New &link"), tr("A one-time link with which the host chooses a new password.")))
{
    m_invite->setDefault(true);
    m_remove->setProperty("grave", true);
    m_stack->addWidget(m_list);

    connect(m_list, &ListPage::chosenChanged, this, &HostsTab::showChosen);
    connect(m_invite, &QPushButton::clicked, this, &HostsTab::showLinks);
    connect(m_import, &QPushButton::clicked, this, [this] {
        m_stack->setCurrentWidget(m_importPage);
        m_importPage->first()->setFocus();
    });
    connect(m_remove, &QPushButton::clicked, this, &HostsTab::remove);
    connect(m_withdraw, &QPushButton::clicked, this, &HostsTab::withdraw);
    connect(m_disable, &QPushButton::clicked, this, [this] { change(HostChange::Disable, tr("Shutting out …")); });
    connect(m_enable, &QPushButton::clicked, this, [this] { change(HostChange::Enable, tr("Letting in again …")); });
    connect(m_link, &QPushButton::clicked, this, &HostsTab::newLinks);
}

QString HostsTab::name() const
{
    return tr("&Hosts");
}

void HostsTab::begin()
{
    m_list->search()->clear();
    m_refused.clear();
    m_list->table()->setTable(&server()->hosts());
    delete m_invitations;
    delete m_importPage;
    m_model = std::make_unique<HostsModel>(server()->setup());
    auto *invitations = new HostsPage(*m_model);
    invitations->standAlone();
    m_invitations = invitations;
    m_stack->addWidget(m_invitations);
    m_importModel = std::make_unique<ImportModel>(server()->setup(), server()->title());
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
    m_stack->setCurrentWidget(m_list);
}

void HostsTab::showTable()
{
    m_stack->setCurrentWidget(m_list);
    m_list->search()->setFocus();
}

void HostsTab::show(const ManagedServer &server)
{
    const auto &overview = server.overview();
    for (auto *button : {m_import, m_invite})
        button->setEnabled(overview && overview->settings && !server.isBusy());
    if (!server.error() && !m_refused.isEmpty())
        m_list->setTrouble(Error{ErrorKind::Failed, tr("Not everything was done."), m_refused, {}, {}, {}});
    else
        m_list->setTrouble(server.error());
    showChosen();
}

QList<Host> HostsTab::chosenHosts() const
{
    QList<Host> hosts;
    for (const int row : m_list->table()->chosen())
        hosts += server()->hosts().at(row);
    return hosts;
}

void HostsTab::showChosen()
{
    if (!server())
        return;
    const auto &hosts = server()->hosts();
    m_list->search()->setPlaceholderText(tr("Search %n host(s)", nullptr, hosts.rowCount()));
    if (!hosts.isKnown())
        m_list->setNote(server()->state());
    else if (hosts.rowCount() == 0)
        m_list->setNote(tr("There is no host yet. Invite the first one: the link is for that person alone."));
    else
        m_list->setNote(m_list->table()->shown() == 0 ? tr("No host fits this search.") : QString());

    const auto chosen = chosenHosts();
    if (chosen.isEmpty())
        return m_list->setNoneChosen();
    const bool invited = all(chosen, Host::State::Invited);
    const bool accounts = !any(chosen, Host::State::Invited);
    if (chosen.size() == 1) {
        m_list->setChosen(nameOf(chosen.first()), sentenceAbout(chosen.first()));
    } else {
        m_list->setChosen(tr("%n host(s) chosen", nullptr, static_cast<int>(chosen.size())),
            invited || accounts ? tr("What you choose is done for all of them.")
                                : tr("Some have only a link as yet. Choose either them or hosts."));
    }
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
