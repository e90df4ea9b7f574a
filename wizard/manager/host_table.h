#pragma once

#include "hosts/hosts.h"

#include <QAbstractTableModel>

namespace meethouse
{

// The hosts of one server and the open invitations, as a table.
class HostTable final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, State, LastSeen, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    void set(QList<Host> hosts);
    [[nodiscard]] const Host &at(int row) const { return m_hosts.at(row); }
    [[nodiscard]] bool isKnown() const { return m_isKnown; } // the server was asked

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<Host> m_hosts;
    bool m_isKnown = false;
};

// "anna", or words for an invitation whose host chooses a name.
QString nameOf(const Host &host);
// "active", "invited · link open for 5 days", …
QString stateOf(const Host &host, const QDateTime &now);
// "today", "Friday", "18 November", "–".
QString dayInWords(QDate day, QDate today);

} // namespace meethouse
