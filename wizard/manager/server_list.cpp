#include "wizard/manager/server_list.h"

#include <algorithm>

namespace meethouse
{

ServerList::ServerList(Profiles profiles, Ways ways, QObject *parent)
    : QAbstractListModel(parent)
    , m_profiles(std::move(profiles))
    , m_ways(std::move(ways))
{
}

// The one that is there for this profile already, or a new one.
std::unique_ptr<ManagedServer> ServerList::taken(const Profile &profile)
{
    const auto same = std::ranges::find_if(
        m_servers, [&profile](const auto &server) { return server && server->profile() == profile; });
    if (same != m_servers.end())
        return std::move(*same);
    auto server = std::make_unique<ManagedServer>(profile, m_ways, m_profiles.folder());
    connect(server.get(), &ManagedServer::changed, this, [this, server = server.get()] { tell(server); });
    return server;
}

Result<void> ServerList::load()
{
    const auto profiles = m_profiles.all();
    if (!profiles)
        return failure(profiles.error());
    beginResetModel();
    std::vector<std::unique_ptr<ManagedServer>> servers;
    for (const auto &profile : *profiles)
        servers.push_back(taken(profile));
    m_servers = std::move(servers);
    endResetModel();
    return {};
}

void ServerList::refresh()
{
    for (const auto &server : m_servers)
        server->refresh();
}

void ServerList::tell(const ManagedServer *server)
{
    const auto found = std::ranges::find_if(m_servers, [server](const auto &one) { return one.get() == server; });
    if (found == m_servers.end())
        return;
    const auto where = index(static_cast<int>(found - m_servers.begin()));
    emit dataChanged(where, where);
}

ManagedServer *ServerList::at(int row) const
{
    return row >= 0 && row < rowCount() ? m_servers.at(static_cast<std::size_t>(row)).get() : nullptr;
}

ManagedServer *ServerList::named(const QString &name) const
{
    const auto found =
        std::ranges::find_if(m_servers, [&name](const auto &server) { return server->profile().name == name; });
    return found == m_servers.end() ? nullptr : found->get();
}

int ServerList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_servers.size());
}

QVariant ServerList::data(const QModelIndex &index, int role) const
{
    const auto *server = at(index.row());
    if (!index.isValid() || !server)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return server->title();
    case MarkRole:
        return static_cast<int>(server->mark());
    case StateRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return server->state();
    case Qt::AccessibleTextRole:
        return QString(QStringLiteral("%1: %2").arg(server->title(), wordOf(server->mark())));
    default:
        return {};
    }
}

} // namespace meethouse
