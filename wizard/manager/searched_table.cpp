#include "wizard/manager/searched_table.h"

#include "wizard/look/colours.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>

#include <algorithm>

namespace meethouse
{

namespace
{

constexpr int rowPixels = 5 * grid + 1;

constexpr int lastPixels = 20 * grid;
constexpr int leastPixels = 22 * grid;
constexpr int mostPixels = 38 * grid;
constexpr int measuredRows = 50; // the others are like them

// Waiting is grey among marks; in a pill it is the ordinary text.
QColor toneOf(Mark mark)
{
    return mark == Mark::Waiting ? colours().text : colourOf(mark);
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
        painter->setFont(fontFor(selected && index.column() == 0 ? Text::Kind::Heading : Text::Kind::Plain));
        painter->setPen(c.text);
        if (index.data(ToneRole).isValid())
            paintPill(*painter, room, index);
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
        const bool pill = index.data(ToneRole).isValid();
        const QFontMetrics metrics(fontFor(pill ? Text::Kind::Small : Text::Kind::Heading));
        return {metrics.horizontalAdvance(index.data().toString()) + 6 * grid, rowPixels};
    }

private:
    static void paintPill(QPainter &painter, const QRect &room, const QModelIndex &index)
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
        painter.setPen(toneOf(static_cast<Mark>(index.data(ToneRole).toInt())));
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

SearchedTable::SearchedTable(const QString &name, const QString &description, QWidget *parent)
    : QTableView(parent)
    , m_sorted(new QSortFilterProxyModel(this))
{
    setAccessibleName(name);
    setAccessibleDescription(description);
    m_sorted->setSortRole(SortRole);
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
    horizontalHeader()->setResizeContentsPrecision(measuredRows);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &SearchedTable::chosenChanged);
    connect(m_sorted, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_kept.clear();
        for (const auto &row : selectionModel()->selectedRows())
            m_kept += row.data(KeyRole).toString();
        m_kept.remove(QString());
    });
    connect(m_sorted, &QAbstractItemModel::modelReset, this, [this] {
        fit();
        choose(m_kept);
        emit chosenChanged();
    });
    connect(this, &QTableView::doubleClicked, this,
        [this](const QModelIndex &index) { emit opened(m_sorted->mapToSource(index).row()); });
}

void SearchedTable::setTable(QAbstractItemModel *table)
{
    clearSelection(); // the same name in another table is another one
    m_sorted->setSourceModel(table);
    sortByColumn(0, Qt::AscendingOrder);
    auto *header = horizontalHeader();
    const int last = table->columnCount() - 1;
    header->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int column = 1; column <= last; ++column)
        header->setSectionResizeMode(column, QHeaderView::Interactive);
    header->resizeSection(last, lastPixels);
    fit();
}

// As wide as its words in the language that is spoken.
void SearchedTable::fit()
{
    for (int column = 1; column < m_sorted->columnCount() - 1; ++column)
        horizontalHeader()->resizeSection(column, std::clamp(sizeHintForColumn(column), leastPixels, mostPixels));
}

// All at once: who listens looks at everything that is chosen.
void SearchedTable::choose(const QSet<QString> &keys)
{
    QItemSelection chosen;
    const auto row = [this](int number) { return m_sorted->index(number, 0); };
    for (int number = 0, first = -1; number <= shown() && !keys.isEmpty(); ++number) {
        if (number < shown() && keys.contains(row(number).data(KeyRole).toString())) {
            first = first < 0 ? number : first;
        } else if (first >= 0) {
            chosen.select(row(first), row(number - 1));
            first = -1;
        }
    }
    if (chosen.isEmpty())
        return;
    selectionModel()->setCurrentIndex(chosen.first().topLeft(), QItemSelectionModel::NoUpdate);
    selectionModel()->select(chosen, QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

void SearchedTable::search(const QString &text)
{
    m_sorted->setFilterFixedString(text);
}

QList<int> SearchedTable::chosen() const
{
    QList<int> rows;
    for (const auto &row : selectionModel()->selectedRows())
        rows += m_sorted->mapToSource(row).row();
    return rows;
}

int SearchedTable::shown() const
{
    return m_sorted->rowCount();
}

void SearchedTable::keyPressEvent(QKeyEvent *event)
{
    const auto rows = chosen();
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        QTableView::keyPressEvent(event);
    else if (rows.size() == 1)
        emit opened(rows.first());
}

} // namespace meethouse
