#pragma once

#include "base/error.h"
#include "wizard/manager/scroll_body.h"

#include <optional>

class QHBoxLayout;
class QLineEdit;
class QPushButton;

namespace meethouse
{

class SearchedTable;
class Text;
class Trouble;

// A tab's list: search, and what can be begun, above the table; below it what can be done with the rows that are
// chosen.
class ListPage final : public ScrollBody
{
    Q_OBJECT

public:
    struct Words {
        QString table;
        QString aboutTable;
        QString search;
        QString aboutSearch;
        QString chosen;
    };
    explicit ListPage(const Words &words, QWidget *parent = nullptr);

    QPushButton *addBeginning(const QString &text, const QString &about);
    QPushButton *addAction(const QString &text, const QString &about);

    [[nodiscard]] SearchedTable *table() const { return m_table; }
    [[nodiscard]] QLineEdit *search() const { return m_search; }
    void setTrouble(const std::optional<Error> &error);
    void setNote(const QString &note); // below the table; empty: none
    void setChosen(const QString &who, const QString &what);
    void setNoneChosen();

signals:
    void chosenChanged(); // by a click, a key, or a search that hides a row

private:
    Trouble *m_trouble;
    QLineEdit *m_search;
    QHBoxLayout *m_top;
    SearchedTable *m_table;
    Text *m_note;
    QWidget *m_chosen;
    Text *m_who;
    Text *m_what;
    QHBoxLayout *m_actions;
};

} // namespace meethouse
