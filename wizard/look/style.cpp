#include "wizard/look/style.h"

#include "wizard/look/colours.h"
#include "wizard/look/mark.h"
#include "wizard/look/measure.h"

#include <QAbstractScrollArea>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QStyleOption>

namespace meethouse
{

namespace
{

QColor mixed(const QColor &one, const QColor &other, double part)
{
    const auto mix = [part](float a, float b) { return static_cast<float>(a * (1 - part) + b * part); };
    return QColor::fromRgbF(
        mix(one.redF(), other.redF()), mix(one.greenF(), other.greenF()), mix(one.blueF(), other.blueF()));
}

void drawBox(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &line, double width, double radius)
{
    const double half = width / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line.isValid() ? QPen(line, width) : Qt::NoPen);
    painter.setBrush(fill.isValid() ? QBrush(fill) : Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius);
    painter.restore();
}

// A main button that is not ready keeps its colour, thinned.
QColor mainFill(const QStyleOption &option)
{
    const auto &c = colours();
    if (!(option.state & QStyle::State_Enabled))
        return mixed(c.accent, c.window, 0.55);
    if (option.state & QStyle::State_Sunken)
        return mixed(c.accent, c.text, 0.2);
    return option.state & QStyle::State_MouseOver ? mixed(c.accent, c.text, 0.1) : c.accent;
}

QColor ordinaryFill(const QStyleOption &option)
{
    const auto &c = colours();
    if (option.state & QStyle::State_On)
        return c.selection;
    if (!(option.state & QStyle::State_Enabled))
        return c.window;
    if (option.state & QStyle::State_Sunken)
        return mixed(c.base, c.text, 0.1);
    return option.state & QStyle::State_MouseOver ? mixed(c.base, c.text, 0.04) : c.base;
}

// The main one, and the chosen one of several, are written in heavier letters.
bool isHeavy(const QStyleOptionButton &option)
{
    return option.features & QStyleOptionButton::DefaultButton || option.state & QStyle::State_On;
}

bool hasVisibleFocus(const QStyleOption &option)
{
    return option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange;
}

void drawButton(const QStyleOptionButton &option, QPainter &painter)
{
    const bool flat = option.features & QStyleOptionButton::Flat;
    const bool main = option.features & QStyleOptionButton::DefaultButton;
    const bool chosen = option.state & QStyle::State_On;
    if (!flat)
        drawBox(painter, option.rect, main ? mainFill(option) : ordinaryFill(option),
            main     ? QColor()
            : chosen ? colours().accent
                     : colours().line,
            1, smallCorner);
    if (!hasVisibleFocus(option))
        return;
    drawBox(painter, option.rect, {}, colours().accent, 2, smallCorner);
    if (main)
        drawBox(painter, option.rect.adjusted(2, 2, -2, -2), {}, colours().onAccent, 1, smallCorner - 2);
}

void drawCheckBox(const QStyleOption &option, QPainter &painter)
{
    const auto &c = colours();
    const bool on = option.state & QStyle::State_On;
    drawBox(painter, option.rect, on ? c.accent : c.base, on ? c.accent : c.secondary, 1.5, 4);
    if (!on)
        return;
    const QRectF r(option.rect);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(c.onAccent, r.width() / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{{r.x() + r.width() * 0.24, r.y() + r.height() * 0.52},
        {r.x() + r.width() * 0.43, r.y() + r.height() * 0.71}, {r.x() + r.width() * 0.77, r.y() + r.height() * 0.31}});
    painter.restore();
}

void drawRadioButton(const QStyleOption &option, QPainter &painter)
{
    const auto &c = colours();
    const bool on = option.state & QStyle::State_On;
    const int radius = option.rect.width() / 2;
    drawBox(painter, option.rect, c.base, on ? c.accent : c.secondary, on ? 2 : 1.5, radius);
    if (on)
        drawBox(painter, option.rect.adjusted(5, 5, -5, -5), c.accent, {}, 0, radius);
}

// Open at the bottom, or, upside down, at the top.
void drawChevron(QPainter &painter, const QPointF &middle, const QColor &colour, double width, bool up = false)
{
    const double height = up ? -width : width;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{
        middle + QPointF(-width, -height / 2), middle + QPointF(0, height / 2), middle + QPointF(width, -height / 2)});
    painter.restore();
}

void drawField(QPainter &painter, const QStyleOption &option)
{
    const auto &c = colours();
    const bool focus = option.state & QStyle::State_HasFocus;
    drawBox(painter, option.rect, c.base, focus ? c.accent : c.line, focus ? 2 : 1, smallCorner);
}

// Several lines to write in stand as far from their frame as one.
bool isTextFrame(const QStyleOption *option, const QWidget *widget)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    return frame && frame->frameShape != QFrame::NoFrame && qobject_cast<const QAbstractScrollArea *>(widget);
}

// What the letters of a spin box and of a list to choose from lack to stand where those of a line stand.
constexpr int beforeText = gap - 3;

} // namespace

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    // The question of a message box is its heading.
    if (auto *label = qobject_cast<QLabel *>(widget);
        label && label->objectName() == QLatin1String("qt_msgbox_label")) {
        auto font = label->font();
        font.setWeight(QFont::DemiBold);
        label->setFont(font);
    }
}

// The states look the same in a message box as everywhere.
QIcon Style::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    const auto mark = which == SP_MessageBoxQuestion   ? Mark::Unknown
                      : which == SP_MessageBoxWarning  ? Mark::Warning
                      : which == SP_MessageBoxCritical ? Mark::Failed
                                                       : Mark::Running;
    if (mark == Mark::Running)
        return QProxyStyle::standardIcon(which, option, widget);
    const int side = pixelMetric(PM_MessageBoxIconSize);
    const double ratio = widget ? widget->devicePixelRatioF() : 1;
    QPixmap picture(QSize(side, side) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paintMark(painter, QRectF(0, 0, side, side), mark);
    return picture;
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    if (type == CT_PushButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const bool flat = button && button->features & QStyleOptionButton::Flat;
        int width = size.width();
        const auto *any = qobject_cast<const QAbstractButton *>(widget);
        if (button && widget && (isHeavy(*button) || (any && any->isCheckable()))) {
            auto font = widget->font();
            font.setWeight(QFont::DemiBold);
            width = std::max(width, QFontMetrics(font).size(Qt::TextShowMnemonic, button->text).width());
        }
        return {width + (flat ? gap : 4 * gap), std::max(size.height() + gap, fieldHeight)};
    }
    auto wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    // What a number stands in is as high as a line that stands alone; it has that inside.
    if (type == CT_SpinBox)
        wanted.setHeight(std::max(size.height(), fieldHeight));
    if (type == CT_LineEdit || type == CT_ComboBox)
        wanted.setHeight(std::max(wanted.height(), fieldHeight));
    return wanted;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 18;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return gap + 2;
    case PM_ScrollBarExtent:
        return scrollBarWidth;
    case PM_MessageBoxIconSize:
        return 4 * grid;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto &c = colours();
    switch (element) {
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (!frame || frame->lineWidth == 0)
            break;
        const bool focus = option->state & State_HasFocus;
        drawBox(*painter, option->rect, option->state & State_ReadOnly ? c.window : c.base, focus ? c.accent : c.line,
            focus ? 2 : 1, smallCorner);
        return;
    }
    case PE_PanelScrollAreaCorner:
        return;
    case PE_FrameFocusRect:
        drawBox(*painter, option->rect, {}, c.accent, 2, 4);
        return;
    case PE_IndicatorCheckBox:
        return drawCheckBox(*option, *painter);
    case PE_IndicatorRadioButton:
        return drawRadioButton(*option, *painter);
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (element == CE_PushButtonBevel && button)
        return drawButton(*button, *painter);
    if (element == CE_PushButtonLabel && button) {
        const auto &c = colours();
        const bool main = button->features & QStyleOptionButton::DefaultButton;
        const bool flat = button->features & QStyleOptionButton::Flat;
        auto colour = main ? c.onAccent : flat ? c.accent : c.text;
        if (widget && widget->property("grave").toBool())
            colour = c.failed;
        if (!(option->state & State_Enabled))
            colour = main ? mixed(c.onAccent, c.window, 0.2) : c.secondary;
        painter->save();
        auto font = painter->font();
        if (isHeavy(*button))
            font.setWeight(QFont::DemiBold);
        font.setUnderline(flat && option->state & (State_MouseOver | State_HasFocus));
        painter->setFont(font);
        painter->setPen(colour);
        const int align = flat ? int{Qt::AlignVCenter} | int{Qt::AlignLeft} : int{Qt::AlignCenter};
        painter->drawText(button->rect.adjusted(0, 0, 0, 0), align | Qt::TextShowMnemonic, button->text);
        painter->restore();
        return;
    }
    if (element == CE_PushButton && button) {
        drawControl(CE_PushButtonBevel, option, painter, widget);
        auto label = *button;
        return drawControl(CE_PushButtonLabel, &label, painter, widget);
    }
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    if (element == CE_ProgressBar && bar) {
        drawBox(*painter, bar->rect, colours().line, {}, 0, bar->rect.height() / 2.0);
        auto done = bar->rect;
        const int range = std::max(bar->maximum - bar->minimum, 1);
        done.setWidth(done.width() * (bar->progress - bar->minimum) / range);
        if (done.width() >= done.height())
            drawBox(*painter, done, colours().accent, {}, 0, done.height() / 2.0);
        return;
    }
    if (element == CE_ShapedFrame && qobject_cast<const QAbstractScrollArea *>(widget)) {
        if (isTextFrame(option, widget))
            drawField(*painter, *option);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    const auto &c = colours();
    if (control == CC_ComboBox && combo && !combo->editable) {
        drawField(*painter, *option);
        const QRect where(option->rect.right() - 2 * gap, option->rect.center().y(), 1, 1);
        return drawChevron(*painter, visualRect(option->direction, option->rect, where).topLeft(), c.secondary, 4);
    }
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); control == CC_SpinBox && spin) {
        drawField(*painter, *option);
        const auto arrow = [&](SubControl part, bool can) {
            const auto where = QRectF(subControlRect(control, option, part, widget)).center() - QPointF(4, 0);
            const bool held = option->activeSubControls == part && option->state & (State_MouseOver | State_Sunken);
            drawChevron(*painter, where, !can ? c.line : held ? c.accent : c.secondary, 3.5, part == SC_SpinBoxUp);
        };
        const bool enabled = option->state & State_Enabled;
        arrow(SC_SpinBoxUp, enabled && spin->stepEnabled & QAbstractSpinBox::StepUpEnabled);
        return arrow(SC_SpinBoxDown, enabled && spin->stepEnabled & QAbstractSpinBox::StepDownEnabled);
    }
    if (control != CC_ScrollBar)
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    // A bar keeps its place where there is nothing to scroll, so that nothing moves when there is.
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar || bar->maximum <= bar->minimum)
        return;
    const auto slider = subControlRect(control, option, SC_ScrollBarSlider, widget).adjusted(3, 2, -3, -2);
    const bool held = option->state & (State_MouseOver | State_Sunken);
    drawBox(*painter, slider, held ? c.secondary : mixed(c.line, c.secondary, 0.3), {}, 0, 3);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_ShapedFrameContents && isTextFrame(option, widget))
        return option->rect.adjusted(smallCorner, smallCorner, -smallCorner, -smallCorner);
    const auto rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    const bool framed = element == SE_LineEditContents && frame && frame->lineWidth > 0;
    return framed ? rect.adjusted(gap - 2, 0, 2 - gap, 0) : rect;
}

// A bar without arrows: wheel, keys and the slider do all they did.
QRect Style::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar) {
        const auto rect = QProxyStyle::subControlRect(control, option, part, widget);
        const bool written = (control == CC_ComboBox && part == SC_ComboBoxEditField) ||
                             (control == CC_SpinBox && part == SC_SpinBoxEditField);
        return written ? rect.adjusted(beforeText, 0, 0, 0) : rect;
    }
    const bool upright = bar->orientation == Qt::Vertical;
    const int room = upright ? bar->rect.height() : bar->rect.width();
    const int range = bar->maximum - bar->minimum;
    int length = room;
    if (range > 0)
        length = std::clamp(
            static_cast<int>(qint64(room) * bar->pageStep / (qint64(range) + bar->pageStep)), std::min(32, room), room);
    const int start =
        sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, room - length, bar->upsideDown);
    const auto along = [&](int from, int size) {
        const QRect rect = upright ? QRect(0, from, bar->rect.width(), size) : QRect(from, 0, size, bar->rect.height());
        return visualRect(bar->direction, bar->rect, rect);
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return along(start, length);
    case SC_ScrollBarSubPage:
        return along(0, start);
    case SC_ScrollBarAddPage:
        return along(start + length, room - start - length);
    case SC_ScrollBarGroove:
        return bar->rect;
    default:
        return {};
    }
}

} // namespace meethouse
