#include "privacy/template.h"

#include "privacy/failures.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace meethouse
{

namespace
{
using Kind = TemplateNode::Kind;

constexpr int deepest = 16;
constexpr qsizetype longestTemplate = 1 << 20;

tl::unexpected<Error> wrong(const QString &file, int line, const QString &what)
{
    return failure(brokenTemplates(file, QStringLiteral("line %1: %2").arg(line).arg(what)));
}

bool opens(Kind kind)
{
    return kind == Kind::Section || kind == Kind::Inverted || kind == Kind::Known || kind == Kind::Each;
}

// Marks that are the whole line they stand on.
bool standsAlone(Kind kind)
{
    return kind == Kind::Covers || kind == Kind::Rows || kind == Kind::Page || kind == Kind::Part;
}

// Marks that speak of no fact; nothing if it is none of them.
std::optional<TemplateNode> factless(const QString &inside)
{
    static const QRegularExpression covers(QStringLiteral("^covers((?: +[0-9]+(?:-[0-9a-z]+)+)+)$"));
    static const QRegularExpression blank(QStringLiteral("^(line|line short|box)$"));
    static const QRegularExpression rows(QStringLiteral("^rows ([1-9][0-9]?)$"));
    static const QRegularExpression part(QStringLiteral("^> *([a-z][a-z0-9-]*)$"));
    const auto node = [](Kind kind, const QString &text) {
        TemplateNode made;
        made.kind = kind;
        made.text = text;
        return made;
    };
    if (inside.startsWith(u'!'))
        return node(Kind::Comment, {});
    if (inside == u"page")
        return node(Kind::Page, {});
    if (const auto match = covers.match(inside); match.hasMatch())
        return node(Kind::Covers, match.captured(1).simplified());
    if (const auto match = blank.match(inside); match.hasMatch())
        return node(Kind::Blank, match.captured(1));
    if (const auto match = rows.match(inside); match.hasMatch())
        return node(Kind::Rows, match.captured(1));
    if (const auto match = part.match(inside); match.hasMatch())
        return node(Kind::Part, match.captured(1));
    return std::nullopt;
}

bool neverHas(const FactKind &kind, const QString &word)
{
    static const QRegularExpression code(QStringLiteral("^[A-Z]{2}$"));
    return kind.type == FactKind::Type::Country ? !code.match(word).hasMatch() : !kind.words.contains(word);
}

Result<TemplateNode> readMark(const QString &inside, const QString &file, int line, const FactKinds &kinds)
{
    if (auto mark = factless(inside)) {
        mark->line = line;
        return *mark;
    }
    static const QRegularExpression form(
        QStringLiteral("^([#^?*/]?)(\\.?[A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z][A-Za-z0-9]*)*)"
                       "(?: is ([A-Za-z-]+(?: *, *[A-Za-z-]+)*))?$"));
    const auto match = form.match(inside);
    if (!match.hasMatch())
        return wrong(file, line, u"no such mark: " + inside);
    TemplateNode mark;
    mark.line = line;
    mark.id = match.captured(2);
    const QString sign = match.captured(1);
    mark.kind = sign == u"#"   ? Kind::Section
                : sign == u"^" ? Kind::Inverted
                : sign == u"?" ? Kind::Known
                : sign == u"*" ? Kind::Each
                : sign == u"/" ? Kind::End
                               : Kind::Value;
    const bool column = mark.id.startsWith(u'.');
    const FactKind *kind = kinds.find(mark.id);
    if (!column && !kind)
        return wrong(file, line, u"facts.json does not know " + mark.id);
    if (mark.kind == Kind::Each && (!kind || kind->type != FactKind::Type::Rows))
        return wrong(file, line, mark.id + u" holds no rows");
    if (!match.captured(3).isEmpty()) {
        for (const QString &word : match.captured(3).split(u','))
            mark.words += word.trimmed();
        if (column || (mark.kind != Kind::Section && mark.kind != Kind::Inverted))
            return wrong(file, line, QStringLiteral("“is” belongs to sections"));
        for (const QString &word : std::as_const(mark.words)) {
            if (neverHas(*kind, word))
                return wrong(file, line, mark.id + u" is never " + word);
        }
    }
    return mark;
}

Result<std::vector<TemplateNode>> readMarks(const QString &source, const QString &file, const FactKinds &kinds)
{
    if (source.size() > longestTemplate)
        return wrong(file, 1, QStringLiteral("the file is too long"));
    static const QRegularExpression privateUse(QStringLiteral("[\\x{E000}-\\x{F8FF}]"));
    if (source.contains(privateUse))
        return wrong(file, 1, QStringLiteral("characters of the private use area"));

    std::vector<TemplateNode> marks;
    const auto addText = [&marks](const QString &text, int line) {
        if (text.isEmpty())
            return;
        TemplateNode node;
        node.text = text;
        node.line = line;
        marks.push_back(node);
    };
    qsizetype at = 0;
    int line = 1;
    while (at < source.size()) {
        const qsizetype open = source.indexOf(u"{{", at);
        const QString before = source.mid(at, open < 0 ? -1 : open - at);
        if (before.contains(u"}}"))
            return wrong(file, line, QStringLiteral("}} without {{"));
        if (open < 0) {
            addText(before, line);
            break;
        }
        line += static_cast<int>(before.count(u'\n'));
        const qsizetype close = source.indexOf(u"}}", open);
        const QString inside = close < 0 ? QString() : source.mid(open + 2, close - open - 2);
        if (close < 0 || inside.contains(u'\n') || inside.contains(u"{{"))
            return wrong(file, line, QStringLiteral("{{ without }}"));
        Result<TemplateNode> mark = readMark(inside.trimmed(), file, line, kinds);
        if (!mark)
            return failure(mark.error());

        const qsizetype lineStart = open == 0 ? 0 : source.lastIndexOf(u'\n', open - 1) + 1;
        qsizetype lineEnd = source.indexOf(u'\n', close);
        lineEnd = lineEnd < 0 ? source.size() : lineEnd;
        mark->alone = mark->kind != Kind::Value && mark->kind != Kind::Blank &&
                      QStringView(source).mid(lineStart, open - lineStart).trimmed().isEmpty() &&
                      QStringView(source).mid(close + 2, lineEnd - close - 2).trimmed().isEmpty();
        if (standsAlone(mark->kind) && !mark->alone)
            return wrong(file, line, u"“" + inside.trimmed().section(u' ', 0, 0) + u"” stands alone on its line");
        addText(mark->alone ? before.left(before.size() - (open - lineStart)) : before, line);
        marks.push_back(*mark);
        at = mark->alone ? lineEnd + 1 : close + 2;
        line += mark->alone ? 1 : 0;
    }
    return marks;
}

class Reader
{
public:
    Reader(QString file, const FactKinds &kinds, bool isPart)
        : m_file(std::move(file))
        , m_kinds(kinds)
        , m_isPart(isPart)
    {
    }

    Result<std::vector<TemplateNode>> read(const QString &source)
    {
        const Result<std::vector<TemplateNode>> marks = readMarks(source, m_file, m_kinds);
        std::size_t at = 0;
        return marks ? nodes(*marks, at, {}) : failure(marks.error());
    }

private:
    // Nodes until the end of the section that was opened last, or of the file.
    Result<std::vector<TemplateNode>> nodes(
        const std::vector<TemplateNode> &marks, std::size_t &at, const std::vector<const TemplateNode *> &open)
    {
        if (open.size() > deepest)
            return wrong(m_file, open.back()->line, QStringLiteral("sections too deep in each other"));
        std::vector<TemplateNode> read;
        while (at < marks.size()) {
            TemplateNode node = marks[at++];
            if (node.kind == Kind::End) {
                if (open.empty() || open.back()->id != node.id)
                    return wrong(m_file, node.line, node.id + u" ends here and was not open");
                return read;
            }
            if (node.id.startsWith(u'.') && !isColumn(node.id.mid(1), open))
                return wrong(m_file, node.line, node.id + u" is no column of the rows around it");
            if (node.kind == Kind::Part || opens(node.kind)) {
                auto within = open;
                within.push_back(&node);
                auto inner = node.kind == Kind::Part ? part(node) : nodes(marks, at, within);
                if (!inner)
                    return failure(inner.error());
                node.children = std::move(*inner);
            }
            read.push_back(std::move(node));
        }
        if (!open.empty())
            return wrong(m_file, open.back()->line, open.back()->id + u" is open and never ends");
        return read;
    }

    [[nodiscard]] bool isColumn(const QString &column, const std::vector<const TemplateNode *> &open) const
    {
        const auto rows =
            std::find_if(open.rbegin(), open.rend(), [](const TemplateNode *node) { return node->kind == Kind::Each; });
        return rows != open.rend() && m_kinds.find((*rows)->id)->columns.contains(column);
    }

    [[nodiscard]] Result<std::vector<TemplateNode>> part(const TemplateNode &mark) const
    {
        if (m_isPart)
            return wrong(m_file, mark.line, QStringLiteral("a part holds no further parts"));
        const QString path = QFileInfo(m_file).path() + u"/parts/" + mark.text + u".md";
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return wrong(m_file, mark.line, u"there is no part " + mark.text);
        return Reader(path, m_kinds, true).read(QString::fromUtf8(file.readAll()));
    }

    QString m_file;
    const FactKinds &m_kinds;
    bool m_isPart;
};
} // namespace

Result<std::vector<TemplateNode>> readTemplate(const QString &source, const QString &file, const FactKinds &kinds)
{
    return Reader(file, kinds, false).read(source);
}

} // namespace meethouse
