#include "privacy/setting.h"

#include "privacy/fonts.h"

#include <QFontMetricsF>

namespace meethouse
{

namespace
{
QFont fontOf(const TextStyle &style, const Run *run = nullptr)
{
    return paperFont(style.size, style.bold || (run && run->strong), style.italic || (run && run->emphasis));
}

// "6(1)(f)" is one thing. Unicode lets a line end between its brackets, so such a line is made to end at the space
// before.
void endLineWhole(QTextLine &line, const QString &text, qreal width)
{
    line.setLineWidth(width);
    const int end = line.textStart() + line.textLength();
    if (end <= 0 || end >= text.size() || text[end - 1] != u')' || text[end] != u'(')
        return;
    const qsizetype space = text.lastIndexOf(u' ', end - 1);
    if (space > line.textStart())
        line.setLineWidth(line.cursorToX(static_cast<int>(space)) + 1);
}
} // namespace

SetText::SetText(const Runs &runs, const TextStyle &style, qreal width)
    : m_layout(std::make_shared<QTextLayout>())
    , m_style(style)
{
    QString text;
    QList<QTextLayout::FormatRange> formats;
    for (const Run &run : runs) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(text.size());
        range.length = static_cast<int>(run.text.size());
        range.format.setFont(fontOf(style, &run));
        range.format.setForeground(run.gap ? ink::gap : style.colour);
        if (run.gap)
            range.format.setBackground(ink::gapGround);
        text += run.text;
        formats += range;
    }
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    m_layout->setText(text);
    m_layout->setFont(fontOf(style));
    m_layout->setTextOption(option);
    m_layout->setFormats(formats);
    m_layout->setCacheEnabled(true);
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        endLineWhole(line, text, width);
        line.setPosition({0, 0});
    }
    m_layout->endLayout();
}

void SetText::drawLine(QPainter &painter, int number, QPointF at) const
{
    const QTextLine line = m_layout->lineAt(number);
    painter.setPen(m_style.colour);
    line.draw(&painter, at + QPointF(0, (m_style.leading - line.height()) / 2));
}

void SetText::drawAll(QPainter &painter, QPointF at) const
{
    for (int i = 0; i < lines(); ++i)
        drawLine(painter, i, at + QPointF(0, i * m_style.leading));
}

qreal SetText::naturalWidth(const Runs &runs, const TextStyle &style)
{
    qreal width = 0;
    for (const Run &run : runs)
        width += QFontMetricsF(fontOf(style, &run)).horizontalAdvance(run.text);
    return width;
}

qreal SetText::longestWord(const Runs &runs, const TextStyle &style)
{
    qreal longest = 0;
    for (const Run &run : runs) {
        const QFontMetricsF metrics(fontOf(style, &run));
        for (const QString &word : run.text.split(u' '))
            longest = std::max(longest, metrics.horizontalAdvance(word));
    }
    return longest;
}

} // namespace meethouse
