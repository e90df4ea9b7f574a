#pragma once

#include "net/names.h"
#include "ssh/prompter.h"
#include "ssh/remote.h"

#include <chrono>
#include <memory>

namespace meethouse
{

// USER@HOST[:PORT], IPv6 in brackets. The host is a name (A-labels) or an address, never with an '@' of its own.
// Errors of parse: Usage.
struct ServerAddress {
    QString user;
    QString host;
    quint16 port = 22;

    static Result<ServerAddress> parse(const QString &text);
    [[nodiscard]] QString toString() const;
};

// Who we are and whom we trust. Secrets may be empty; what is missing is asked of the Prompter.
struct Login {
    ServerAddress address;
    QString identityFile; // this key alone, and an unlocked copy of it in the agent; empty: the agent's keys
    bool useAgent = true;
    QString knownHostsFile;      // ours alone, never ~/.ssh/known_hosts
    QString acceptHostKey;       // "SHA256:…": accepted and stored when no key is known
    bool replaceHostKey = false; // together with acceptHostKey: also when another key is known
    std::chrono::milliseconds connectTimeout = std::chrono::seconds(15);
    std::chrono::milliseconds keepAlive = std::chrono::seconds(15); // asked that often; three misses break it off
    NameServer nameServer;                                          // the system's, unless said otherwise

    Secret password;
    Secret newPassword; // for a server that wants one before anything else
    Secret keyPassphrase;
    Secret sudoPassword; // empty: the sign-in password is tried, then the Prompter asked

    [[nodiscard]] Login clone() const;
    // What a person has answered serves from now on, so that nobody is asked for the same again.
    void learn(Prompter::Kind kind, const Secret &answer);
};

// One SSH session (RFC 4251 to 4254, by libssh). Belongs to the thread that opened it.
// Not every user is root: a command with asRoot goes through sudo in its own channel, with or without a password.
// Where the server wants a new password first, it is changed to the login's, or to what the Prompter is told, and the
// session begins anew with it.
// Errors: Connection, SignIn, HostKeyUnknown, HostKeyChanged, Cancelled, Failed (the known_hosts file). Connection and
// SignIn say in data.reason what it was (errors.h). A channel opened and then lost is Connection too, "lost" or
// "silent": what it started may go on at the server.
class Connection final : public Remote
{
public:
    // The prompter has to live as long as the connection: sudo may ask for a password later.
    static Result<std::unique_ptr<Connection>> open(Login login, Prompter &prompter, std::stop_token stop);
    ~Connection() override;

    Result<RemoteOutcome> run(RemoteCommand command, std::stop_token stop) override;
    // Whether this computer can still come in: another connection, up to the server's key, which must be the same, and
    // without signing in. For what lets those who are in stay in and could keep new ones out, as a firewall does.
    Result<void> tryAnother(std::stop_token stop) const;
    [[nodiscard]] int roundTrips() const override;
    [[nodiscard]] QString hostKeyFingerprint() const; // "SHA256:…" of the key this session trusts
    [[nodiscard]] QString peerAddress() const;        // the IP address the name led to

private:
    struct Session;
    explicit Connection(std::unique_ptr<Session> session);
    Result<RemoteOutcome> runOnce(const RemoteCommand &command, const std::stop_token &stop);
    Result<void> changePassword(const std::stop_token &stop);
    std::unique_ptr<Session> m_session;
};

} // namespace meethouse
