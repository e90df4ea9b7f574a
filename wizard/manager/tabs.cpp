#include "wizard/manager/tabs.h"

#include "wizard/look/colours.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"

#include <QPainter>

namespace meethouse
{

namespace
{

constexpr int tabHeight = 6 * grid + 6;

} // namespace

Tabs::Tabs(QWidget *parent)
    : QTabBar(parent)
{
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
}

QSize Tabs::tabSizeHint(int index) const
{
    // As wide as it is when it is open, so that nothing moves.
    const QFontMetrics metrics(fontFor(Text::Kind::Heading));
    return {metrics.size(Qt::TextShowMnemonic, tabText(index)).width() + 2 * gap, tabHeight};
}

void Tabs::paintEvent(QPaintEvent *)
{
    const auto &c = colours();
    QPainter painter(this);
    for (int i = 0; i < count(); ++i) {
        const bool open = i == currentIndex();
        const auto place = tabRect(i);
        painter.setFont(fontFor(open ? Text::Kind::Heading : Text::Kind::Plain));
        painter.setPen(open ? c.text : c.secondary);
        painter.drawText(
            place.adjusted(0, 0, -2 * gap, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, tabText(i));
        if (!open)
            continue;
        painter.fillRect(QRect(place.left(), place.bottom() - 2, place.width() - 2 * gap, 3), c.accent);
        if (hasFocus()) {
            painter.setPen(QPen(c.accent, 2));
            painter.drawRoundedRect(place.adjusted(-4, grid, 4 - 2 * gap, -grid), 4, 4);
        }
    }
}

} // namespace meethouse
