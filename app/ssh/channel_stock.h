#pragma once

#include <libssh/libssh.h>

namespace meethouse
{

// One channel opened ahead of its need, which saves the next command a trip to the server and back. Where the server
// does not allow a second one, it is denied, and the next command opens its own.
class ChannelStock
{
public:
    explicit ChannelStock(ssh_session session)
        : m_session(session)
    {
    }
    ~ChannelStock();
    ChannelStock(const ChannelStock &) = delete;
    ChannelStock &operator=(const ChannelStock &) = delete;

    // Asks the server, and does not wait for its answer.
    void order();
    // The one that was ordered, open or not yet, now the caller's; null when there is none.
    ssh_channel take();

private:
    ssh_session m_session;
    ssh_channel m_waiting = nullptr;
};

} // namespace meethouse
