#include "wizard/manager/way_card.h"

#include "wizard/look/measure.h"
#include "wizard/look/text.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace meethouse
{

WayCard::WayCard(QWidget *parent)
    : Card(parent)
    , m_title(new Text(Text::Kind::Heading, {}, this))
    , m_meaning(new Text(Text::Kind::Small, {}, this))
    , m_button(new QPushButton(this))
{
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_meaning);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space, grid + 4, space, grid + 4);
    layout->setSpacing(space);
    layout->addLayout(words, 1);
    layout->addStretch(); // sentences are only so long; without a button they would stand in the middle
    layout->addWidget(m_button);
}

void WayCard::say(const QString &title, const QString &meaning, const QString &button)
{
    setAccessibleName(title);
    m_title->setText(title);
    m_meaning->setText(meaning);
    m_button->setText(button);
    m_button->setAccessibleDescription(meaning);
    m_button->setVisible(!button.isEmpty());
}

} // namespace meethouse
