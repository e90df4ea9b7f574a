#pragma once

#include "hosts/rooms.h"

#include <QAbstractTableModel>

namespace meethouse
{

// The reserved rooms of one server, as a table.
class RoomTable final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Opener, Meeting, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    // `anyHost`: whoever is a host opens rooms of others, too.
    void set(QList<ReservedRoom> rooms, bool anyHost);
    [[nodiscard]] const ReservedRoom &at(int row) const { return m_rooms.at(row); }
    [[nodiscard]] bool isKnown() const { return m_isKnown; } // the server was asked
    // Who opens it, as a whole sentence.
    [[nodiscard]] QString opener(const ReservedRoom &room) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<ReservedRoom> m_rooms;
    bool m_anyHost = false;
    bool m_isKnown = false;
};

} // namespace meethouse
