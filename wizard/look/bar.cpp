#include "wizard/look/bar.h"

#include "wizard/look/colours.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"

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
    , m_links(new QHBoxLayout)
    , m_back(new QPushButton(tr("&Back"), this))
    , m_ordinary(new QPushButton(this))
    , m_main(new QPushButton(this))
    , m_reason(new Text(Text::Kind::Small, {}, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(margin, space, margin, space);
    layout->setSpacing(gap);
    layout->addWidget(m_back);
    layout->addLayout(m_links);
    layout->addWidget(m_reason, 1);
    layout->addWidget(m_ordinary);
    layout->addWidget(m_main);
    // A window that is no dialog draws it only; the page gives it the Enter key.
    m_main->setDefault(true);
    m_reason->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_reason->setMaximumWidth(QWIDGETSIZE_MAX);
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
    m_main->setAccessibleDescription(reason);
}

void Bar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(colours().line);
    painter.drawLine(0, 0, width(), 0);
}

} // namespace meethouse
