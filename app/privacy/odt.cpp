#include "privacy/odt.h"

#include "privacy/archive.h"
#include "privacy/footer.h"

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamWriter>

namespace meethouse
{

namespace
{
struct Namespace {
    const char *prefix;
    const char *uri;
};
constexpr Namespace office{"office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"};
constexpr Namespace textual{"text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"};
constexpr Namespace tabular{"table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"};
constexpr Namespace styling{"style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"};
constexpr Namespace formatting{"fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"};
constexpr Namespace link{"xlink", "http://www.w3.org/1999/xlink"};
constexpr Namespace meta{"meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"};
constexpr Namespace dublin{"dc", "http://purl.org/dc/elements/1.1/"};
constexpr Namespace manifest{"manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"};

// Elements and attributes by their prefixed names, so that what is written can be read here as it stands in the file.
class Xml
{
public:
    Xml(const char *root, std::initializer_list<Namespace> namespaces)
        : m_xml(&m_text)
    {
        m_xml.writeStartDocument();
        m_xml.writeStartElement(QString::fromLatin1(root));
        for (const Namespace &each : namespaces)
            m_xml.writeAttribute(
                QStringLiteral("xmlns:") + QString::fromLatin1(each.prefix), QString::fromLatin1(each.uri));
    }

    Xml &open(const char *name)
    {
        m_xml.writeStartElement(QString::fromLatin1(name));
        return *this;
    }
    Xml &with(const char *name, const QString &value)
    {
        m_xml.writeAttribute(QString::fromLatin1(name), value);
        return *this;
    }
    Xml &text(const QString &text)
    {
        m_xml.writeCharacters(text);
        return *this;
    }
    Xml &close()
    {
        m_xml.writeEndElement();
        return *this;
    }
    QByteArray whole()
    {
        m_xml.writeEndDocument();
        return m_text;
    }

private:
    QByteArray m_text;
    QXmlStreamWriter m_xml;
};

QString version()
{
    return QStringLiteral("1.3");
}

QString charStyle(const Run &run)
{
    if (run.gap)
        return QStringLiteral("Gap");
    if (run.strong && run.emphasis)
        return QStringLiteral("Strong_20_Emphasis_20_Both");
    return run.strong ? QStringLiteral("Strong_20_Emphasis") : run.emphasis ? QStringLiteral("Emphasis") : QString();
}

class Content
{
public:
    Content(const Document &document, const Words &words)
        : m_document(document)
        , m_words(words)
        , m_xml("office:document-content", {office, textual, tabular, styling, formatting, link})
    {
    }

    QByteArray write()
    {
        m_xml.with("office:version", version());
        tableStyles();
        m_xml.open("office:body").open("office:text");
        draft();
        blocks(m_document.blocks);
        blocks(m_document.appendix);
        return m_xml.whole();
    }

private:
    // LibreOffice takes the looks of tables only from here, where each may have its own: named styles are for text.
    void tableStyles()
    {
        using Properties = std::initializer_list<std::pair<const char *, QString>>;
        const auto add = [this](const QString &name, const char *family, const Properties &properties) {
            m_xml.open("style:style").with("style:name", name).with("style:family", QString::fromLatin1(family));
            m_xml.open(QByteArray(QByteArrayLiteral("style:") + family + "-properties").constData());
            for (const auto &[property, value] : properties)
                m_xml.with(property, value);
            m_xml.close().close();
        };
        const auto text = [](const char *value) { return QString::fromLatin1(value); };
        m_xml.open("office:automatic-styles");
        for (const bool whole : {false, true})
            add(tableStyle(whole), "table",
                {{"style:width", text("162mm")}, {"table:align", text("margins")}, {"fo:margin-top", text("4pt")},
                    {"table:border-model", text("collapsing")},
                    {"style:may-break-between-rows", text(whole ? "false" : "true")}});
        add(text("Row"), "table-row", {{"fo:keep-together", text("always")}, {"style:min-row-height", text("7mm")}});
        add(text("Cell"), "table-cell",
            {{"fo:padding", text("3pt")}, {"fo:border-bottom", text("0.5pt solid #cfd8e1")}});
        add(text("Head"), "table-cell",
            {{"fo:padding", text("3pt")}, {"fo:background-color", text("#eef3f8")},
                {"fo:border-bottom", text("1pt solid #17324d")}});
        int tables = 0;
        for (const QList<Block> *blocks : {&m_document.blocks, &m_document.appendix}) {
            for (const Block &block : *blocks) {
                if (block.kind != Block::Kind::Table)
                    continue;
                ++tables;
                const QList<int> widths = columnWeights(block);
                for (qsizetype c = 0; c < widths.size(); ++c)
                    add(columnStyle(tables, c), "table-column",
                        {{"style:rel-column-width", QString(QString::number(widths[c]) + u'*')}});
            }
        }
        m_xml.close();
    }

    static QString tableStyle(bool whole) { return whole ? QStringLiteral("Whole") : QStringLiteral("Table"); }
    static QString columnStyle(int table, qsizetype column) { return QStringLiteral("T%1.%2").arg(table).arg(column); }

    void draft()
    {
        if (!m_document.draft())
            return;
        paragraph(QStringLiteral("Draft_20_Title"),
            m_words.text(QStringLiteral("paper.draft")) + u" · " +
                m_words.counted(QStringLiteral("paper.draftLine"), m_document.gaps.size()));
        for (const DocumentGap &gap : m_document.gaps)
            paragraph(QStringLiteral("Draft"), gap.text);
    }

    void paragraph(const QString &style, const QString &text)
    {
        m_xml.open("text:p").with("text:style-name", style).text(text).close();
    }

    void runs(const Runs &all, bool inCell = false)
    {
        for (const Run &run : all) {
            const QString style = charStyle(run);
            if (!run.link.isEmpty())
                m_xml.open("text:a").with("xlink:type", QStringLiteral("simple")).with("xlink:href", run.link);
            if (!style.isEmpty())
                m_xml.open("text:span").with("text:style-name", style);
            // A cell is a place to write on by itself.
            const bool line = run.blank != Run::Blank::None && run.blank != Run::Blank::Box;
            if (!line)
                m_xml.text(run.text);
            else if (!inCell && run.blank != Run::Blank::Cell)
                m_xml.text(QString(run.blank == Run::Blank::Line ? 40 : 16, u'_'));
            if (!style.isEmpty())
                m_xml.close();
            if (!run.link.isEmpty())
                m_xml.close();
        }
    }

    void heading(const Block &block, const char *level, const QString &style)
    {
        m_xml.open("text:h").with("text:style-name", style).with("text:outline-level", QString::fromLatin1(level));
        runs(block.runs);
        m_xml.close();
    }

    void blocks(const QList<Block> &all)
    {
        Block::Kind list = Block::Kind::Paragraph; // of the list that is open
        for (const Block &block : all) {
            const bool point = block.kind == Block::Kind::Bullet || block.kind == Block::Kind::Numbered;
            const bool open = list != Block::Kind::Paragraph;
            if (open && block.kind != list)
                m_xml.close();
            if (point && block.kind != list)
                m_xml.open("text:list")
                    .with("text:style-name",
                        block.kind == Block::Kind::Bullet ? QStringLiteral("Points") : QStringLiteral("Numbers"));
            list = point ? block.kind : Block::Kind::Paragraph;
            one(block);
        }
        if (list != Block::Kind::Paragraph)
            m_xml.close();
    }

    void text(const Block &block, const QString &style)
    {
        m_xml.open("text:p").with("text:style-name", style);
        runs(block.runs);
        m_xml.close();
    }

    void one(const Block &block)
    {
        switch (block.kind) {
        case Block::Kind::Title:
            return heading(block, "1", QStringLiteral("Title"));
        case Block::Kind::Subtitle:
            return text(block, QStringLiteral("Subtitle"));
        case Block::Kind::Heading:
            return heading(
                block, "2", block.newPage ? QStringLiteral("Heading_20_2_20_Page") : QStringLiteral("Heading_20_2"));
        case Block::Kind::Subheading:
            return heading(block, "3", QStringLiteral("Heading_20_3"));
        case Block::Kind::Paragraph:
            return text(block, block.keepsNext ? QStringLiteral("Text_20_Keep")
                               : block.newPage ? QStringLiteral("Text_20_Page")
                                               : QStringLiteral("Text_20_body"));
        case Block::Kind::Bullet:
        case Block::Kind::Numbered:
            m_xml.open("text:list-item");
            text(block, QStringLiteral("List_20_Text"));
            m_xml.close();
            return;
        case Block::Kind::Box:
            return text(block, QStringLiteral("Box"));
        case Block::Kind::Table:
            return table(block);
        }
    }

    void row(const QList<Runs> &cells, qsizetype columns, bool head)
    {
        m_xml.open("table:table-row").with("table:style-name", QStringLiteral("Row"));
        for (qsizetype c = 0; c < cells.size(); ++c) {
            const qsizetype span = c + 1 == cells.size() ? columns - c : 1;
            m_xml.open("table:table-cell")
                .with("table:style-name", head ? QStringLiteral("Head") : QStringLiteral("Cell"))
                .with("office:value-type", QStringLiteral("string"));
            if (span > 1)
                m_xml.with("table:number-columns-spanned", QString::number(span));
            m_xml.open("text:p").with(
                "text:style-name", head ? QStringLiteral("Table_20_Heading") : QStringLiteral("Table_20_Contents"));
            runs(cells[c], true);
            m_xml.close().close();
            for (qsizetype covered = 1; covered < span; ++covered)
                m_xml.open("table:covered-table-cell").close();
        }
        m_xml.close();
    }

    void table(const Block &block)
    {
        const qsizetype columns = block.rows.first().size();
        m_xml.open("table:table")
            .with("table:name", QStringLiteral("Table%1").arg(++m_tables))
            .with("table:style-name", tableStyle(staysWhole(block)));
        for (qsizetype c = 0; c < columns; ++c)
            m_xml.open("table:table-column").with("table:style-name", columnStyle(m_tables, c)).close();
        for (qsizetype r = 0; r < block.rows.size(); ++r) {
            const bool head = block.header && r == 0;
            if (head)
                m_xml.open("table:table-header-rows");
            row(block.rows[r], columns, head);
            if (head)
                m_xml.close();
        }
        m_xml.close();
        paragraph(QStringLiteral("Below_20_Table"), {});
    }

    const Document &m_document;
    const Words &m_words;
    Xml m_xml;
    int m_tables = 0;
};

QByteArray metaXml(const Document &document)
{
    Xml xml("office:document-meta", {office, meta, dublin});
    const auto entry = [&xml](const char *name, const QString &value) { xml.open(name).text(value).close(); };
    xml.with("office:version", version()).open("office:meta");
    entry("dc:title", document.title + u" – " + document.domain);
    entry("dc:language", document.language);
    entry("dc:date", document.date.toString(Qt::ISODate) + u"T12:00:00");
    entry("meta:creation-date", document.date.toString(Qt::ISODate) + u"T12:00:00");
    entry("meta:generator", QStringLiteral("Meethouse"));
    entry("meta:keyword", document.number);
    return xml.whole();
}

QByteArray manifestXml()
{
    Xml xml("manifest:manifest", {manifest});
    xml.with("manifest:version", version());
    const auto entry = [&xml](const QString &path, const QString &type) {
        xml.open("manifest:file-entry").with("manifest:full-path", path).with("manifest:media-type", type).close();
    };
    entry(QStringLiteral("/"), QStringLiteral("application/vnd.oasis.opendocument.text"));
    for (const char *file : {"content.xml", "styles.xml", "meta.xml"})
        entry(QString::fromLatin1(file), QStringLiteral("text/xml"));
    return xml.whole();
}

// The styles are a file of their own; what a paper adds to them is its language and its footer.
QByteArray stylesXml(const Document &document, const Words &words)
{
    QFile file(QStringLiteral(":/documents/styles.xml"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString styles = QString::fromUtf8(file.readAll());
    QString page = words.text(QStringLiteral("paper.page")).toHtmlEscaped();
    page.replace(QStringLiteral("{page}"), QStringLiteral("<text:page-number/>"));
    page.replace(QStringLiteral("{pages}"), QStringLiteral("<text:page-count/>"));
    const QString country =
        document.language == u"en" ? QStringLiteral("GB") : document.language.toUpper(); // as spelling checkers name it
    const QHash<QString, QString> values = {{QStringLiteral("@language@"), document.language},
        {QStringLiteral("@country@"), country},
        {QStringLiteral("@header@"),
            document.draft() ? words.text(QStringLiteral("paper.draft")).toHtmlEscaped() : QString()},
        {QStringLiteral("@footer@"),
            footerOf(document, words).join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<text:line-break/>"))},
        {QStringLiteral("@page@"), page}};
    static const QRegularExpression mark(QStringLiteral("@[a-z]+@"));
    QString filled;
    qsizetype from = 0;
    for (auto marks = mark.globalMatch(styles); marks.hasNext();) {
        const auto match = marks.next();
        filled += QStringView(styles).mid(from, match.capturedStart() - from);
        filled += values.value(match.captured());
        from = match.capturedEnd();
    }
    filled += QStringView(styles).mid(from);
    return filled.toUtf8();
}
} // namespace

Result<QByteArray> writeOdt(const Document &document, const Words &words)
{
    return zipped(
        {{QStringLiteral("mimetype"), "application/vnd.oasis.opendocument.text", false},
            {QStringLiteral("content.xml"), Content(document, words).write()},
            {QStringLiteral("styles.xml"), stylesXml(document, words)}, {QStringLiteral("meta.xml"), metaXml(document)},
            {QStringLiteral("META-INF/manifest.xml"), manifestXml()}},
        document.date);
}

} // namespace meethouse
