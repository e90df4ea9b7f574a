#include "privacy/marks.h"

#include "privacy/failures.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <memory>
#include <vector>

namespace meethouse
{

namespace
{
constexpr int deepest = 16;
constexpr qsizetype longestTemplate = 1 << 20;

struct Mark {
    enum class Kind { Text, Value, Section, Inverted, Known, End, Covers, Comment };

    Kind kind = Kind::Text;
    QString text;      // of Text and Covers
    QString id;        // of the others
    QStringList words; // of Section and Inverted: the values that count as yes; empty: any true value
    bool alone = false;
    int line = 1;
};

struct Node {
    Mark mark;
    std::vector<Node> children;
};

tl::unexpected<Error> wrong(const QString &file, int line, const QString &what)
{
    return failure(brokenTemplates(file, QStringLiteral("line %1: %2").arg(line).arg(what)));
}

Result<Mark> readMark(const QString &inside, const QString &file, int line, const FactKinds &kinds)
{
    static const QRegularExpression covers(QStringLiteral("^covers((?: +[0-9]+(?:-[0-9a-z]+)+)+)$"));
    static const QRegularExpression form(QStringLiteral(
        "^([#^?/]?)([A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z][A-Za-z0-9]*)*)(?: is ([a-z-]+(?: *, *[a-z-]+)*))?$"));
    Mark mark;
    mark.line = line;
    if (inside.startsWith(u'!')) {
        mark.kind = Mark::Kind::Comment;
        return mark;
    }
    if (const auto match = covers.match(inside); match.hasMatch()) {
        mark.kind = Mark::Kind::Covers;
        mark.text = match.captured(1).simplified();
        return mark;
    }
    const auto match = form.match(inside);
    if (!match.hasMatch())
        return wrong(file, line, u"no such mark: " + inside);
    const QString sign = match.captured(1);
    mark.id = match.captured(2);
    const FactKind *kind = kinds.find(mark.id);
    if (!kind)
        return wrong(file, line, u"facts.json does not know " + mark.id);
    if (!match.captured(3).isEmpty()) {
        for (const QString &word : match.captured(3).split(u','))
            mark.words += word.trimmed();
        if (sign != u"#" && sign != u"^")
            return wrong(file, line, QStringLiteral("“is” belongs to sections"));
        for (const QString &word : std::as_const(mark.words)) {
            if (!kind->words.contains(word))
                return wrong(file, line, mark.id + u" is never " + word);
        }
    }
    mark.kind = sign == u"#"   ? Mark::Kind::Section
                : sign == u"^" ? Mark::Kind::Inverted
                : sign == u"?" ? Mark::Kind::Known
                : sign == u"/" ? Mark::Kind::End
                               : Mark::Kind::Value;
    return mark;
}

Result<std::vector<Mark>> readMarks(const QString &source, const QString &file, const FactKinds &kinds)
{
    if (source.size() > longestTemplate)
        return wrong(file, 1, QStringLiteral("the file is too long"));
    static const QRegularExpression privateUse(QStringLiteral("[\\x{E000}-\\x{F8FF}]"));
    if (source.contains(privateUse))
        return wrong(file, 1, QStringLiteral("characters of the private use area"));

    std::vector<Mark> marks;
    const auto addText = [&marks](const QString &text, int line) {
        if (!text.isEmpty())
            marks.push_back({Mark::Kind::Text, text, {}, {}, false, line});
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
        Result<Mark> mark = readMark(inside.trimmed(), file, line, kinds);
        if (!mark)
            return failure(mark.error());

        const qsizetype lineStart = open == 0 ? 0 : source.lastIndexOf(u'\n', open - 1) + 1;
        qsizetype lineEnd = source.indexOf(u'\n', close);
        lineEnd = lineEnd < 0 ? source.size() : lineEnd;
        mark->alone = mark->kind != Mark::Kind::Value &&
                      QStringView(source).mid(lineStart, open - lineStart).trimmed().isEmpty() &&
                      QStringView(source).mid(close + 2, lineEnd - close - 2).trimmed().isEmpty();
        if (mark->kind == Mark::Kind::Covers && !mark->alone)
            return wrong(file, line, QStringLiteral("“covers” stands alone on its line"));
        addText(mark->alone ? before.left(before.size() - (open - lineStart)) : before, line);
        marks.push_back(*mark);
        at = mark->alone ? lineEnd + 1 : close + 2;
        line += mark->alone ? 1 : 0;
    }
    return marks;
}

bool opens(Mark::Kind kind)
{
    return kind == Mark::Kind::Section || kind == Mark::Kind::Inverted || kind == Mark::Kind::Known;
}

// Reads nodes until the end of the section that was opened last, or of the file.
Result<std::vector<Node>> readNodes(
    const std::vector<Mark> &marks, std::size_t &at, const Mark *open, int depth, const QString &file)
{
    if (depth > deepest)
        return wrong(file, open->line, QStringLiteral("sections too deep in each other"));
    std::vector<Node> nodes;
    while (at < marks.size()) {
        const Mark &mark = marks[at++];
        if (mark.kind == Mark::Kind::End) {
            if (!open || open->id != mark.id)
                return wrong(file, mark.line, mark.id + u" ends here and was not open");
            return nodes;
        }
        Node node{mark, {}};
        if (opens(mark.kind)) {
            Result<std::vector<Node>> inner = readNodes(marks, at, &mark, depth + 1, file);
            if (!inner)
                return failure(inner.error());
            node.children = std::move(*inner);
        }
        nodes.push_back(std::move(node));
    }
    if (open)
        return wrong(file, open->line, open->id + u" is open and never ends");
    return nodes;
}

class Filler
{
public:
    Filler(const FactKinds &kinds, const Facts &facts, const Words &words)
        : m_kinds(kinds)
        , m_facts(facts)
        , m_words(words)
    {
    }

    FilledText take() { return std::move(m_out); }

    void write(const std::vector<Node> &nodes)
    {
        for (const Node &node : nodes)
            write(node);
    }

private:
    [[nodiscard]] const Fact *known(const QString &id)
    {
        const Fact *fact = m_facts.find(id);
        if (!fact || !m_kinds.fits(*fact))
            return nullptr;
        if (!m_out.used.contains(id))
            m_out.used += id;
        return fact;
    }

    void put(const Run &run)
    {
        if (m_out.values.size() > lastValueMark - firstValueMark)
            return;
        m_out.text += QChar(static_cast<char16_t>(firstValueMark + m_out.values.size()));
        m_out.values += run;
    }

    void putGap(const QString &id)
    {
        const bool answerable = !m_kinds.find(id)->where.isEmpty();
        const QString form =
            answerable ? QStringLiteral("paper.gap.notAnswered") : QStringLiteral("paper.gap.notMeasured");
        Run gap;
        gap.text = m_words.text(form, {{QStringLiteral("name"), m_words.factName(id)}});
        gap.gap = true;
        put(gap);
        if (!m_out.missing.contains(id))
            m_out.missing += id;
    }

    // Where a whole section falls out, its gap takes the place of the first thing in it: a row, a bullet, a paragraph.
    void putGap(const Node &section)
    {
        if (m_out.missing.contains(section.mark.id))
            return;
        if (!section.mark.alone) {
            // A clause that fell out leaves its gap in brackets, a sentence leaves one that ends as a sentence does.
            const bool clause = firstText(section.children).startsWith(u',');
            m_out.text += clause ? u" (" : u"";
            putGap(section.mark.id);
            m_out.text += clause ? u")" : u". ";
            return;
        }
        const QString first = firstText(section.children).trimmed();
        m_out.text += first.startsWith(u"| ")   ? u"| "
                      : first.startsWith(u"- ") ? u"- "
                      : first.startsWith(u"> ") ? u"> "
                                                : u"";
        putGap(section.mark.id);
        m_out.text += first.startsWith(u"| ") ? u" |\n" : u"\n";
    }

    static QString firstText(const std::vector<Node> &nodes)
    {
        for (const Node &node : nodes) {
            QString text = node.mark.kind == Mark::Kind::Text ? node.mark.text : firstText(node.children);
            if (!text.trimmed().isEmpty())
                return text;
        }
        return {};
    }

    static bool yes(const Mark &mark, const Fact &fact)
    {
        if (!mark.words.isEmpty())
            return mark.words.contains(fact.value.toString());
        if (fact.value.isBool())
            return fact.value.toBool();
        if (fact.value.isArray())
            return !fact.value.toArray().isEmpty();
        return true;
    }

    void write(const Node &node)
    {
        const Mark &mark = node.mark;
        switch (mark.kind) {
        case Mark::Kind::Text:
            m_out.text += mark.text;
            return;
        case Mark::Kind::Covers:
            m_out.text += QChar(coversMark) + mark.text + u'\n';
            return;
        case Mark::Kind::Comment:
        case Mark::Kind::End:
            return;
        case Mark::Kind::Known:
            if (known(mark.id))
                write(node.children);
            return;
        case Mark::Kind::Value:
            if (const Fact *fact = known(mark.id)) {
                Run run;
                run.text = m_words.value(*fact, *m_kinds.find(mark.id));
                run.value = true;
                put(run);
            } else {
                putGap(mark.id);
            }
            return;
        case Mark::Kind::Section:
        case Mark::Kind::Inverted: {
            const Fact *fact = known(mark.id);
            if (!fact)
                putGap(node);
            else if (yes(mark, *fact) == (mark.kind == Mark::Kind::Section))
                write(node.children);
            return;
        }
        }
    }

    const FactKinds &m_kinds;
    const Facts &m_facts;
    const Words &m_words;
    FilledText m_out;
};
} // namespace

Result<FilledText> fillMarks(
    const QString &source, const QString &file, const FactKinds &kinds, const Facts &facts, const Words &words)
{
    const Result<std::vector<Mark>> marks = readMarks(source, file, kinds);
    if (!marks)
        return failure(marks.error());
    std::size_t at = 0;
    const Result<std::vector<Node>> nodes = readNodes(*marks, at, nullptr, 0, file);
    if (!nodes)
        return failure(nodes.error());
    Filler filler(kinds, facts, words);
    filler.write(*nodes);
    return filler.take();
}

} // namespace meethouse
