#include "wizard/look/trouble.h"

#include "wizard/look/fold.h"
#include "wizard/look/mark.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"

#include <QAccessible>
#include <QHBoxLayout>

namespace meethouse
{

Trouble::Trouble(QWidget *parent)
    : Card(parent)
    , m_what(new Text(Text::Kind::Heading, {}, this))
    , m_rest(new Text(Text::Kind::Plain, {}, this))
    , m_detail(new Text(Text::Kind::Small, {}, this))
{
    setGrave(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_detail->setAccessibleName(tr("What the program below said"));
    m_fold = new Fold(tr("What it said exactly"), m_detail, this);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_what);
    words->addWidget(m_rest);
    words->addWidget(m_fold);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space, grid + 4, space, grid + 4);
    layout->setSpacing(grid + 4);
    layout->addWidget(new MarkView(Mark::Failed, this), 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    hide();
}

void Trouble::show(const Error &error)
{
    m_what->setText(error.what);
    QStringList rest;
    for (const auto &sentence : {error.why, error.todo}) {
        if (!sentence.isEmpty())
            rest += sentence;
    }
    m_rest->setText(rest.join(QLatin1Char('\n')));
    m_rest->setVisible(!rest.isEmpty());
    m_detail->setText(error.detail);
    m_fold->setVisible(!error.detail.isEmpty());
    m_fold->setOpen(false);
    setAccessibleName(error.what);
    setAccessibleDescription(rest.join(QLatin1Char(' ')));
    QWidget::show();
    QAccessibleEvent told(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void Trouble::clear()
{
    hide();
}

} // namespace meethouse
