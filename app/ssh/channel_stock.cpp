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
    return std::exchange(m_waiting, nullptr);
}

} // namespace meethouse
