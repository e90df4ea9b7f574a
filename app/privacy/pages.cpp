#include "privacy/pages.h"

#include "privacy/setting.h"
#include "privacy/table.h"

namespace meethouse
{

namespace
{
using Pieces = std::vector<std::shared_ptr<Piece>>;

class Setter
{
public:
    Setter(const Document &document, const Words &words, const PageStyle &style)
        : m_document(document)
        , m_words(words)
        , m_style(style)
    {
    }

    Pieces all()
    {
        bool boxed = !m_document.draft();
        for (qsizetype i = 0; i < m_document.blocks.size(); ++i) {
            const Block &block = m_document.blocks[i];
            const bool opening = block.kind == Block::Kind::Title || block.kind == Block::Kind::Subtitle;
            if (!boxed && !opening) {
                openPoints();
                boxed = true;
            }
            // A list is not cut after its first bullet or before its last.
            const auto bullet = [this](qsizetype n) {
                return n >= 0 && n < m_document.blocks.size() && m_document.blocks[n].kind == Block::Kind::Bullet;
            };
            m_bulletKeeps = bullet(i) && bullet(i + 1) && (!bullet(i - 1) || !bullet(i + 2));
            set(block);
        }
        m_text.size = points(9);
        m_text.leading = points(11.8);
        for (const Block &block : m_document.appendix)
            set(block);
        return std::move(m_pieces);
    }

private:
    void add(const Piece &piece) { m_pieces.push_back(std::make_shared<Piece>(piece)); }

    // Every line a piece; the first two and the last two stay together.
    void lines(const Runs &runs, const TextStyle &style, qreal before, qreal indent, bool keepsNext,
        bool newPage = false, const QString &bullet = {})
    {
        const SetText text(runs, style, m_style.width() - indent);
        for (int i = 0; i < text.lines(); ++i) {
            Piece piece;
            piece.before = i == 0 ? before : 0;
            piece.height = text.leading();
            piece.newPage = newPage && i == 0;
            piece.keepsNext = keepsNext || (text.lines() > 1 && (i == 0 || i == text.lines() - 2));
            if (i == text.lines() - 1)
                piece.keepsNext = keepsNext;
            piece.draw = [text, i, indent, bullet](QPainter &painter, QPointF at) {
                if (i == 0 && !bullet.isEmpty()) {
                    const qreal dot = points(3);
                    painter.setPen(Qt::NoPen);
                    painter.setBrush(ink::accent);
                    painter.drawEllipse(
                        QRectF(at.x() + points(3), at.y() + text.leading() / 2 - dot / 2 + points(0.4), dot, dot));
                    painter.setBrush(Qt::NoBrush);
                }
                text.drawLine(painter, i, at + QPointF(indent, 0));
            };
            add(piece);
        }
    }

    struct BoxLine {
        SetText text;
        int line;
        qreal indent;
        qreal above;
    };

    // A tinted box with a bar at its left. It may be cut between lines when it is longer than a page.
    void box(const std::vector<BoxLine> &content, const QColor &ground, const QColor &bar)
    {
        const qreal full = m_style.width();
        for (std::size_t i = 0; i < content.size(); ++i) {
            const BoxLine &line = content[i];
            const qreal above = i == 0 ? points(7) : line.above;
            const qreal below = i + 1 == content.size() ? points(7) : 0;
            Piece piece;
            piece.before = i == 0 ? points(9) : 0;
            piece.height = above + line.text.leading() + below;
            piece.keepsNext = i + 1 < content.size();
            const qreal tall = piece.height;
            piece.draw = [line, ground, bar, full, above, tall](QPainter &painter, QPointF at) {
                painter.fillRect(QRectF(at, QSizeF(full, tall)), ground);
                painter.fillRect(QRectF(at, QSizeF(points(3), tall)), bar);
                line.text.drawLine(painter, line.line, at + QPointF(points(13) + line.indent, above));
            };
            add(piece);
        }
    }

    void openPoints()
    {
        TextStyle style = m_text;
        style.size = points(9.6);
        style.leading = points(12.8);
        const qreal width = m_style.width() - points(26);
        std::vector<BoxLine> content;
        content.reserve(static_cast<std::size_t>(m_document.gaps.size()) * 2 + 1);
        TextStyle head = style;
        head.bold = true;
        head.colour = ink::draft;
        Run title;
        title.text = m_words.text(QStringLiteral("paper.openPoints"));
        const SetText titleText({title}, head, width);
        for (int i = 0; i < titleText.lines(); ++i)
            content.push_back({titleText, i, 0, 0});
        for (qsizetype n = 0; n < m_document.gaps.size(); ++n) {
            Run number;
            number.text = QString::number(n + 1) + u'.';
            Run run;
            run.text = QString(number.text + QChar(QChar::Nbsp) + m_document.gaps[n].text);
            const SetText text({run}, style, width);
            for (int i = 0; i < text.lines(); ++i)
                content.push_back({text, i, 0, i == 0 ? points(1.6) : 0});
        }
        box(content, ink::draftGround, ink::draft);
        add({points(4), 0, false, false, [](QPainter &, QPointF) {}, {}});
    }

    void set(const Block &block)
    {
        switch (block.kind) {
        case Block::Kind::Title: {
            TextStyle over = m_text;
            over.colour = ink::quiet;
            Run domain;
            domain.text = m_document.domain;
            domain.value = true;
            lines({domain}, over, 0, 0, true);
            lines(block.runs, {points(23), points(27), ink::accent, true, false}, points(1), 0, true);
            return;
        }
        case Block::Kind::Subtitle: {
            TextStyle style = m_text;
            style.size = points(11);
            style.leading = points(15);
            style.colour = ink::quiet;
            lines(block.runs, style, points(4), 0, false);
            Piece rule;
            rule.before = points(10);
            rule.height = points(1.4);
            const qreal full = m_style.width();
            rule.draw = [full](QPainter &painter, QPointF at) {
                painter.fillRect(QRectF(at, QSizeF(full, points(1.1))), ink::accent);
            };
            add(rule);
            return;
        }
        case Block::Kind::Heading:
        case Block::Kind::Subheading: {
            const bool first = block.newPage;
            lines(block.runs,
                {first ? points(16) : points(12.6), first ? points(20) : points(16.4), ink::accent, true, false},
                points(14), 0, true, block.newPage);
            return;
        }
        case Block::Kind::Paragraph:
            lines(block.runs, m_text, block.keepsNext ? points(12) : points(4.5), 0, block.keepsNext);
            return;
        case Block::Kind::Bullet:
        case Block::Kind::Numbered:
            lines(block.runs, m_text, points(2.6), points(13), m_bulletKeeps, false, QStringLiteral("•"));
            return;
        case Block::Kind::Box: {
            const SetText text(block.runs, m_text, m_style.width() - points(26));
            std::vector<BoxLine> content;
            content.reserve(static_cast<std::size_t>(text.lines()));
            for (int i = 0; i < text.lines(); ++i)
                content.push_back({text, i, 0, 0});
            box(content, ink::tint, ink::accent);
            return;
        }
        case Block::Kind::Table: {
            TextStyle style = m_text;
            style.size = m_text.size - points(0.5);
            style.leading = m_text.leading - points(1.4);
            for (const auto &piece : setTable(block, m_style, style))
                m_pieces.push_back(piece);
            // White below a table belongs to it, so that no paragraph has to know what stands above it.
            add({0, points(4), false, false, [](QPainter &, QPointF) {}, {}});
            return;
        }
        }
    }

    const Document &m_document;
    const Words &m_words;
    const PageStyle &m_style;
    TextStyle m_text;
    Pieces m_pieces;
    bool m_bulletKeeps = false;
};

// Height of a piece with all that must stand on its page, as if it began one.
qreal groupHeight(const Pieces &pieces, std::size_t from)
{
    qreal height = 0;
    for (std::size_t i = from; i < pieces.size(); ++i) {
        height += (i == from ? 0 : pieces[i]->before) + pieces[i]->height;
        if (!pieces[i]->keepsNext)
            break;
    }
    return height;
}
} // namespace

std::vector<Page> layOut(const Document &document, const Words &words, const PageStyle &style)
{
    const Pieces pieces = Setter(document, words, style).all();
    std::vector<Page> pages(1);
    qreal y = 0;
    const auto turn = [&] {
        pages.emplace_back();
        y = 0;
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece &piece = *pieces[i];
        const bool startsGroup = i == 0 || !pieces[i - 1]->keepsNext;
        const qreal before = pages.back().empty() ? 0 : piece.before;
        const qreal group = groupHeight(pieces, i);
        const bool groupFits = y + before + group <= style.height();
        const bool pieceFits = y + before + piece.height <= style.height();
        // A group longer than a page cannot be kept whole and is cut where the page ends.
        const bool must = piece.newPage || (startsGroup && !groupFits && group <= style.height()) || !pieceFits;
        if (must && !pages.back().empty())
            turn();
        if (pages.back().empty() && piece.header && piece.header != pieces[i]) {
            pages.back().push_back({piece.header, y});
            y += piece.header->height;
        }
        y += pages.back().empty() ? 0 : piece.before;
        if (piece.height > 0)
            pages.back().push_back({pieces[i], y});
        y += piece.height;
    }
    if (pages.size() > 1 && pages.back().empty())
        pages.pop_back();
    return pages;
}

} // namespace meethouse
