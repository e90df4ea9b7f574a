#include "wizard/manager/server_view.h"

#include "wizard/look/colours.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"
#include "wizard/manager/server_list.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace meethouse
{

namespace
{

constexpr int oneLine = 4 * grid + 2;
constexpr int beforeTitle = 2 * gap + markSize + 2;
constexpr int wrapped = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap;

class Delegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool selected = option.state & QStyle::State_Selected;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colours().selection);
            painter->drawRoundedRect(option.rect, smallCorner, smallCorner);
        }
        if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange) {
            painter->setPen(QPen(colours().accent, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), smallCorner, smallCorner);
        }
        const QRectF mark(option.rect.left() + gap, option.rect.center().y() - markSize / 2.0 + 1, markSize, markSize);
        paintMark(*painter, mark, static_cast<Mark>(index.data(ServerList::MarkRole).toInt()));
        painter->setFont(fontFor(selected ? Text::Kind::Heading : Text::Kind::Plain));
        painter->setPen(selected ? colours().text : colours().secondary);
        painter->drawText(option.rect.adjusted(beforeTitle, 0, -gap, 0), wrapped, breakable(index.data().toString()));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        // As wide as it is when it is chosen, so that nothing moves.
        const QFontMetrics metrics(fontFor(Text::Kind::Heading));
        const QRect room(0, 0, railWidth - 2 * space - beforeTitle - gap, QWIDGETSIZE_MAX);
        const auto lines = metrics.boundingRect(room, wrapped, breakable(index.data().toString())).height();
        return {railWidth - 2 * space, std::max(oneLine, lines + 2 * gap)};
    }
};

} // namespace

ServerView::ServerView(QWidget *parent)
    : QListView(parent)
{
    setItemDelegate(new Delegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Servers"));
    setAccessibleDescription(tr("The servers this computer knows, each with its state."));
}

QSize ServerView::sizeHint() const
{
    int height = 0;
    for (int row = 0; model() && row < model()->rowCount(); ++row)
        height += sizeHintForRow(row);
    return {railWidth, height};
}

QSize ServerView::minimumSizeHint() const
{
    return {0, model() && model()->rowCount() > 0 ? 2 * oneLine : 0};
}

} // namespace meethouse
