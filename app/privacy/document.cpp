#include "privacy/document.h"

namespace meethouse
{

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

} // namespace meethouse
