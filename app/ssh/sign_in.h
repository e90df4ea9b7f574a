#pragma once

#include "ssh/agent.h"
#include "ssh/key_file.h"
#include "ssh/transport.h"

namespace meethouse
{

// Who we are, shown to a server whose host key has been accepted: no method, then keys, then what a person types, as
// the server offers and until it is content.
class SignIn
{
public:
    SignIn(Transport &transport, const Login &login, Prompter &prompter, std::stop_token stop);

    // The password that let us in, if one did. Errors: SignIn, Connection, Cancelled.
    Result<Secret> run();

private:
    enum class Outcome { In, Partly, Denied };

    template <typename Call>
    Result<int> answerOf(Call call);
    Result<Outcome> outcomeOf(int answer) const;
    template <typename Call>
    Result<Outcome> attempt(Call call);

    Result<Outcome> keys();
    Result<Outcome> agentKeys();
    Result<Outcome> agentKey(const AgentKey &key);
    Result<Outcome> keyFile();
    Result<ssh_key> unlocked(const KeyFile &file);
    Result<Outcome> interactive();
    Result<Outcome> interactiveOnce(bool &asked);
    bool answerRound();
    Result<Outcome> password();
    std::optional<Secret> askPassword();

    [[nodiscard]] int offered() const;
    [[nodiscard]] QString attemptsLeft() const;
    [[nodiscard]] Error notLetIn() const;

    Transport &m_transport;
    const Login &m_login;
    Prompter &m_prompter;
    std::stop_token m_stop;
    std::optional<Agent> m_agent;
    QList<QByteArray> m_usedKeys; // a key counts once, also where a server wants two
    QStringList m_tried;          // sentences for the error
    QString m_passwordQuestion;   // that the given password was the answer to
    Secret m_password;            // the last one a person typed or gave
    int m_attemptsLeft = 3;
    bool m_refused = false; // a password or answer of ours was
    bool m_givenIsUsed = false;
    bool m_givenUp = false;
};

} // namespace meethouse
