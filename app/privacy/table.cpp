#include "privacy/table.h"

#include <numeric>

namespace meethouse
{

namespace
{
constexpr qreal gutter = points(6);

std::vector<qreal> columnWidths(const Block &table, const TextStyle &text, qreal whole)
{
    std::size_t columns = 0;
    for (const QList<Runs> &row : table.rows)
        columns = std::max(columns, static_cast<std::size_t>(row.size()));
    std::vector<qreal> least(columns, 0);
    std::vector<qreal> wanted(columns, 0);
    for (const QList<Runs> &row : table.rows) {
        if (static_cast<std::size_t>(row.size()) < columns)
            continue;
        for (std::size_t c = 0; c < columns; ++c) {
            const Runs &cell = row[static_cast<qsizetype>(c)];
            // A word longer than a quarter of the page is broken rather than obeyed.
            least[c] = std::max(least[c], std::min(whole / 4, SetText::longestWord(cell, text) + 2 * gutter));
            wanted[c] = std::max(wanted[c], std::min(whole * 0.5, SetText::naturalWidth(cell, text) + 2 * gutter));
        }
    }
    const qreal sumLeast = std::accumulate(least.begin(), least.end(), 0.0);
    const qreal sumWanted = std::accumulate(wanted.begin(), wanted.end(), 0.0);
    std::vector<qreal> widths(columns, 0);
    for (std::size_t c = 0; c < columns; ++c) {
        if (sumLeast >= whole)
            widths[c] = least[c] * whole / sumLeast;
        else if (sumWanted <= whole)
            widths[c] = wanted[c] * whole / sumWanted;
        else
            widths[c] = least[c] + (wanted[c] - least[c]) * (whole - sumLeast) / (sumWanted - sumLeast);
    }
    return widths;
}
} // namespace

std::vector<std::shared_ptr<Piece>> setTable(const Block &table, const PageStyle &style, const TextStyle &text)
{
    const std::vector<qreal> widths = columnWidths(table, text, style.width());
    const qreal padding = text.leading * 0.27;
    std::vector<std::shared_ptr<Piece>> pieces;
    std::shared_ptr<const Piece> header;
    for (qsizetype r = 0; r < table.rows.size(); ++r) {
        const bool head = table.header && r == 0;
        TextStyle cellStyle = text;
        cellStyle.bold = head;
        if (head)
            cellStyle.colour = ink::accent;
        std::vector<std::pair<qreal, SetText>> cells;
        qreal x = 0;
        qreal height = 0;
        const QList<Runs> &row = table.rows[r];
        for (qsizetype c = 0; c < row.size(); ++c) {
            qreal width = widths[static_cast<std::size_t>(c)];
            // The last cell of a short row reaches to the edge.
            if (c + 1 == row.size())
                width = style.width() - x;
            cells.emplace_back(x + gutter, SetText(row[c], cellStyle, width - 2 * gutter));
            height = std::max(height, cells.back().second.height());
            x += width;
        }
        auto piece = std::make_shared<Piece>();
        piece->before = r == 0 ? points(6) : 0;
        piece->height = height + 2 * padding;
        piece->keepsNext = head || (r == 1 && table.rows.size() > 2 && table.header) || r + 2 == table.rows.size();
        const qreal full = style.width();
        const qreal tall = piece->height;
        piece->draw = [cells, head, full, tall, padding](QPainter &painter, QPointF at) {
            if (head)
                painter.fillRect(QRectF(at, QSizeF(full, tall)), ink::tint);
            const qreal thickness = head ? points(1.1) : points(0.5);
            painter.fillRect(
                QRectF(at.x(), at.y() + tall - thickness, full, thickness), head ? ink::accent : ink::rule);
            for (const auto &[x0, cell] : cells)
                cell.drawAll(painter, at + QPointF(x0, padding));
        };
        if (head)
            header = piece;
        else
            piece->header = header;
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

} // namespace meethouse
