#include "wizard/manager/host_view.h"

#include "wizard/look/colours.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"

#include <QHeaderView>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>

namespace meethouse
{

namespace
{

constexpr int rowPixels = 5 * grid + 1;

QColor colourOf(Host::State state)
{
    switch (state) {
    case Host::State::Active:
        return colours().done;
    case Host::State::Invited:
        return colours().warning;
    case Host::State::Disabled:
        return colours().text;
    }
    Q_UNREACHABLE();
}

class Delegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto &c = colours();
        const bool selected = option.state & QStyle::State_Selected;
        const auto room = option.rect.adjusted(space - 2, 0, -gap, 0);
        painter->save();
        painter->fillRect(option.rect, selected ? c.selection : c.base);
        painter->setPen(c.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->setFont(
            fontFor(selected && index.column() == HostTable::Name ? Text::Kind::Heading : Text::Kind::Plain));
        painter->setPen(c.text);
        if (index.column() == HostTable::State)
            paintState(*painter, room, index);
        else
            painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
        if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange) {
            painter->setPen(QPen(c.accent, 2));
            painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
        }
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {QFontMetrics(fontFor(Text::Kind::Heading)).horizontalAdvance(index.data().toString()) + 6 * grid,
            rowPixels};
    }

private:
    static void paintState(QPainter &painter, const QRect &room, const QModelIndex &index)
    {
        painter.setFont(fontFor(Text::Kind::Small));
        const auto metrics = painter.fontMetrics();
        const auto text = metrics.elidedText(index.data().toString(), Qt::ElideRight, room.width() - 2 * gap);
        const QRectF pill(
            room.left() - 0.5, room.center().y() - 10.5, metrics.horizontalAdvance(text) + 2 * gap + 2, 22);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(colours().line);
        painter.setBrush(colours().base);
        painter.drawRoundedRect(pill, 11, 11);
        painter.setPen(colourOf(static_cast<Host::State>(index.data(HostTable::StateRole).toInt())));
        painter.drawText(pill, Qt::AlignCenter, text);
    }
};

class Header final : public QHeaderView
{
public:
    using QHeaderView::QHeaderView;

    [[nodiscard]] QSize sizeHint() const override { return {QHeaderView::sizeHint().width(), 4 * grid + 2}; }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const auto &c = colours();
        const bool sorted = section == sortIndicatorSection();
        const auto *arrow = sortIndicatorOrder() == Qt::AscendingOrder ? " ▴" : " ▾";
        auto font = fontFor(Text::Kind::Small);
        font.setWeight(QFont::DemiBold);
        painter->save();
        painter->fillRect(rect, c.base);
        painter->setPen(c.line);
        painter->drawLine(rect.bottomLeft(), rect.bottomRight());
        painter->setFont(font);
        painter->setPen(c.secondary);
        const QString title =
            model()->headerData(section, orientation()).toString() + (sorted ? QString::fromUtf8(arrow) : QString());
        painter->drawText(rect.adjusted(space - 2, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, title);
        painter->restore();
    }
};

} // namespace

HostView::HostView(QWidget *parent)
    : QTableView(parent)
    , m_sorted(new QSortFilterProxyModel(this))
{
    setAccessibleName(tr("Hosts"));
    setAccessibleDescription(tr("Hosts and open invitations. Several can be chosen at once."));
    m_sorted->setSortRole(HostTable::SortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setSortLocaleAware(true);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setFilterKeyColumn(-1);
    setModel(m_sorted);
    setItemDelegate(new Delegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setSortingEnabled(true);
    setWordWrap(false);
    setMinimumHeight(7 * rowPixels);
    setHorizontalHeader(new Header(Qt::Horizontal, this));
    horizontalHeader()->setSectionsClickable(true);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    // All rows are alike; measuring a thousand would be felt.
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(rowPixels);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(15 * grid);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &HostView::chosenChanged);
    connect(m_sorted, &QAbstractItemModel::modelReset, this, &HostView::chosenChanged);
}

void HostView::setTable(HostTable *table)
{
    m_table = table;
    m_sorted->setSourceModel(table);
    sortByColumn(HostTable::Name, Qt::AscendingOrder);
    auto *header = horizontalHeader();
    header->setSectionResizeMode(HostTable::Name, QHeaderView::Stretch);
    header->setSectionResizeMode(HostTable::State, QHeaderView::Stretch);
    header->setSectionResizeMode(HostTable::LastSeen, QHeaderView::Interactive);
    header->resizeSection(HostTable::LastSeen, 20 * grid);
}

void HostView::search(const QString &text)
{
    m_sorted->setFilterFixedString(text);
}

QList<Host> HostView::chosen() const
{
    QList<Host> hosts;
    for (const auto &row : selectionModel()->selectedRows())
        hosts += m_table->at(m_sorted->mapToSource(row).row());
    return hosts;
}

int HostView::shown() const
{
    return m_sorted->rowCount();
}

} // namespace meethouse
