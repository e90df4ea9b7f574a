#pragma once

#include "privacy/pages.h"

#include <QColor>
#include <QTextLayout>

namespace meethouse
{

// The colours of the papers: dark text, one blue, and the amber of what is missing. All text keeps a contrast of 7:1 or
// more on its ground.
namespace ink
{
constexpr QColor text(0x1d, 0x27, 0x33);
constexpr QColor quiet(0x4a, 0x58, 0x68);
constexpr QColor accent(0x17, 0x32, 0x4d);
constexpr QColor rule(0xcf, 0xd8, 0xe1);
constexpr QColor tint(0xee, 0xf3, 0xf8);
constexpr QColor gap(0x5c, 0x33, 0x00);
constexpr QColor gapGround(0xff, 0xe9, 0xb8);
constexpr QColor draft(0x8a, 0x2b, 0x0a);
constexpr QColor draftGround(0xff, 0xf4, 0xec);
constexpr QColor watermark(0xfb, 0xea, 0xe0);
} // namespace ink

struct TextStyle {
    qreal size = points(10.2);
    qreal leading = points(14);
    QColor colour = ink::text;
    bool bold = false;
    bool italic = false;
};

// Runs broken into lines of a width. Lines are drawn one by one, so that a page may end between any two of them.
class SetText
{
public:
    SetText(const Runs &runs, const TextStyle &style, qreal width);

    [[nodiscard]] int lines() const { return m_layout->lineCount(); }
    [[nodiscard]] qreal leading() const { return m_style.leading; }
    [[nodiscard]] qreal height() const { return lines() * m_style.leading; }
    void drawLine(QPainter &painter, int line, QPointF at) const;
    void drawAll(QPainter &painter, QPointF at) const;

    static qreal naturalWidth(const Runs &runs, const TextStyle &style);
    static qreal longestWord(const Runs &runs, const TextStyle &style);

private:
    std::shared_ptr<QTextLayout> m_layout;
    TextStyle m_style;
};

} // namespace meethouse
