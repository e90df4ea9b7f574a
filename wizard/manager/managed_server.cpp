#include "wizard/manager/managed_server.h"

#include "hosts/hosts.h"
#include "server/known_login.h"

#include <algorithm>

namespace meethouse
{

namespace
{

// What the profile and the keychain know goes with what is known since. The keychain may want a person, so it is asked
// on the server's own thread.
Login completed(Login wanted, const Profile &profile, std::stop_token stop)
{
    auto login = loginOf(profile, std::move(stop)).login;
    login.knownHostsFile = wanted.knownHostsFile;
    login.acceptHostKey = wanted.acceptHostKey;
    login.nameServer = wanted.nameServer;
    if (!wanted.identityFile.isEmpty())
        login.identityFile = wanted.identityFile;
    for (auto secret : {&Login::password, &Login::keyPassphrase, &Login::sudoPassword}) {
        if (!(wanted.*secret).isEmpty())
            login.*secret = std::move(wanted.*secret);
    }
    return login;
}

Opener openerOf(const Profile &profile, Opener open)
{
    return [profile, open = std::move(open)](Login wanted, Prompter &prompter, std::stop_token stop) {
        return open(completed(std::move(wanted), profile, stop), prompter, stop);
    };
}

bool isLost(const Error &error)
{
    return error.kind == ErrorKind::Connection || error.kind == ErrorKind::CutOff;
}

bool says(const QList<Check> &tasks, Check::State state)
{
    return std::ranges::any_of(tasks, [state](const Check &task) { return task.state == state; });
}

} // namespace

ManagedServer::ManagedServer(Profile profile, const Ways &ways, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_look(ways.look)
    , m_setup(openerOf(m_profile, ways.open), folder)
{
    m_setup.nameServer = NameServer::parse(m_profile.resolver).value_or(NameServer());
    m_setup.caFile = m_profile.caFile;
    connect(&m_setup.session, &Session::inquired, this, [this](const std::shared_ptr<Inquiry> &inquiry) {
        m_inquiry = inquiry;
        emit changed();
    });
}

QString ManagedServer::title() const
{
    if (m_overview && m_overview->settings)
        return m_overview->settings->domain;
    return m_profile.domain.isEmpty() ? m_profile.name : m_profile.domain;
}

Mark ManagedServer::mark() const
{
    if (m_inquiry)
        return Mark::Waiting;
    if (isBusy())
        return Mark::Running;
    if (m_error)
        return m_error->kind == ErrorKind::HostKeyChanged ? Mark::Failed : Mark::Unknown;
    if (!m_overview)
        return Mark::Waiting;
    if (says(m_overview->tasks, Check::State::Fail))
        return Mark::Failed;
    return m_overview->tasks.isEmpty() && m_overview->settings ? Mark::Done : Mark::Warning;
}

QString ManagedServer::state() const
{
    if (m_inquiry)
        return tr("It waits for you to sign in.");
    if (isBusy())
        return m_doing;
    if (m_error)
        return m_error->what;
    if (!m_overview)
        return tr("It was not looked at yet.");
    if (!m_overview->settings)
        return tr("Nothing is set up there.");
    if (m_overview->tasks.isEmpty())
        return tr("All is well.");
    return tr("%n thing(s) need(s) you.", nullptr, static_cast<int>(m_overview->tasks.size()));
}

void ManagedServer::begin(const QString &doing)
{
    m_doing = doing;
    m_error.reset();
    emit changed();
}

void ManagedServer::end(std::optional<Error> error)
{
    m_doing.clear();
    m_inquiry.reset();
    m_error = std::move(error);
    // What broke is opened anew next time.
    if (m_error && isLost(*m_error))
        m_isOpen = false;
    emit changed();
}

void ManagedServer::refresh(const QString &acceptHostKey)
{
    if (m_isOpen)
        return look();
    begin(tr("Connecting …"));
    auto login = m_setup.login.clone();
    login.acceptHostKey = acceptHostKey;
    m_setup.session.open(std::move(login), this, [this](const Result<Session::Reached> &reached) {
        if (!reached)
            return end(reached.error());
        m_isOpen = true;
        m_inquiry.reset();
        m_setup.peerAddress = reached->peerAddress;
        m_setup.hostKey = reached->hostKey;
        look();
    });
}

void ManagedServer::look()
{
    work(
        tr("Looking at the server …"),
        [look = m_look, input = m_setup.proofInput()](
            Remote &remote, std::stop_token stop) { return look(remote, input, stop); },
        [this](Overview overview) {
            m_overview = std::move(overview);
            m_lookedAt = QDateTime::currentDateTimeUtc();
            m_setup.survey = m_overview->survey;
            if (!m_isEditing)
                m_setup.settings = m_overview->settings.value_or(Settings());
            m_setup.facts = factsOf(m_overview->survey);
            m_setup.facts.addAll(m_overview->proof.facts);
            m_setup.meetingUrl = m_overview->proof.meetingUrl;
            emit changed();
            if (m_overview->settings) {
                refreshHosts();
                refreshRooms();
            }
        });
}

void ManagedServer::note(const Error &error)
{
    if (!isLost(error) || isBusy())
        return;
    m_isOpen = false;
    refresh();
}

void ManagedServer::refreshHosts()
{
    m_setup.session.ask(
        this, [](Remote &remote, std::stop_token stop) { return listHosts(remote, std::move(stop)); },
        [this](Result<QList<Host>> hosts) {
            if (hosts)
                m_hosts.set(std::move(*hosts));
            else
                end(hosts.error());
            emit changed();
        });
}

void ManagedServer::refreshRooms()
{
    m_setup.session.ask(
        this, [](Remote &remote, std::stop_token stop) { return listRooms(remote, std::move(stop)); },
        [this](Result<QList<ReservedRoom>> rooms) {
            using Who = Settings::ReservedRooms;
            if (rooms)
                m_rooms.set(std::move(*rooms), m_overview->settings->meetings.reservedRooms == Who::Hosts);
            else
                end(rooms.error());
            emit changed();
        });
}

void ManagedServer::answer(std::optional<std::vector<Secret>> answers)
{
    if (const auto inquiry = std::exchange(m_inquiry, nullptr))
        inquiry->answer(std::move(answers));
    emit changed();
}

void ManagedServer::letIn(LettingIn how)
{
    auto profile = m_profile;
    if (profile.identityFile.isEmpty())
        profile.identityFile = m_setup.ownKeyFile();
    work(
        how == LettingIn::ByKey ? tr("Putting the key there …") : tr("Shutting passwords out …"),
        [profile, how, folder = m_setup.folder, held = std::make_shared<const Login>(m_setup.login.clone())](
            Remote &remote, const std::stop_token &stop) -> Result<void> {
            if (auto *connection = dynamic_cast<Connection *>(&remote)) {
                const auto login = completed(held->clone(), profile, stop);
                if (auto done = letThisComputerIn(*connection, login, how, stop); !done)
                    return done;
            }
            return Profiles(folder).save(profile);
        },
        [this, profile] {
            m_profile = profile;
            m_setup.login.identityFile = profile.identityFile;
            refresh();
        });
}

void ManagedServer::edit(bool on)
{
    if (on == m_isEditing || !m_overview || !m_overview->settings)
        return;
    m_isEditing = on;
    if (on) {
        m_setup.settings = m_wanted.value_or(*m_overview->settings);
        return;
    }
    m_wanted.reset();
    if (m_setup.settings != *m_overview->settings)
        m_wanted = m_setup.settings;
    m_setup.settings = *m_overview->settings;
}

void ManagedServer::settingsCarriedOut()
{
    m_overview->settings = m_setup.settings;
    m_wanted.reset();
    refresh();
}

void ManagedServer::papersAnswered()
{
    m_overview->settings = m_setup.settings;
    if (m_wanted) {
        m_wanted->provider = m_setup.settings.provider;
        m_wanted->papers = m_setup.settings.papers;
    }
    emit changed();
}

void ManagedServer::stop()
{
    answer(std::nullopt);
    m_setup.session.stop();
    m_isOpen = false;
    end();
}

} // namespace meethouse
