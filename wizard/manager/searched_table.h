#pragma once

#include "wizard/look/mark.h"

#include <QSet>
#include <QTableView>

class QSortFilterProxyModel;

namespace meethouse
{

// What a model of such a table says beside the text.
enum TableRole {
    SortRole = Qt::UserRole,
    ToneRole, // a cell that stands in a pill: the Mark whose colour it has
    KeyRole,  // what a row is known by when the table is read anew, so that it stays chosen
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
    void choose(const QSet<QString> &keys);
    QSortFilterProxyModel *m_sorted;
    QSet<QString> m_kept; // keys of the rows that were chosen, while the table is read anew
};

} // namespace meethouse
