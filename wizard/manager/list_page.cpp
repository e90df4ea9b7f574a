#include "wizard/manager/list_page.h"

#include "wizard/look/card.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"
#include "wizard/manager/searched_table.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace meethouse
{

namespace
{

QPushButton *added(QHBoxLayout *row, const QString &text, const QString &about)
{
    auto *button = new QPushButton(text);
    button->setAccessibleDescription(about);
    row->addWidget(button);
    return button;
}

} // namespace

ListPage::ListPage(const Words &words, QWidget *parent)
    : ScrollBody(parent)
    , m_trouble(new Trouble)
    , m_search(new QLineEdit)
    , m_top(new QHBoxLayout)
    , m_table(new SearchedTable(words.table, words.aboutTable))
    , m_note(new Text(Text::Kind::Quiet))
    , m_chosen(new Card)
    , m_who(new Text(Text::Kind::Heading))
    , m_what(new Text(Text::Kind::Small))
    , m_actions(new QHBoxLayout)
{
    m_search->setClearButtonEnabled(true);
    m_search->setTextMargins(gap, 0, gap, 0);
    m_search->setMaximumWidth(40 * grid);
    m_search->setAccessibleName(words.search);
    m_search->setAccessibleDescription(words.aboutSearch);
    m_top->setSpacing(gap);
    m_top->addWidget(m_search, 1);
    m_top->addStretch(0);

    auto *card = new Card;
    auto *framed = new QVBoxLayout(card);
    framed->setContentsMargins(1, corner / 2, 1, corner / 2);
    framed->addWidget(m_table);
    m_note->setAccessibleName(tr("About the list"));

    auto *sentences = new QVBoxLayout;
    sentences->setSpacing(2);
    sentences->addWidget(m_who);
    sentences->addWidget(m_what);
    m_actions->setSpacing(gap);
    auto *line = new QHBoxLayout(m_chosen);
    line->setContentsMargins(space, grid + 4, space, grid + 4);
    line->setSpacing(space);
    line->addLayout(sentences, 1);
    line->addLayout(m_actions);
    m_chosen->setAccessibleName(words.chosen);

    column()->addWidget(m_trouble);
    column()->addLayout(m_top);
    column()->addWidget(card, 1);
    column()->addWidget(m_note);
    column()->addWidget(m_chosen);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_table->search(text);
        emit chosenChanged();
    });
    connect(m_table, &SearchedTable::chosenChanged, this, &ListPage::chosenChanged);
}

QPushButton *ListPage::addBeginning(const QString &text, const QString &about)
{
    return added(m_top, text, about);
}

QPushButton *ListPage::addAction(const QString &text, const QString &about)
{
    return added(m_actions, text, about);
}

void ListPage::setTrouble(const std::optional<Error> &error)
{
    if (error)
        m_trouble->show(*error);
    else
        m_trouble->clear();
}

void ListPage::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void ListPage::setChosen(const QString &who, const QString &what)
{
    m_who->setText(who);
    m_what->setText(what);
    m_chosen->show();
}

void ListPage::setNoneChosen()
{
    m_chosen->hide();
}

} // namespace meethouse
