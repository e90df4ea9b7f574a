#include "wizard/manager/scroll_body.h"

#include "wizard/look/measure.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace meethouse
{

ScrollBody::ScrollBody(QWidget *parent)
    : QScrollArea(parent)
{
    auto *content = new QWidget(this);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(margin, 2 * grid + 2, margin - scrollBarWidth, 3 * grid);
    m_column->setSpacing(space);
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setFocusPolicy(Qt::NoFocus);
    content->installEventFilter(this);
}

// A scroll area asks how low its content may be without asking at which width, so wrapped text would be squeezed.
bool ScrollBody::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize))
        widget()->setMinimumHeight(std::max(0, m_column->totalMinimumHeightForWidth(widget()->width())));
    return QScrollArea::eventFilter(watched, event);
}

} // namespace meethouse
