#include "wizard/look/page.h"

#include "wizard/look/measure.h"
#include "wizard/look/text.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace meethouse
{

Page::Page(QWidget *parent)
    : QWidget(parent)
    , m_title(new Text(Text::Kind::Title, {}, this))
    , m_why(new Text(Text::Kind::Quiet, {}, this))
    , m_scroll(new QScrollArea(this))
    , m_body(new QVBoxLayout)
    , m_bar(new Bar(this))
{
    auto *content = new QWidget(m_scroll);
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(margin, margin - gap, margin - scrollBarWidth, space);
    inner->setSpacing(4);
    inner->addWidget(m_title);
    inner->addWidget(m_why);
    inner->addSpacing(space);
    m_body->setSpacing(space);
    inner->addLayout(m_body);
    inner->addStretch(1);
    m_why->hide();

    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_scroll->setFocusPolicy(Qt::NoFocus);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_bar);
    connect(m_bar->back(), &QPushButton::clicked, this, &Page::backWanted);
}

void Page::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void Page::setWhy(const QString &why)
{
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    setAccessibleDescription(why);
}

QString Page::title() const
{
    return m_title->text();
}

void Page::scrollToTop()
{
    m_scroll->verticalScrollBar()->setValue(0);
}

void Page::bringIntoSight(QWidget *widget)
{
    // Once everything has found its place. Of a text the scroll area itself would show the line of its cursor only.
    QTimer::singleShot(0, widget, [this, widget] {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const int middle = widget->mapTo(m_scroll->widget(), widget->rect().center()).y();
        const int half = std::min(widget->height() / 2 + space, m_scroll->viewport()->height() / 2);
        m_scroll->ensureVisible(0, middle, 0, half);
    });
}

void Page::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter || !m_bar->main()->isVisible() || !m_bar->main()->isDefault())
        return QWidget::keyPressEvent(event);
    auto *button = qobject_cast<QPushButton *>(QApplication::focusWidget());
    if (button && isAncestorOf(button))
        button->click();
    else
        m_bar->main()->click();
}

} // namespace meethouse
