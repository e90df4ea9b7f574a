#include "privacy/pdf.h"

#include "privacy/failures.h"
#include "privacy/footer.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

namespace meethouse
{

namespace
{
constexpr int patience = 20'000; // milliseconds for one paper; it takes some forty
constexpr qsizetype longestPdf = 1 << 26;

// Beside an installed program, and in a build the folder that programs and tests have in common.
QString engineFolder()
{
    const QString here = QCoreApplication::applicationDirPath();
    for (const char *way : {"/../lib/meethouse/pdf", "/../../lib/meethouse/pdf"}) {
        const QString folder = here + QString::fromLatin1(way);
        if (QFile::exists(folder + u"/write.py"))
            return folder;
    }
    return {};
}

QString blankName(Run::Blank blank)
{
    switch (blank) {
    case Run::Blank::None:
        return {};
    case Run::Blank::Line:
        return QStringLiteral("line");
    case Run::Blank::ShortLine:
        return QStringLiteral("short");
    case Run::Blank::Box:
        return QStringLiteral("box");
    case Run::Blank::Cell:
        return QStringLiteral("cell");
    }
    Q_UNREACHABLE();
}

QJsonArray toJson(const Runs &runs)
{
    QJsonArray all;
    for (const Run &run : runs)
        all += QJsonObject{{QStringLiteral("text"), run.text}, {QStringLiteral("strong"), run.strong},
            {QStringLiteral("emphasis"), run.emphasis}, {QStringLiteral("gap"), run.gap},
            {QStringLiteral("link"), run.link}, {QStringLiteral("blank"), blankName(run.blank)}};
    return all;
}

QString kindName(Block::Kind kind)
{
    switch (kind) {
    case Block::Kind::Title:
        return QStringLiteral("title");
    case Block::Kind::Subtitle:
        return QStringLiteral("subtitle");
    case Block::Kind::Heading:
        return QStringLiteral("heading");
    case Block::Kind::Subheading:
        return QStringLiteral("subheading");
    case Block::Kind::Paragraph:
        return QStringLiteral("paragraph");
    case Block::Kind::Bullet:
        return QStringLiteral("bullets");
    case Block::Kind::Numbered:
        return QStringLiteral("numbers");
    case Block::Kind::Box:
        return QStringLiteral("box");
    case Block::Kind::Table:
        return QStringLiteral("table");
    }
    Q_UNREACHABLE();
}

// Points of a list that stand one after the other become one list.
void addBlocks(QJsonArray &all, const QList<Block> &blocks)
{
    for (const Block &block : blocks) {
        const QString kind = kindName(block.kind);
        const bool point = block.kind == Block::Kind::Bullet || block.kind == Block::Kind::Numbered;
        if (point && !block.newPage && !all.isEmpty() && all.last()[u"kind"] == kind) {
            QJsonObject list = all.last().toObject();
            QJsonArray items = list[u"items"].toArray();
            items += toJson(block.runs);
            list[QStringLiteral("items")] = items;
            all.replace(all.size() - 1, list);
            continue;
        }
        const bool table = block.kind == Block::Kind::Table;
        QJsonArray widths;
        for (const int width : table ? columnWeights(block) : QList<int>())
            widths += width;
        QJsonArray rows;
        for (const QList<Runs> &row : block.rows) {
            QJsonArray cells;
            for (const Runs &cell : row)
                cells += toJson(cell);
            rows += cells;
        }
        all += QJsonObject{{QStringLiteral("kind"), kind}, {QStringLiteral("runs"), toJson(block.runs)},
            {QStringLiteral("items"), point ? QJsonArray{toJson(block.runs)} : QJsonArray()},
            {QStringLiteral("rows"), rows}, {QStringLiteral("header"), block.header},
            {QStringLiteral("widths"), widths}, {QStringLiteral("whole"), table && staysWhole(block)},
            {QStringLiteral("page"), block.newPage}, {QStringLiteral("first"), block.newPage},
            {QStringLiteral("keep"), block.keepsNext}};
    }
}

QJsonObject toJson(const Document &document, const Words &words)
{
    QJsonArray points;
    for (const DocumentGap &gap : document.gaps)
        points += gap.text;
    QJsonArray blocks;
    addBlocks(blocks, document.blocks);
    // Where one signs, at the end, something stands above it on the page.
    if (const qsizetype above = blocks.size() - 2; above >= 0 && blocks.last()[u"kind"] == QStringLiteral("table")) {
        QJsonObject holding = blocks[above].toObject();
        holding.insert(QStringLiteral("holds"), true);
        blocks.replace(above, holding);
    }
    addBlocks(blocks, document.appendix);
    return {{QStringLiteral("title"), document.title}, {QStringLiteral("domain"), document.domain},
        {QStringLiteral("author"), QStringLiteral("Meethouse")}, {QStringLiteral("number"), document.number},
        {QStringLiteral("language"), document.language}, {QStringLiteral("region"), QJsonValue::Null},
        {QStringLiteral("date"), QJsonArray{document.date.year(), document.date.month(), document.date.day()}},
        {QStringLiteral("draft"),
            QJsonObject{{QStringLiteral("word"), words.text(QStringLiteral("paper.draft"))},
                {QStringLiteral("line"), words.counted(QStringLiteral("paper.draftLine"), document.gaps.size())},
                {QStringLiteral("title"), words.text(QStringLiteral("paper.openPoints"))},
                {QStringLiteral("points"), points}}},
        {QStringLiteral("footer"), QJsonArray::fromStringList(footerOf(document, words))},
        {QStringLiteral("page"), words.text(QStringLiteral("paper.page"))}, {QStringLiteral("blocks"), blocks}};
}
} // namespace

PdfWriter::PdfWriter() = default;

PdfWriter::~PdfWriter()
{
    if (!m_engine)
        return;
    m_engine->closeWriteChannel(); // it ends with its input
    if (!m_engine->waitForFinished(2000))
        m_engine->kill();
    m_engine->waitForFinished(2000);
}

Result<void> PdfWriter::start()
{
    const QString folder = engineFolder();
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (folder.isEmpty() || python.isEmpty())
        return failure(noPdfEngine(folder.isEmpty() ? QStringLiteral("lib/meethouse/pdf") : QStringLiteral("python3")));
    m_engine = std::make_unique<QProcess>();
    m_engine->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // Isolated: no settings of the user's Python, and nothing is written beside the program.
    m_engine->start(python,
        {QStringLiteral("-I"), QStringLiteral("-S"), QStringLiteral("-B"), folder + QStringLiteral("/write.py")});
    if (m_engine->waitForStarted(5000))
        return {};
    const QString why = m_engine->errorString();
    m_engine.reset();
    return failure(noPdfEngine(why));
}

Result<QByteArray> PdfWriter::read(qsizetype bytes, std::stop_token stop)
{
    QElapsedTimer waited;
    waited.start();
    while (bytes > 0 ? m_engine->bytesAvailable() < bytes : !m_engine->canReadLine()) {
        if (stop.stop_requested())
            return failure(exportStopped());
        const bool over = m_engine->state() == QProcess::NotRunning || waited.elapsed() > patience;
        if (!m_engine->waitForReadyRead(100) && over)
            return failure(pdfNotWritten(QString::fromUtf8(m_engine->readAllStandardError())));
    }
    return bytes > 0 ? m_engine->read(bytes) : m_engine->readLine();
}

Result<QByteArray> PdfWriter::write(const Document &document, const Words &words, std::stop_token stop)
{
    if (!m_engine) {
        if (const Result<void> started = start(); !started)
            return failure(started.error());
    }
    m_engine->write(QJsonDocument(toJson(document, words)).toJson(QJsonDocument::Compact) + '\n');
    const Result<QByteArray> line = read(0, stop);
    const qsizetype bytes = line && line->startsWith("pdf ") ? line->mid(4).trimmed().toLongLong() : 0;
    Result<QByteArray> pdf = bytes > 0 && bytes <= longestPdf ? read(bytes, stop) : line;
    if (pdf && bytes > 0)
        return pdf;
    // Whatever is still on its way belongs to this paper: the next one gets an engine of its own.
    m_engine->kill();
    m_engine->waitForFinished(2000);
    m_engine.reset();
    return pdf ? failure(pdfNotWritten(QString::fromUtf8(*pdf).trimmed())) : pdf;
}

} // namespace meethouse
