#pragma once

#include "wizard/manager/host_table.h"

#include <QTableView>

class QSortFilterProxyModel;

namespace meethouse
{

// The table of hosts: sorted, searched, several chosen at once.
class HostView final : public QTableView
{
    Q_OBJECT

public:
    explicit HostView(QWidget *parent = nullptr);

    void setTable(HostTable *table);
    void search(const QString &text);
    [[nodiscard]] QList<Host> chosen() const;
    [[nodiscard]] int shown() const; // rows that the search leaves

signals:
    void chosenChanged();

private:
    QSortFilterProxyModel *m_sorted;
    HostTable *m_table = nullptr;
};

} // namespace meethouse
