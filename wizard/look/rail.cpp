#include "wizard/look/rail.h"

#include "wizard/look/colours.h"
#include "wizard/look/language_button.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

namespace meethouse
{

namespace
{

class Brand final : public QWidget
{
public:
    explicit Brand(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(30, 30);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintHouse(painter, rect());
    }
};

} // namespace

// A house with an open door and a person in it, on a field of 32 by 32.
void paintHouse(QPainter &painter, const QRectF &where)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(where.topLeft());
    painter.scale(where.width() / 32, where.height() / 32);
    painter.setPen(Qt::NoPen);
    QPainterPath house;
    house.addPolygon(QPolygonF{{16, 3}, {29.5, 13.5}, {29.5, 29}, {2.5, 29}, {2.5, 13.5}, {16, 3}});
    QPainterPath door;
    door.addRoundedRect(QRectF(10, 15, 12, 20), 6, 6);
    painter.fillPath(house.subtracted(door), colours().accent);
    painter.setBrush(colours().accent);
    painter.drawEllipse(QPointF(16, 19.6), 2.3, 2.3);
    QPainterPath body;
    body.addRoundedRect(QRectF(12.6, 23, 6.8, 9), 3.4, 3.4);
    painter.setClipRect(QRectF(0, 0, 32, 29));
    painter.fillPath(body, colours().accent);
    painter.restore();
}

Rail::Rail(QWidget *parent)
    : QWidget(parent)
    , m_body(new QVBoxLayout)
    , m_foot(new QVBoxLayout)
    , m_lines(new Text(Text::Kind::Small, {}, this))
{
    setFixedWidth(railWidth);
    auto *name = new Text(Text::Kind::Heading, QStringLiteral("Meethouse"), this);
    auto font = name->font();
    font.setPixelSize(font.pixelSize() * 17 / textSize);
    name->setFont(font);
    auto *brand = new QHBoxLayout;
    brand->setSpacing(10);
    brand->addWidget(new Brand(this));
    brand->addWidget(name, 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space, 3 * grid, space, space);
    layout->setSpacing(0);
    layout->addLayout(brand);
    layout->addSpacing(3 * grid);
    layout->addLayout(m_body);
    layout->addStretch(1);
    m_foot->setContentsMargins(0, grid + 4, 0, 0);
    m_foot->setSpacing(4);
    m_foot->addWidget(m_lines);
    m_foot->addWidget(new LanguageButton(this), 0, Qt::AlignLeft);
    layout->addLayout(m_foot);
    m_lines->setAccessibleName(tr("Connected to"));
    m_lines->hide();
}

void Rail::setFoot(const QString &lines)
{
    m_lines->setText(lines);
    m_lines->setVisible(!lines.isEmpty());
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colours().rail);
    painter.setPen(colours().line);
    painter.drawLine(width() - 1, 0, width() - 1, height());
    if (m_foot->geometry().height() > grid + 4)
        painter.drawLine(space, m_foot->geometry().top(), width() - space - 1, m_foot->geometry().top());
}

class StepList::Step final : public QWidget
{
public:
    enum class Where { Behind, Here, Ahead };

    Step(const QString &title, QWidget *parent)
        : QWidget(parent)
        , m_title(title)
    {
        setFixedHeight(34);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        set(Where::Ahead);
    }

    void set(Where where)
    {
        m_where = where;
        const auto name = [this, where] {
            switch (where) {
            case Where::Behind:
                return StepList::tr("%1: done").arg(m_title);
            case Where::Here:
                return StepList::tr("%1: you are here").arg(m_title);
            case Where::Ahead:
                return StepList::tr("%1: still to come").arg(m_title);
            }
            Q_UNREACHABLE();
        };
        setAccessibleName(name());
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const auto &c = colours();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (m_where == Where::Here) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(c.selection);
            painter.drawRoundedRect(rect(), smallCorner, smallCorner);
        }
        const QPointF middle(17, height() / 2.0);
        switch (m_where) {
        case Where::Behind:
            painter.setPen(QPen(c.done, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(
                QPolygonF{middle + QPointF(-5, 0.5), middle + QPointF(-1.5, 4), middle + QPointF(5, -4)});
            break;
        case Where::Here:
            painter.setBrush(c.accent);
            painter.drawEllipse(middle, 5, 5);
            break;
        case Where::Ahead:
            painter.setPen(QPen(c.secondary, 1.5));
            painter.drawEllipse(middle, 4.2, 4.2);
            break;
        }
        auto font = fontFor(m_where == Where::Here ? Text::Kind::Heading : Text::Kind::Plain);
        painter.setFont(font);
        painter.setPen(m_where == Where::Ahead ? c.secondary : c.text);
        const auto where = rect().adjusted(36, 0, -gap, 0);
        painter.drawText(where, Qt::AlignVCenter | Qt::AlignLeft,
            painter.fontMetrics().elidedText(m_title, Qt::ElideRight, where.width()));
    }

private:
    QString m_title;
    Where m_where = Where::Ahead;
};

StepList::StepList(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setAccessibleName(tr("Steps of the set-up"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
}

void StepList::setSteps(const QStringList &titles)
{
    qDeleteAll(m_steps);
    m_steps.clear();
    for (const auto &title : titles) {
        m_steps += new Step(title, this);
        m_layout->addWidget(m_steps.last());
    }
    setCurrent(m_current);
}

void StepList::setCurrent(int index)
{
    m_current = index;
    for (int i = 0; i < m_steps.size(); ++i)
        m_steps.at(i)->set(i < index ? Step::Where::Behind : i == index ? Step::Where::Here : Step::Where::Ahead);
}

} // namespace meethouse
