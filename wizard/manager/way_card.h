#pragma once

#include "wizard/look/card.h"

class QPushButton;

namespace meethouse
{

class Text;

// Something that can be done with a server: what it is called, what it means, and a button; without words no button.
class WayCard : public Card
{
    Q_OBJECT

public:
    explicit WayCard(QWidget *parent = nullptr);

    void say(const QString &title, const QString &meaning, const QString &button = {});
    [[nodiscard]] QPushButton *button() const { return m_button; }

private:
    Text *m_title;
    Text *m_meaning;
    QPushButton *m_button;
};

} // namespace meethouse
