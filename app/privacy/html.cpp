#include "privacy/html.h"

#include "privacy/footer.h"

namespace meethouse
{

namespace
{
constexpr const char *style = R"css(
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1d2733; font: 1.0625rem/1.55 Carlito, Calibri, "Segoe UI", system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 2.5rem 1.25rem 3rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; color: #17324d; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 .5rem; color: #17324d; }
h3 { font-size: 1.0625rem; margin: 1.4rem 0 .4rem; color: #17324d; }
p, ul, ol { margin: .6rem 0; }
ul, ol { padding-left: 1.5rem; }
.line { display: inline-block; min-width: 16em; border-bottom: 1px solid #1d2733; }
.line.short { min-width: 7em; }
td .line { min-width: 4em; width: 100%; border: 0; }
.subtitle { color: #4a5868; margin-bottom: 1.5rem; }
.table { overflow-x: auto; margin: .8rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .975rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid #cfd8e1; }
th { background: #eef3f8; border-bottom: 2px solid #17324d; }
.box { border-left: .3rem solid #17324d; background: #eef3f8; padding: .7rem 1rem; margin: 1rem 0; }
.draft { border: 2px solid #8a2b0a; background: #fff4ec; padding: .7rem 1rem; margin: 0 0 1.5rem; }
.draft p { margin: .2rem 0; }
body[data-draft]::before { content: attr(data-draft); position: fixed; top: 38%; left: 0; right: 0; z-index: 1; text-align: center; font-weight: bold; font-size: 9rem; line-height: 1; color: rgba(138, 43, 10, .08); transform: rotate(-35deg); pointer-events: none; }
mark { background: #ffe9b8; color: #5c3300; padding: 0 .2em; }
a { color: #0b4f8a; }
footer { border-top: 1px solid #cfd8e1; margin-top: 2.5rem; padding-top: .8rem; color: #4a5868; font-size: .9rem; }
@media print { main { max-width: none; padding: 0; } h2, h3, .keep { break-after: avoid; } .page { break-before: page; } tr, .box { break-inside: avoid; } }
)css";

class Writer
{
public:
    Writer(const Document &document, const Words &words)
        : m_document(document)
        , m_words(words)
    {
    }

    QByteArray write()
    {
        const QString draft = m_document.draft() ? m_words.text(QStringLiteral("paper.draft")) + u" – " : QString();
        // The word stands behind the text on the screen, and browsers print it on every page.
        const QString body = m_document.draft()
                                 ? QString(u"<body data-draft=\"" +
                                           m_words.text(QStringLiteral("paper.draft")).toHtmlEscaped() + u"\">\n")
                                 : QStringLiteral("<body>\n");
        m_html = u"<!DOCTYPE html>\n<html lang=\"" + m_document.language +
                 u"\">\n<head>\n<meta charset=\"utf-8\">\n"
                 u"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
                 QString(draft + m_document.title + u" – " + m_document.domain).toHtmlEscaped() + u"</title>\n<style>" +
                 QString::fromLatin1(style) + u"</style>\n</head>\n" + body + u"<main>\n";
        banner();
        blocks(m_document.blocks);
        blocks(m_document.appendix);
        m_html += u"<footer>" + footerOf(m_document, m_words).join(QStringLiteral(" · ")).toHtmlEscaped() +
                  u"</footer>\n</main>\n</body>\n</html>\n";
        return m_html.toUtf8();
    }

private:
    void banner()
    {
        if (!m_document.draft())
            return;
        m_html += u"<section class=\"draft\" aria-label=\"" +
                  m_words.text(QStringLiteral("paper.draft")).toHtmlEscaped() + u"\">\n<p><strong>" +
                  QString(m_words.text(QStringLiteral("paper.draft")) + u" · " +
                          m_words.counted(QStringLiteral("paper.draftLine"), m_document.gaps.size()))
                      .toHtmlEscaped() +
                  u"</strong></p>\n<ul>\n";
        for (const DocumentGap &gap : m_document.gaps)
            m_html += u"<li>" + gap.text.toHtmlEscaped() + u"</li>\n";
        m_html += u"</ul>\n</section>\n";
    }

    static QString html(const Runs &runs)
    {
        QString out;
        for (const Run &run : runs) {
            QString text = run.text.toHtmlEscaped();
            if (run.blank != Run::Blank::None && run.blank != Run::Blank::Box)
                text = run.blank == Run::Blank::ShortLine ? QStringLiteral("<span class=\"line short\">&nbsp;</span>")
                                                          : QStringLiteral("<span class=\"line\">&nbsp;</span>");
            else if (run.gap)
                text = u"<mark>" + text + u"</mark>";
            else if (run.value)
                text = u"<bdi>" + text + u"</bdi>";
            if (!run.link.isEmpty())
                text = u"<a href=\"" + run.link.toHtmlEscaped() + u"\">" + text + u"</a>";
            if (run.emphasis)
                text = u"<em>" + text + u"</em>";
            if (run.strong)
                text = u"<strong>" + text + u"</strong>";
            out += text;
        }
        return out;
    }

    void table(const Block &block)
    {
        m_html += u"<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"" + m_heading.toHtmlEscaped() +
                  u"\"><table>\n";
        for (qsizetype i = 0; i < block.rows.size(); ++i) {
            const bool head = block.header && i == 0;
            m_html += head ? u"<thead><tr>" : i == (block.header ? 1 : 0) ? u"<tbody>\n<tr>" : u"<tr>";
            const QList<Runs> &row = block.rows[i];
            const qsizetype missing = block.rows.first().size() - row.size();
            for (qsizetype c = 0; c < row.size(); ++c) {
                const QString span =
                    c + 1 == row.size() && missing > 0 ? QStringLiteral(" colspan=\"%1\"").arg(missing + 1) : QString();
                const QString cell = html(row[c]);
                if (head)
                    m_html += u"<th scope=\"col\">" + cell + u"</th>";
                else
                    m_html += u"<td" + span + u'>' + cell + u"</td>";
            }
            m_html += head ? u"</tr></thead>\n" : u"</tr>\n";
        }
        m_html += block.rows.size() > (block.header ? 1 : 0) ? u"</tbody></table></div>\n" : u"</table></div>\n";
    }

    void blocks(const QList<Block> &all)
    {
        QString list; // the tag of the one that is open
        for (const Block &block : all) {
            const QString wanted = block.kind == Block::Kind::Bullet     ? QStringLiteral("ul")
                                   : block.kind == Block::Kind::Numbered ? QStringLiteral("ol")
                                                                         : QString();
            if (wanted != list) {
                if (!list.isEmpty())
                    m_html += u"</" + list + u">\n";
                if (!wanted.isEmpty())
                    m_html += u'<' + wanted + u">\n";
                list = wanted;
            }
            one(block);
        }
        if (!list.isEmpty())
            m_html += u"</" + list + u">\n";
    }

    void one(const Block &block)
    {
        const auto element = [this, &block](const QString &tag, const QString &classes = {}) {
            QStringList all = classes.split(u' ', Qt::SkipEmptyParts);
            if (block.newPage)
                all += QStringLiteral("page");
            const QString attribute = all.isEmpty() ? QString() : QString(u" class=\"" + all.join(u' ') + u'"');
            m_html += u'<' + tag + attribute + u'>' + html(block.runs) + u"</" + tag + u">\n";
        };
        switch (block.kind) {
        case Block::Kind::Title:
            return element(QStringLiteral("h1"));
        case Block::Kind::Subtitle:
            return element(QStringLiteral("p"), QStringLiteral("subtitle"));
        case Block::Kind::Heading:
        case Block::Kind::Subheading:
            m_heading = plainText(block.runs);
            return element(block.kind == Block::Kind::Heading ? QStringLiteral("h2") : QStringLiteral("h3"));
        case Block::Kind::Paragraph:
            return element(QStringLiteral("p"), block.keepsNext ? QStringLiteral("keep") : QString());
        case Block::Kind::Bullet:
        case Block::Kind::Numbered:
            return element(QStringLiteral("li"));
        case Block::Kind::Box:
            m_html += u"<div class=\"box\"><p>" + html(block.runs) + u"</p></div>\n";
            return;
        case Block::Kind::Table:
            return table(block);
        }
    }

    const Document &m_document;
    const Words &m_words;
    QString m_heading; // the last one: a table takes its name from it
    QString m_html;
};
} // namespace

QByteArray htmlStyle()
{
    return style;
}

QByteArray writeHtml(const Document &document, const Words &words)
{
    return Writer(document, words).write();
}

} // namespace meethouse
