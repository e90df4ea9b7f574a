#pragma once

#include "ssh/channel_stock.h"
#include "ssh/elevation.h"
#include "ssh/remote.h"
#include "ssh/transport.h"

#include <functional>

namespace meethouse
{

// One command in a channel of its own, from opening to its end. Both streams are read in turn, because they share one
// window at the server, and the input is sent between two readings, as far as the server takes it.
class Channel
{
public:
    // What sudo is told when it asks for a password, which it does again after a wrong one. Null: give up.
    using PasswordSource = std::function<const Secret *()>;

    Channel(Transport &transport, ChannelStock &stock, const RemoteCommand &command, const Elevation &elevation,
        std::stop_token stop);
    ~Channel();
    Channel(const Channel &) = delete;
    Channel &operator=(const Channel &) = delete;

    // Errors: those of Remote::run, and SignIn of what kept `user` from becoming root.
    Result<RemoteOutcome> run(const QString &user, const PasswordSource &password);
    // Whether the command itself was reached, as root where that was wanted.
    [[nodiscard]] bool hasBegun() const { return m_errors.hasBegun(); }

private:
    Result<void> open();
    void drop();
    template <typename Call>
    Result<void> answered(Call call);
    Result<bool> read(bool fromErrors);
    Result<void> take(bool fromErrors, const QByteArray &piece);
    void answerSudo(const PasswordSource &password);
    void send();
    bool sendPart(std::string_view bytes, std::size_t &sent);
    void endInput();
    [[nodiscard]] bool hasEnded() const;
    [[nodiscard]] Result<void> outcomeOf(Transport::Waited waited) const;
    [[nodiscard]] Error whyNotBegun(const QString &user) const;

    Transport &m_transport;
    ChannelStock &m_stock;
    const RemoteCommand &m_command;
    const Elevation &m_elevation;
    std::stop_token m_stop;
    Deadline m_deadline;
    Deadline m_beginning; // by when sudo has let us in or asked
    ssh_channel m_channel = nullptr;
    ssh_channel_callbacks_struct m_callbacks = {};

    Beginning m_output;
    Beginning m_errors;
    RemoteOutcome m_outcome;
    bool m_hasExited = false;
    bool m_inputEnded = false;
    bool m_gaveUp = false;
    Secret m_passwordLine;
    std::size_t m_passwordSent = 0;
    std::size_t m_inputSent = 0;
    std::size_t m_secretSent = 0;
};

} // namespace meethouse
