#pragma once

#include "ssh/channel_stock.h"
#include "ssh/connection.h"
#include "ssh/transport.h"

namespace meethouse
{

// Some servers want a new password before they run anything. sshd asks for it at a terminal and nowhere else, so it
// gets one: a channel with a pseudo-terminal, in which its questions are answered.
class PasswordChange
{
public:
    PasswordChange(
        Transport &transport, ChannelStock &stock, const Login &login, Prompter &prompter, std::stop_token stop);

    // The new password: the login's, or what the person chose. Errors: SignIn ("passwordExpired" when nobody gave one,
    // "newPasswordRefused"), Connection, Cancelled.
    Result<Secret> run();

private:
    Result<void> choose();
    Result<void> talk();
    Result<void> open();
    template <typename Call>
    Result<void> answered(Call call);
    Result<void> answer(const QString &question);
    void type(const Secret &word);
    [[nodiscard]] Result<void> outcomeOf(Transport::Waited waited) const;
    [[nodiscard]] Error refused() const;

    Transport &m_transport;
    ChannelStock &m_stock;
    const Login &m_login;
    Prompter &m_prompter;
    std::stop_token m_stop;
    Deadline m_deadline;
    ssh_channel m_channel = nullptr;
    Secret m_current;
    Secret m_new;
    QByteArray m_said; // since our last answer
    int m_answers = 0; // to the questions for the new one
};

} // namespace meethouse
