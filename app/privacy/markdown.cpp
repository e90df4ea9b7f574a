#include "privacy/markdown.h"

#include <QRegularExpression>

#include <utility>

namespace meethouse
{

namespace
{
QString linkOf(const QString &text)
{
    static const QRegularExpression page(QStringLiteral("^https://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+$"));
    static const QRegularExpression mail(QStringLiteral("^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$"));
    if (page.match(text).hasMatch())
        return text;
    return mail.match(text).hasMatch() ? u"mailto:" + text : QString();
}

class Inline
{
public:
    Inline(const FilledText &filled, const Words &words)
        : m_filled(filled)
        , m_words(words)
    {
    }

    Runs read(const QString &text)
    {
        m_runs.clear();
        m_style = {};
        static const QRegularExpression link(
            QStringLiteral("\\G\\[([^\\[\\]]+)\\]\\((https://[^()\\s]+|mailto:[^()\\s]+)\\)"));
        QString plain;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text[i];
            if (c == u'\\' && i + 1 < text.size() && text[i + 1].isPunct()) {
                plain += text[++i];
            } else if (c == u'*') {
                flush(plain);
                const bool two = i + 1 < text.size() && text[i + 1] == u'*';
                i += two ? 1 : 0;
                bool &switched = two ? m_style.strong : m_style.emphasis;
                switched = !switched;
            } else if (const auto match = link.match(text, i); c == u'[' && match.hasMatch()) {
                flush(plain);
                plain = match.captured(1);
                m_style.link = match.captured(2);
                flush(plain);
                m_style.link.clear();
                i = match.capturedEnd() - 1;
            } else if (c.unicode() >= firstValueMark && c.unicode() <= lastValueMark) {
                flush(plain);
                value(c.unicode() - firstValueMark);
            } else {
                plain += c;
            }
        }
        flush(plain);
        trim();
        return m_runs;
    }

private:
    void flush(QString &plain)
    {
        if (plain.isEmpty())
            return;
        Run run = m_style;
        run.text = plain;
        plain.clear();
        m_runs += run;
    }

    void value(qsizetype index)
    {
        if (index >= m_filled.values.size())
            return;
        Run run = m_filled.values[index];
        run.strong = m_style.strong;
        run.emphasis = m_style.emphasis;
        if (!run.gap)
            run.link = linkOf(run.text);
        m_runs += run;
    }

    // A sentence that fell out must not leave two spaces behind. Values are left as they are.
    void trim()
    {
        bool spaceBefore = true;
        bool boxBefore = false;
        for (Run &run : m_runs) {
            if (run.value || run.gap || run.blank != Run::Blank::None) {
                spaceBefore = false;
                boxBefore = run.blank == Run::Blank::Box;
                continue;
            }
            QString kept;
            for (const QChar c : std::as_const(run.text)) {
                const bool space = c == u' ' || c == u'\n' || c == u'\t';
                if (!space || !spaceBefore)
                    kept += space ? QChar(u' ') : c;
                spaceBefore = space;
            }
            // What a box stands for stays beside it.
            if (std::exchange(boxBefore, false) && kept.startsWith(u' '))
                kept[0] = QChar::Nbsp;
            run.text = m_words.keepTogether(kept);
        }
        while (!m_runs.isEmpty() && !m_runs.last().value && !m_runs.last().gap &&
               m_runs.last().blank == Run::Blank::None) {
            QString &last = m_runs.last().text;
            while (last.endsWith(u' '))
                last.chop(1);
            if (!last.isEmpty())
                break;
            m_runs.removeLast();
        }
    }

    const FilledText &m_filled;
    const Words &m_words;
    Runs m_runs;
    Run m_style;
};

class Reader
{
public:
    Reader(const FilledText &filled, const Words &words)
        : m_inline(filled, words)
    {
    }

    QList<Block> read(const QString &text)
    {
        for (const QString &raw : text.split(u'\n'))
            line(raw.trimmed());
        close();
        return m_blocks;
    }

private:
    void line(const QString &text)
    {
        if (text.startsWith(QChar(coversMark))) {
            close();
            for (const QString &item : text.mid(1).split(u' ', Qt::SkipEmptyParts))
                m_covers += item;
            return;
        }
        if (text.startsWith(QChar(pageMark))) {
            close();
            m_newPage = true;
            return;
        }
        if (text.isEmpty()) {
            close();
            // The block that was to answer has fallen out: no other answers in its place.
            m_covers.clear();
            return;
        }
        if (text.startsWith(u"### "))
            return single(Block::Kind::Subheading, text.mid(4));
        if (text.startsWith(u"## "))
            return single(Block::Kind::Heading, text.mid(3));
        if (text.startsWith(u"# "))
            return single(Block::Kind::Title, text.mid(2));
        if (text.startsWith(u"- ")) {
            close();
            return more(Block::Kind::Bullet, text.mid(2));
        }
        static const QRegularExpression number(QStringLiteral("^[0-9]{1,2}\\. +"));
        if (const auto match = number.match(text); match.hasMatch()) {
            close();
            return more(Block::Kind::Numbered, text.mid(match.capturedLength()));
        }
        if (text.startsWith(u"> ") || text == u">")
            return more(Block::Kind::Box, text.mid(1).trimmed());
        if (text.startsWith(u'|'))
            return more(Block::Kind::Table, text);
        const bool inList = m_kind == Block::Kind::Bullet || m_kind == Block::Kind::Numbered;
        more(inList && !m_lines.isEmpty() ? m_kind : Block::Kind::Paragraph, text);
    }

    void single(Block::Kind kind, const QString &text)
    {
        close();
        m_covers.clear();
        more(kind, text);
        close();
    }

    void more(Block::Kind kind, const QString &text)
    {
        if (kind != m_kind)
            close();
        m_kind = kind;
        m_lines += text;
    }

    void close()
    {
        if (m_lines.isEmpty())
            return;
        Block block;
        block.kind = m_kind;
        if (m_kind == Block::Kind::Table)
            table(block);
        else
            block.runs = m_inline.read(m_lines.join(u' '));
        m_lines.clear();

        const auto empty = [](const Runs &runs) { return plainText(runs).trimmed().isEmpty(); };
        if (block.kind == Block::Kind::Table ? block.rows.isEmpty() : empty(block.runs))
            return;
        if (block.kind == Block::Kind::Paragraph && !m_blocks.isEmpty() && m_blocks.last().kind == Block::Kind::Title &&
            std::all_of(block.runs.begin(), block.runs.end(), [](const Run &run) { return run.emphasis; }))
            block.kind = Block::Kind::Subtitle;
        // A gap is no answer: the duty stays open and the rules will say so.
        const bool answered = block.kind == Block::Kind::Table ||
                              std::any_of(block.runs.begin(), block.runs.end(),
                                  [](const Run &run) { return !run.gap && !run.text.trimmed().isEmpty(); });
        if (answered)
            block.covers = m_covers;
        if (block.kind != Block::Kind::Bullet && block.kind != Block::Kind::Numbered)
            m_covers.clear();
        block.newPage = std::exchange(m_newPage, false);
        m_blocks += block;
    }

    void table(Block &block)
    {
        static const QRegularExpression rule(QStringLiteral("^\\|(?: *:?-+:? *\\|)+$"));
        block.header = m_lines.size() > 1 && rule.match(m_lines[1]).hasMatch();
        for (qsizetype i = 0; i < m_lines.size(); ++i) {
            if (i == 1 && block.header)
                continue;
            QString row = m_lines[i].mid(1);
            if (row.endsWith(u'|'))
                row.chop(1);
            if (row.startsWith(QChar(rowsMark)) && !block.rows.isEmpty()) {
                for (int empty = row.mid(1).toInt(); empty > 0; --empty)
                    block.rows += QList<Runs>(block.rows.first().size(), Runs{blankRun(Run::Blank::Cell)});
                continue;
            }
            QList<Runs> cells;
            for (const QString &cell : row.split(u'|'))
                cells += m_inline.read(cell.trimmed());
            block.rows += cells;
        }
        // What is left of a table whose head fell out is not a table.
        if (block.header || block.rows.size() != 1 || block.rows.first().size() != 1)
            return;
        block.kind = Block::Kind::Paragraph;
        block.runs = block.rows.first().first();
        block.rows.clear();
    }

    Inline m_inline;
    QList<Block> m_blocks;
    QSet<QString> m_covers;
    QStringList m_lines;
    bool m_newPage = false;
    Block::Kind m_kind = Block::Kind::Paragraph;
};
} // namespace

QList<Block> readMarkdown(const FilledText &filled, const Words &words)
{
    return Reader(filled, words).read(filled.text);
}

} // namespace meethouse
