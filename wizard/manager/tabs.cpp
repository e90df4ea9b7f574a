#include "wizard/manager/tabs.h"

#include "wizard/look/colours.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"

#include <QPainter>

#include <algorithm>

namespace meethouse
{

namespace
{

constexpr int tabHeight = 6 * grid + 6;
constexpr int leastBetween = 8;
constexpr double smallest = 13.0 / textSize;

QFont scaled(Text::Kind kind, double scale)
{
    auto font = fontFor(kind);
    font.setPixelSize(static_cast<int>(font.pixelSize() * scale));
    return font;
}

// As wide as it is when it is open, so that nothing moves.
int wordsWidth(const QString &text, double scale)
{
    return QFontMetrics(scaled(Text::Kind::Heading, scale)).size(Qt::TextShowMnemonic, text).width();
}

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

int Tabs::allWords(double scale) const
{
    int all = 0;
    for (int i = 0; i < count(); ++i)
        all += wordsWidth(tabText(i), scale);
    return all;
}

// Where words are long they are set smaller and closer, before one of them goes out of sight.
double Tabs::scale() const
{
    return allWords(1) + count() * leastBetween > width() ? smallest : 1;
}

int Tabs::between() const
{
    return std::clamp((width() - allWords(scale())) / std::max(1, count()), leastBetween, 2 * gap);
}

QSize Tabs::tabSizeHint(int index) const
{
    return {wordsWidth(tabText(index), scale()) + between(), tabHeight};
}

void Tabs::paintEvent(QPaintEvent *)
{
    const auto &c = colours();
    QPainter painter(this);
    const int air = between();
    const double size = scale();
    for (int i = 0; i < count(); ++i) {
        const bool open = i == currentIndex();
        const auto place = tabRect(i);
        painter.setFont(scaled(open ? Text::Kind::Heading : Text::Kind::Plain, size));
        painter.setPen(open ? c.text : c.secondary);
        painter.drawText(
            place.adjusted(0, 0, -air, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, tabText(i));
        if (!open)
            continue;
        painter.fillRect(QRect(place.left(), place.bottom() - 2, place.width() - air, 3), c.accent);
        if (hasFocus()) {
            painter.setPen(QPen(c.accent, 2));
            painter.drawRoundedRect(place.adjusted(-4, grid, 4 - air, -grid), 4, 4);
        }
    }
}

} // namespace meethouse
