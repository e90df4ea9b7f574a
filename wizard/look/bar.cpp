#include "wizard/look/bar.h"

#include "wizard/look/colours.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace meethouse
{

QPushButton *quietLink(const QString &text, QWidget *parent)
{
    auto *link = new QPushButton(text, parent);
    link->setFlat(true);
    link->setCursor(Qt::PointingHandCursor);
    return link;
}

Bar::Bar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_left(new QHBoxLayout)
    , m_links(new QHBoxLayout)
    , m_back(new QPushButton(tr("&Back"), this))
    , m_ordinary(new QPushButton(this))
    , m_main(new QPushButton(this))
    , m_reason(new Text(Text::Kind::Small, {}, this))
{
    auto *right = new QHBoxLayout;
    m_left->setSpacing(gap);
    m_left->addWidget(m_back);
    m_left->addLayout(m_links);
    m_left->addStretch(1);
    right->setSpacing(gap);
    right->addStretch(0);
    right->addWidget(m_reason, 1);
    right->addWidget(m_ordinary);
    right->addWidget(m_main);
    m_layout->setContentsMargins(margin, space, margin, space);
    m_layout->setSpacing(gap);
    m_layout->addLayout(m_left);
    m_layout->addLayout(right, 1);
    // A window that is no dialog draws it only; the page gives it the Enter key.
    m_main->setDefault(true);
    m_reason->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_reason->setMaximumWidth(QWIDGETSIZE_MAX);
    m_reason->hide();
    m_ordinary->hide();
    m_main->hide();
}

QPushButton *Bar::addLink(const QString &text)
{
    auto *link = quietLink(text, this);
    m_links->addWidget(link);
    return link;
}

void Bar::setOrdinary(const QString &text)
{
    m_ordinary->setText(text);
    m_ordinary->setVisible(!text.isEmpty());
}

void Bar::setMain(const QString &text)
{
    m_main->setText(text);
    m_main->setVisible(!text.isEmpty());
}

void Bar::setReason(const QString &reason)
{
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    m_main->setAccessibleDescription(reason);
}

// What has no room beside the main button goes below it.
bool Bar::event(QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) {
        auto *right = m_layout->itemAt(1);
        const int wanted = m_left->minimumSize().width() + right->minimumSize().width() + gap + 2 * margin;
        m_layout->setDirection(wanted > width() ? QBoxLayout::BottomToTop : QBoxLayout::LeftToRight);
    }
    return QWidget::event(event);
}

void Bar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(colours().line);
    painter.drawLine(0, 0, width(), 0);
}

} // namespace meethouse
