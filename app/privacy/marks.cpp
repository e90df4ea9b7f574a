#include "privacy/marks.h"

#include "privacy/template.h"

#include <QJsonArray>

namespace meethouse
{

namespace
{
using Kind = TemplateNode::Kind;

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

    void write(const std::vector<TemplateNode> &nodes)
    {
        for (const TemplateNode &node : nodes)
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
    void putGap(const TemplateNode &section)
    {
        if (m_out.missing.contains(section.id))
            return;
        if (!section.alone) {
            // A clause that fell out leaves its gap in brackets, a sentence leaves one that ends as a sentence does.
            const bool clause = firstText(section.children).startsWith(u',');
            m_out.text += clause ? u" (" : u"";
            putGap(section.id);
            m_out.text += clause ? u")" : u". ";
            return;
        }
        const QString first = firstText(section.children).trimmed();
        m_out.text += first.startsWith(u"| ")   ? u"| "
                      : first.startsWith(u"- ") ? u"- "
                      : first.startsWith(u"> ") ? u"> "
                                                : u"";
        putGap(section.id);
        m_out.text += first.startsWith(u"| ") ? u" |\n" : u"\n";
    }

    static QString firstText(const std::vector<TemplateNode> &nodes)
    {
        for (const TemplateNode &node : nodes) {
            QString text = node.kind == Kind::Text ? node.text : firstText(node.children);
            if (!text.trimmed().isEmpty())
                return text;
        }
        return {};
    }

    static bool yes(const TemplateNode &mark, const Fact &fact)
    {
        if (!mark.words.isEmpty() && fact.value.isArray()) {
            const QStringList all = textsOf(fact.value);
            return std::any_of(
                all.begin(), all.end(), [&mark](const QString &word) { return mark.words.contains(word); });
        }
        if (!mark.words.isEmpty())
            return mark.words.contains(fact.value.toString());
        if (fact.value.isBool())
            return fact.value.toBool();
        if (fact.value.isArray())
            return !fact.value.toArray().isEmpty();
        return true;
    }

    void put(const Fact &fact, const FactKind &kind)
    {
        Run run;
        run.text = m_words.value(fact, kind);
        run.value = true;
        put(run);
    }

    void putBlank(const QString &shape)
    {
        const Run::Blank blank = shape == u"box"    ? Run::Blank::Box
                                 : shape == u"line" ? Run::Blank::Line
                                                    : Run::Blank::ShortLine;
        put(blankRun(blank));
    }

    void each(const TemplateNode &mark)
    {
        const Fact *fact = known(mark.id);
        if (!fact)
            return putGap(mark);
        const auto outer = m_row;
        const QJsonArray rows = fact->value.toArray();
        for (const auto &row : rows) {
            m_row = {fact, m_kinds.find(mark.id), row.toObject()};
            write(mark.children);
        }
        m_row = outer;
    }

    // A cell that its row lacks is a dash: a provider who names an administrator need not say since when.
    void column(const TemplateNode &mark)
    {
        const auto cell = FactKinds::cell(*m_row.fact, *m_row.kind, m_row.values, mark.id.mid(1));
        if (mark.kind == Kind::Value && cell)
            put(cell->first, cell->second);
        else if (mark.kind == Kind::Value)
            m_out.text += QStringLiteral("–");
        else if ((cell && yes(mark, cell->first)) != (mark.kind == Kind::Inverted))
            write(mark.children);
    }

    void write(const TemplateNode &mark)
    {
        if (mark.id.startsWith(u'.'))
            return column(mark);
        switch (mark.kind) {
        case Kind::Text:
            m_out.text += mark.text;
            return;
        case Kind::Covers:
            m_out.text += QChar(coversMark) + mark.text + u'\n';
            return;
        case Kind::Page:
            m_out.text += QChar(pageMark) + QStringLiteral("\n");
            return;
        case Kind::Rows:
            m_out.text += QString(u"|" + QChar(rowsMark) + mark.text + u"|\n");
            return;
        case Kind::Blank:
            return putBlank(mark.text);
        case Kind::Comment:
        case Kind::End:
            return;
        case Kind::Part:
            return write(mark.children);
        case Kind::Each:
            return each(mark);
        case Kind::Known:
            if (known(mark.id))
                write(mark.children);
            return;
        case Kind::Value:
            if (const Fact *fact = known(mark.id))
                put(*fact, *m_kinds.find(mark.id));
            else
                putGap(mark.id);
            return;
        case Kind::Section:
        case Kind::Inverted: {
            const Fact *fact = known(mark.id);
            if (!fact)
                putGap(mark);
            else if (yes(mark, *fact) == (mark.kind == Kind::Section))
                write(mark.children);
            return;
        }
        }
    }

    struct Row {
        const Fact *fact = nullptr;
        const FactKind *kind = nullptr;
        QJsonObject values;
    };

    const FactKinds &m_kinds;
    const Facts &m_facts;
    const Words &m_words;
    Row m_row; // of the rows that are being written
    FilledText m_out;
};
} // namespace

Result<FilledText> fillMarks(
    const QString &source, const QString &file, const FactKinds &kinds, const Facts &facts, const Words &words)
{
    const Result<std::vector<TemplateNode>> nodes = readTemplate(source, file, kinds);
    if (!nodes)
        return failure(nodes.error());
    Filler filler(kinds, facts, words);
    filler.write(*nodes);
    return filler.take();
}

} // namespace meethouse
