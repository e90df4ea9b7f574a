#pragma once

#include "privacy/document.h"
#include "privacy/words.h"

#include <QPainter>
#include <QRectF>

#include <functional>
#include <memory>
#include <vector>

namespace meethouse
{

// All lengths of a page are in 1/1200 inch.
constexpr qreal unitsPerInch = 1200;
constexpr qreal millimetres(qreal length)
{
    return length * unitsPerInch / 25.4;
}
constexpr qreal points(qreal length)
{
    return length * unitsPerInch / 72;
}

struct PageStyle {
    QSizeF page{millimetres(210), millimetres(297)};
    qreal left = millimetres(24);
    qreal right = millimetres(24);
    qreal top = millimetres(22);
    qreal bottom = millimetres(26);

    [[nodiscard]] qreal width() const { return page.width() - left - right; }
    [[nodiscard]] qreal height() const { return page.height() - top - bottom; }
};

// A strip of the page that is never cut: a line of text, a row of a table.
struct Piece {
    qreal before = 0; // white above it, dropped at the top of a page
    qreal height = 0;
    bool keepsNext = false;
    bool newPage = false;
    std::function<void(QPainter &, QPointF)> draw; // at its upper left corner
    std::shared_ptr<const Piece> header;           // drawn again above it where it begins a page
};

struct PlacedPiece {
    std::shared_ptr<const Piece> piece;
    qreal y = 0; // from the top of the text area
};
using Page = std::vector<PlacedPiece>;

// Sets a paper's blocks, draft box first, and cuts them into pages: no heading stands alone at the foot of a page, no
// paragraph leaves one line behind, no row is cut.
std::vector<Page> layOut(const Document &document, const Words &words, const PageStyle &style);

} // namespace meethouse
