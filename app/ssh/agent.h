#pragma once

#include "ssh/deadline.h"
#include "ssh/dialer.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <mutex>
#include <stop_token>
#include <thread>

namespace meethouse
{

struct AgentKey {
    QByteArray blob;
    QString comment;
};

// The user's ssh-agent (SSH_AUTH_SOCK). libssh talks to an agent without any limit of time and offers all its keys at
// once, which uses up a server's patience. So it gets a socket of ours, behind which a small thread shows it one key at
// a time, passes the signing on, and hangs up when it takes too long or somebody asks to stop.
class Agent
{
public:
    // Empty when there is no agent or it does not answer.
    static QList<AgentKey> keys(const Deadline &deadline, const std::stop_token &stop);

    explicit Agent(std::stop_token stop);
    ~Agent();
    Agent(const Agent &) = delete;
    Agent &operator=(const Agent &) = delete;

    // The end for ssh_set_agent_socket, which then owns it. Called once.
    int takeSocket();
    // From now on this is the only key libssh sees.
    void show(const AgentKey &key);

private:
    void serve(const std::stop_token &ended) const;
    [[nodiscard]] QByteArray shownKeys() const;

    Socket m_theirs;
    Socket m_ours;
    std::stop_token m_stop;
    mutable std::mutex m_mutex;
    AgentKey m_shown;
    std::jthread m_thread; // last: it ends before what it uses
};

} // namespace meethouse
