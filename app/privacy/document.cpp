#include "privacy/document.h"

#include <QRegularExpression>

#include <numeric>

namespace meethouse
{

namespace
{
constexpr int lineLength = 88; // letters that fit into a line of a table, all columns together
constexpr int longestWish = 46;
constexpr qsizetype longestWhole = 9; // rows

// Letters that no writer parts: names and addresses break where they are longer than this, honest long words never do.
int longestWord(const QString &text)
{
    static const QRegularExpression spaces(QStringLiteral("[ \n]+"));
    static const QRegularExpression honest(QStringLiteral("^\\W*\\p{L}\\p{Ll}{0,33}\\W*$"));
    constexpr qsizetype breaksBeyond = 23;
    qsizetype longest = 0;
    for (const QString &word : text.split(spaces)) {
        const bool breaks = word.size() > breaksBeyond && !honest.match(word).hasMatch();
        longest = std::max(longest, breaks ? breaksBeyond : word.size());
    }
    return static_cast<int>(longest);
}
} // namespace

QString documentFormatName(DocumentFormat format)
{
    switch (format) {
    case DocumentFormat::Pdf:
        return QStringLiteral("pdf");
    case DocumentFormat::Html:
        return QStringLiteral("html");
    case DocumentFormat::Odt:
        return QStringLiteral("odt");
    }
    Q_UNREACHABLE();
}

QString documentGapKindName(DocumentGap::Kind kind)
{
    switch (kind) {
    case DocumentGap::Kind::NotAnswered:
        return QStringLiteral("notAnswered");
    case DocumentGap::Kind::NotMeasured:
        return QStringLiteral("notMeasured");
    case DocumentGap::Kind::TooOld:
        return QStringLiteral("tooOld");
    case DocumentGap::Kind::Contradicted:
        return QStringLiteral("contradicted");
    case DocumentGap::Kind::Broken:
        return QStringLiteral("broken");
    }
    Q_UNREACHABLE();
}

Run blankRun(Run::Blank blank)
{
    Run run;
    run.blank = blank;
    run.text = blank == Run::Blank::Box ? QStringLiteral("☐") : QStringLiteral("____");
    return run;
}

QString plainText(const Runs &runs)
{
    QString text;
    for (const Run &run : runs)
        text += run.text;
    return text;
}

QString plainText(const QList<Block> &blocks)
{
    QStringList lines;
    for (const Block &block : blocks) {
        if (block.kind != Block::Kind::Table) {
            lines += plainText(block.runs);
            continue;
        }
        for (const QList<Runs> &row : block.rows) {
            QStringList cells;
            for (const Runs &cell : row)
                cells += plainText(cell);
            lines += cells.join(QLatin1Char('\t'));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

QList<int> columnWeights(const Block &table)
{
    const qsizetype columns = table.rows.first().size();
    constexpr int air = 3; // beside the text of a cell
    QList<int> least(columns, 6);
    QList<int> wished(columns, 6);
    for (const QList<Runs> &row : table.rows) {
        if (row.size() != columns)
            continue;
        for (qsizetype c = 0; c < columns; ++c) {
            const QString text = plainText(row[c]);
            // What is to be written by hand needs room as for a short sentence.
            const bool byHand = std::any_of(row[c].begin(), row[c].end(),
                [](const Run &run) { return run.blank != Run::Blank::None && run.blank != Run::Blank::Box; });
            least[c] = std::max(least[c], longestWord(text) + air);
            wished[c] = std::max({wished[c], least[c], std::min(static_cast<int>(text.size()) + air, longestWish),
                byHand ? longestWish * 2 / 3 : 0});
        }
    }
    const int needed = std::accumulate(least.begin(), least.end(), 0);
    const int wishes = std::accumulate(wished.begin(), wished.end(), 0) - needed;
    const int left = std::max(lineLength - needed, 0);
    for (qsizetype c = 0; c < columns; ++c)
        least[c] = 100 * least[c] + (wishes > 0 ? 100 * left * (wished[c] - least[c]) / wishes : 0);
    return least;
}

bool staysWhole(const Block &table)
{
    return table.rows.size() <= longestWhole;
}

} // namespace meethouse
