#pragma once

#include "ssh/prompter.h"
#include "ssh/remote.h"

#include <chrono>
#include <memory>

namespace meethouse
{

// USER@HOST[:PORT], IPv6 in brackets. The host is a name (A-labels) or an address, never with an '@' of its own.
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
    QString identityFile; // empty: agent, then passwords
    bool useAgent = true;
    QString knownHostsFile;      // ours alone, never ~/.ssh/known_hosts
    QString acceptHostKey;       // "SHA256:…": accepted and stored when no key is known
    bool replaceHostKey = false; // together with acceptHostKey: also when another key is known
    std::chrono::milliseconds connectTimeout = std::chrono::seconds(15);

    Secret password;
    Secret keyPassphrase;
    Secret sudoPassword;

    [[nodiscard]] Login clone() const
    {
        return {address, identityFile, useAgent, knownHostsFile, acceptHostKey, replaceHostKey, connectTimeout,
            password.clone(), keyPassphrase.clone(), sudoPassword.clone()};
    }
};

// One SSH session (RFC 4251 to 4254, by libssh). Belongs to the thread that opened it.
// Errors: Connection, SignIn, HostKeyUnknown, HostKeyChanged, Cancelled.
class Connection final : public Remote
{
public:
    static Result<std::unique_ptr<Connection>> open(Login login, Prompter &prompter, std::stop_token stop);
    ~Connection() override;

    Result<RemoteOutcome> run(RemoteCommand command, std::stop_token stop) override;
    [[nodiscard]] int roundTrips() const override;
    [[nodiscard]] QString hostKeyFingerprint() const; // "SHA256:…" of the key this session trusts
    [[nodiscard]] QString peerAddress() const;        // the IP address the name led to

private:
    struct Session;
    explicit Connection(std::unique_ptr<Session> session);
    std::unique_ptr<Session> m_session;
};

} // namespace meethouse
