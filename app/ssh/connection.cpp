#include "ssh/connection.h"

#include "ssh/channel.h"
#include "ssh/errors.h"
#include "ssh/host_key_check.h"
#include "ssh/password_change.h"
#include "ssh/sign_in.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Connection)
};

constexpr int mostSudoAttempts = 3; // sudo itself ends after three

} // namespace

struct Connection::Session {
    Login login;
    Prompter &prompter;
    std::unique_ptr<Transport> transport;
    ChannelStock stock; // after the transport: it goes first
    QString fingerprint;
    Secret sudoPassword; // one that sudo has taken, or the one that was given
    int roundTrips = 0;
    bool sudoWantsTerminal = false;
    bool hasNewPassword = false;
};

namespace
{

// First what is known, then what the person signed in with, then what the person types.
class SudoPasswords
{
public:
    SudoPasswords(const Login &login, Secret &known, Prompter &prompter)
        : m_login(login)
        , m_known(known)
        , m_prompter(prompter)
    {
    }

    const Secret *next()
    {
        ++m_asked;
        if (m_asked == 1 && !m_known.isEmpty()) {
            m_wasKnown = true;
            return &m_known;
        }
        if (m_wasKnown || m_asked > mostSudoAttempts)
            return nullptr;
        if (m_asked == 1 && !m_login.password.isEmpty()) {
            m_current = m_login.password.clone();
            return &m_current;
        }
        Prompter::Round round;
        round.kind = Prompter::Kind::SudoPassword;
        round.title =
            Texts::tr("%1 has to become root on %2, by sudo.").arg(m_login.address.user, m_login.address.host);
        if (m_asked > 1)
            round.instruction = Texts::tr(
                "The last password was not taken; %n attempt(s) left.", nullptr, mostSudoAttempts + 1 - m_asked);
        round.questions.append({Texts::tr("Password of %1 on the server").arg(m_login.address.user), true});
        auto answers = m_prompter.ask(round);
        if (!answers || answers->size() != 1)
            return nullptr;
        m_current = std::move(answers->front());
        return &m_current;
    }

    // sudo took the last one: it serves from now on. A wrong one is forgotten.
    void settle(bool taken)
    {
        if (!m_wasKnown && taken && m_asked > 0)
            m_known = std::move(m_current);
    }

private:
    const Login &m_login;
    Secret &m_known;
    Prompter &m_prompter;
    Secret m_current;
    int m_asked = 0;
    bool m_wasKnown = false;
};

bool isBecause(const Result<RemoteOutcome> &outcome, const char *reason)
{
    return !outcome && outcome.error().data.value(QStringLiteral("reason")).toString() == QLatin1String(reason);
}

} // namespace

Login Login::clone() const
{
    Login copy;
    copy.address = address;
    copy.identityFile = identityFile;
    copy.useAgent = useAgent;
    copy.knownHostsFile = knownHostsFile;
    copy.acceptHostKey = acceptHostKey;
    copy.replaceHostKey = replaceHostKey;
    copy.connectTimeout = connectTimeout;
    copy.keepAlive = keepAlive;
    copy.nameServer = nameServer;
    copy.password = password.clone();
    copy.newPassword = newPassword.clone();
    copy.keyPassphrase = keyPassphrase.clone();
    copy.sudoPassword = sudoPassword.clone();
    return copy;
}

void Login::learn(Prompter::Kind kind, const Secret &answer)
{
    switch (kind) {
    case Prompter::Kind::Password:
    case Prompter::Kind::NewPassword:
        password = answer.clone();
        return;
    case Prompter::Kind::KeyPassphrase:
        keyPassphrase = answer.clone();
        return;
    case Prompter::Kind::SudoPassword:
        sudoPassword = answer.clone();
        return;
    case Prompter::Kind::Other:
        return;
    }
}

Connection::Connection(std::unique_ptr<Session> session)
    : m_session(std::move(session))
{
}

Connection::~Connection() = default;

Result<std::unique_ptr<Connection>> Connection::open(Login login, Prompter &prompter, std::stop_token stop)
{
    const Deadline deadline(login.connectTimeout);
    const auto known = KnownHosts::read(login.knownHostsFile);
    if (!known)
        return failure(known.error());
    const auto trustedKeys = known->keysOf(login.address.host, login.address.port);
    const auto explained = [&trustedKeys](const Error &error) {
        return failure(trustedKeys.isEmpty() ? error : errors::perhapsShutOut(error));
    };
    auto dialled = dial(login.address, login.nameServer, deadline, stop);
    if (!dialled)
        return explained(dialled.error());
    auto transport = Transport::open(std::move(*dialled), login, trustedKeys, deadline, stop);
    if (!transport)
        return explained(transport.error());

    // Nothing of ours is shown to a server before its key is known to be the right one.
    const auto shown = (*transport)->hostKey();
    if (!shown)
        return failure(shown.error());
    if (auto trusted = checkHostKey(*shown, *known, login); !trusted)
        return failure(trusted.error());

    auto password = SignIn(**transport, login, prompter, stop).run();
    if (!password)
        return failure(password.error());
    (*transport)->keepAlive(login.keepAlive);
    login.password = std::move(*password); // from here on: what sudo may want as well
    Secret sudoPassword = std::move(login.sudoPassword);
    ssh_session raw = (*transport)->session();
    // An aggregate, and a constructor of our own only: std::make_unique can make neither.
    // NOLINTNEXTLINE(modernize-make-unique)
    return std::unique_ptr<Connection>(new Connection(std::unique_ptr<Session>(new Session{std::move(login), prompter,
        std::move(*transport), ChannelStock(raw), shown->fingerprint(), std::move(sudoPassword)})));
}

Result<RemoteOutcome> Connection::run(RemoteCommand command, std::stop_token stop)
{
    auto outcome = runOnce(command, stop);
    if (isBecause(outcome, "sudoNeedsTerminal")) {
        m_session->sudoWantsTerminal = true;
        outcome = runOnce(command, stop);
    }
    if (isBecause(outcome, "passwordExpired") && !m_session->hasNewPassword) {
        if (auto changed = changePassword(stop); !changed)
            return failure(changed.error());
        outcome = runOnce(command, stop);
    }
    return outcome;
}

// The old session knows of the old password only.
Result<void> Connection::changePassword(const std::stop_token &stop)
{
    Session &old = *m_session;
    auto changed = PasswordChange(*old.transport, old.stock, old.login, old.prompter, stop).run();
    if (!changed)
        return failure(changed.error());
    auto login = old.login.clone();
    const bool isSudosToo = old.sudoPassword.reveal() == login.password.reveal();
    login.sudoPassword = isSudosToo ? changed->clone() : old.sudoPassword.clone();
    login.password = std::move(*changed);
    const int earlier = old.roundTrips;
    auto again = open(std::move(login), old.prompter, stop);
    if (!again)
        return failure(again.error());
    m_session = std::move((*again)->m_session);
    m_session->roundTrips = earlier;
    m_session->hasNewPassword = true;
    return {};
}

Result<RemoteOutcome> Connection::runOnce(const RemoteCommand &command, const std::stop_token &stop)
{
    Session &session = *m_session;
    const QString &user = session.login.address.user;
    auto how = Elevation::How::AsIs;
    if (command.asRoot && user != QLatin1String("root"))
        how = session.sudoWantsTerminal ? Elevation::How::SudoInTerminal : Elevation::How::Sudo;
    const auto elevation = Elevation::of(command.line, how);
    if (!elevation)
        return failure(elevation.error());
    if (session.transport->isBroken())
        return failure(errors::lost(session.transport->lastError()));

    ++session.roundTrips;
    SudoPasswords passwords(session.login, session.sudoPassword, session.prompter);
    Channel channel(*session.transport, session.stock, command, *elevation, stop);
    auto outcome = channel.run(user, [&passwords] { return passwords.next(); });
    passwords.settle(channel.hasBegun());
    return outcome;
}

Result<void> Connection::tryAnother(std::stop_token stop) const
{
    const Session &session = *m_session;
    const Deadline deadline(session.login.connectTimeout);
    auto known = KnownHosts::read(session.login.knownHostsFile);
    if (!known)
        return failure(known.error());
    const auto &address = session.login.address;
    auto dialled = dial({address.user, peerAddress(), address.port}, session.login.nameServer, deadline, stop);
    if (!dialled)
        return failure(dialled.error());
    const auto transport =
        Transport::open(std::move(*dialled), session.login, known->keysOf(address.host, address.port), deadline, stop);
    if (!transport)
        return failure(transport.error());
    const auto shown = (*transport)->hostKey();
    if (!shown)
        return failure(shown.error());
    const auto trusted = checkHostKey(*shown, *known, session.login);
    return trusted ? Result<void>() : failure(trusted.error());
}

int Connection::roundTrips() const
{
    return m_session->roundTrips;
}

QString Connection::hostKeyFingerprint() const
{
    return m_session->fingerprint;
}

QString Connection::peerAddress() const
{
    return m_session->transport->peer();
}

} // namespace meethouse
