#include "wizard/manager/room_table.h"

#include "wizard/manager/searched_table.h"

namespace meethouse
{

void RoomTable::set(QList<ReservedRoom> rooms, bool anyHost)
{
    beginResetModel();
    m_rooms = std::move(rooms);
    m_anyHost = anyHost;
    m_isKnown = true;
    endResetModel();
}

QString RoomTable::opener(const ReservedRoom &room) const
{
    if (room.owner.isEmpty())
        return tr("It belongs to the server: any host opens it.");
    return m_anyHost ? tr("It belongs to %1; any host opens it.").arg(room.owner)
                     : tr("It belongs to %1, who alone opens it.").arg(room.owner);
}

int RoomTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rooms.size());
}

int RoomTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant RoomTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &room = m_rooms.at(index.row());
    if (role == ToneRole && index.column() == Meeting && room.isOpen)
        return static_cast<int>(Mark::Done);
    if (role == KeyRole)
        return room.name;
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (index.column()) {
    case Name:
        return roomShown(room.name);
    case Opener:
        return room.owner.isEmpty() ? tr("any host") : m_anyHost ? tr("%1 and any host").arg(room.owner) : room.owner;
    case Meeting:
        return room.isOpen ? tr("going on") : QStringLiteral("–");
    default:
        return {};
    }
}

QVariant RoomTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Room");
    case Opener:
        return tr("Opened by");
    case Meeting:
        return tr("Meeting");
    default:
        return {};
    }
}

} // namespace meethouse
