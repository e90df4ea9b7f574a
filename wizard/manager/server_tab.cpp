#include "wizard/manager/server_tab.h"

namespace meethouse
{

void ServerTab::setServer(ManagedServer *server)
{
    if (server == m_server)
        return;
    if (m_server) {
        leave();
        disconnect(m_server, nullptr, this, nullptr);
    }
    m_server = server;
    if (!server)
        return;
    setAccessibleName(name());
    connect(server, &ManagedServer::changed, this, [this] { show(*m_server); });
    begin();
    show(*server);
}

} // namespace meethouse
