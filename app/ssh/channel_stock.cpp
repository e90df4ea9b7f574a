#include "ssh/channel_stock.h"

#include <utility>

namespace meethouse
{

ChannelStock::~ChannelStock()
{
    ssh_channel_free(m_waiting);
}

void ChannelStock::order()
{
    if (m_waiting != nullptr)
        return;
    m_waiting = ssh_channel_new(m_session);
    if (m_waiting != nullptr)
        ssh_channel_open_session(m_waiting);
}

ssh_channel ChannelStock::take()
{
    ssh_channel taken = std::exchange(m_waiting, nullptr);
    // Reads what came in the meantime: a server may have closed it for want of use.
    if (taken != nullptr && ssh_channel_poll(taken, 0) < 0) {
        ssh_channel_free(taken);
        return nullptr;
    }
    return taken;
}

} // namespace meethouse
