#include "wizard/look/fold.h"

#include "wizard/look/bar.h"
#include "wizard/look/measure.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace meethouse
{

Fold::Fold(const QString &title, QWidget *content, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_content(content)
    , m_line(quietLink({}, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    layout->addWidget(m_line, 0, Qt::AlignLeft);
    layout->addWidget(content);
    m_line->setAccessibleName(title);
    connect(m_line, &QPushButton::clicked, this, [this] { setOpen(!m_open); });
    setOpen(false);
}

void Fold::setOpen(bool open)
{
    const bool changed = open != m_open;
    m_open = open;
    m_line->setText((open ? QStringLiteral("▾ ") : QStringLiteral("▸ ")) + m_title);
    m_line->setAccessibleDescription(open ? tr("unfolded") : tr("folded"));
    m_content->setVisible(open);
    if (changed)
        emit toggled(open);
}

} // namespace meethouse
