#include "wizard/look/card.h"

#include "wizard/look/colours.h"
#include "wizard/look/measure.h"

#include <QPainter>

namespace meethouse
{

Card::Card(QWidget *parent)
    : QWidget(parent)
{
}

void Card::setGrave(bool grave)
{
    m_grave = grave;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_grave ? colours().failed : colours().line, 1));
    painter.setBrush(colours().base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
}

} // namespace meethouse
