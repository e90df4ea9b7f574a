#pragma once

#include "base/check.h"
#include "wizard/look/card.h"
#include "wizard/look/mark.h"

#include <QHash>
#include <QList>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace meethouse
{

class Text;

// One line of a list of checks, steps or proofs.
struct Row {
    QString id;
    Mark mark = Mark::Waiting;
    QString title;
    QString text;   // what is known of it, below the title
    QString aside;  // at the right, for example how long it took
    QString action; // what can be done here, as a button; empty: none

    bool operator==(const Row &) const = default;
};

Mark markOf(Check::State state);
Row rowOf(const Check &check);

// A list that grows at its end and whose rows keep their place: a row is known by its id and changed where it stands.
class Rows final : public Card
{
    Q_OBJECT

public:
    explicit Rows(const QString &accessibleName, QWidget *parent = nullptr);
    ~Rows() override;

    void set(const Row &row); // adds it, or changes the one of this id
    void setAll(const QList<Row> &rows);
    void clear();
    [[nodiscard]] qsizetype count() const { return m_order.size(); }
    [[nodiscard]] Row at(const QString &id) const;
    [[nodiscard]] QWidget *widgetOf(const QString &id) const;

signals:
    void acted(const QString &id);

private:
    class RowView;
    QVBoxLayout *m_layout;
    QHash<QString, RowView *> m_rows;
    QList<QString> m_order;
};

} // namespace meethouse
