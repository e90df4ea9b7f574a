#pragma once

#include "wizard/look/mark.h"

#include <QTableView>

class QSortFilterProxyModel;

namespace meethouse
{

// What a model of such a table says beside the text.
enum TableRole {
    SortRole = Qt::UserRole,
    ToneRole, // a cell that stands in a pill: the Mark whose colour it has
};

// A table that is sorted and searched. The first column names its rows, the last one is as wide as a date.
class SearchedTable final : public QTableView
{
    Q_OBJECT

public:
    SearchedTable(const QString &name, const QString &description, QWidget *parent = nullptr);

    void setTable(QAbstractItemModel *table);
    void search(const QString &text);
    [[nodiscard]] QList<int> chosen() const; // rows of the table that was set
    [[nodiscard]] int shown() const;         // rows that the search leaves

signals:
    void chosenChanged();
    void opened(int row); // by a double click, or Enter

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fit();
    QSortFilterProxyModel *m_sorted;
};

} // namespace meethouse
