#include "wizard/look/mark.h"

#include "wizard/look/colours.h"
#include "wizard/look/measure.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Mark)
};

constexpr int millisecondsOfOneTurn = 1200;
constexpr int frame = 40;

// All shapes are drawn on a field of 20 by 20.
void paintCheck(QPainter &painter, const QColor &colour)
{
    painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{{6, 10.2}, {8.8, 13}, {14, 7.2}});
}

void paintLetter(QPainter &painter, const QColor &colour, const QString &letter, double rise)
{
    auto font = painter.font();
    font.setPixelSize(13);
    font.setWeight(QFont::Bold);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(QRectF(0, rise, 20, 20), Qt::AlignCenter, letter);
}

void paintShape(QPainter &painter, Mark mark, int turn)
{
    const auto &c = colours();
    const auto colour = colourOf(mark);
    const auto inside = c.base;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    switch (mark) {
    case Mark::Done:
        painter.drawEllipse(QRectF(1, 1, 18, 18));
        return paintCheck(painter, inside);
    case Mark::Unknown:
        painter.drawEllipse(QRectF(1, 1, 18, 18));
        return paintLetter(painter, inside, QStringLiteral("?"), 0.5);
    case Mark::Warning:
        painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolygon(QPolygonF{{10, 2.5}, {18.5, 17.5}, {1.5, 17.5}});
        painter.setPen(QPen(inside, 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(10, 8), QPointF(10, 12));
        painter.drawPoint(QPointF(10, 15.2));
        return;
    case Mark::Failed:
        painter.drawRoundedRect(QRectF(1.5, 1.5, 17, 17), 3, 3);
        painter.setPen(QPen(inside, 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(6.7, 6.7), QPointF(13.3, 13.3));
        painter.drawLine(QPointF(13.3, 6.7), QPointF(6.7, 13.3));
        return;
    case Mark::Running:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(c.line, 3));
        painter.drawEllipse(QRectF(2, 2, 16, 16));
        painter.setPen(QPen(c.accent, 3, Qt::SolidLine, Qt::FlatCap));
        painter.drawArc(QRectF(2, 2, 16, 16), (90 - turn) * 16, -100 * 16);
        return;
    case Mark::Waiting:
        painter.setBrush(Qt::NoBrush);
        QPen pen(c.secondary, 1.5);
        pen.setDashPattern({2, 2.1});
        painter.setPen(pen);
        painter.drawEllipse(QRectF(2.5, 2.5, 15, 15));
        return;
    }
}

} // namespace

QString wordOf(Mark mark)
{
    switch (mark) {
    case Mark::Done:
        return Texts::tr("in order");
    case Mark::Warning:
        return Texts::tr("needs a look");
    case Mark::Failed:
        return Texts::tr("failed");
    case Mark::Unknown:
        return Texts::tr("cannot tell");
    case Mark::Running:
        return Texts::tr("being worked on");
    case Mark::Waiting:
        return Texts::tr("waiting");
    }
    Q_UNREACHABLE();
}

QColor colourOf(Mark mark)
{
    const auto &c = colours();
    switch (mark) {
    case Mark::Done:
        return c.done;
    case Mark::Warning:
        return c.warning;
    case Mark::Failed:
        return c.failed;
    case Mark::Running:
        return c.accent;
    case Mark::Unknown:
    case Mark::Waiting:
        return c.secondary;
    }
    Q_UNREACHABLE();
}

void paintMark(QPainter &painter, const QRectF &where, Mark mark, int turn)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(where.topLeft());
    painter.scale(where.width() / 20, where.height() / 20);
    paintShape(painter, mark, turn);
    painter.restore();
}

MarkView::MarkView(Mark mark, QWidget *parent)
    : QWidget(parent)
    , m_mark(mark)
{
    setFixedSize(markSize, markSize);
    settle();
}

void MarkView::setMark(Mark mark)
{
    if (mark == m_mark)
        return;
    m_mark = mark;
    settle();
    update();
}

void MarkView::settle()
{
    setAccessibleName(wordOf(m_mark));
    setToolTip(wordOf(m_mark));
    if (m_mark == Mark::Running && isVisible())
        m_timer.start(frame, this);
    else
        m_timer.stop();
}

QSize MarkView::sizeHint() const
{
    return {markSize, markSize};
}

void MarkView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintMark(painter, rect(), m_mark, m_turn);
}

void MarkView::timerEvent(QTimerEvent *)
{
    m_turn = (m_turn + 360 * frame / millisecondsOfOneTurn) % 360;
    update();
}

void MarkView::showEvent(QShowEvent *)
{
    settle();
}

void MarkView::hideEvent(QHideEvent *)
{
    m_timer.stop();
}

void MarkView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        settle();
    QWidget::changeEvent(event);
}

} // namespace meethouse
