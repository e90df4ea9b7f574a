#include "hosts/sheets.h"

#include "base/resource.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextOption>

#include <qrencode.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <memory>
#include <thread>
#include <vector>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HostsImport)
};

constexpr int unitsPerInch = 1200;
constexpr qreal millimetres(qreal length)
{
    return length * unitsPerInch / 25.4;
}

// "de-AT" is served by "de", and what nobody has by English.
QJsonObject sentencesIn(const QString &language)
{
    static const auto all = QJsonDocument::fromJson(resource(QStringLiteral("hosts/sheet.json"))).object();
    const auto own = all.value(language.section(QLatin1Char('-'), 0, 0));
    return (own.isObject() ? own : all.value(QStringLiteral("en"))).toObject();
}

struct Sheet {
    QString title;
    QString shown;
    QString link;
    QStringList sentences;
};

Sheet sheetFor(const HandOver &handOver, const SheetPlace &place)
{
    const auto &[person, invitation] = handOver;
    const auto language = person.language.isEmpty() ? place.language : person.language;
    const auto words = sentencesIn(language);
    const auto say = [&](const char *key) { return words.value(QLatin1String(key)).toString(); };
    const auto until = QLocale(language).toString(invitation.expires.toLocalTime().date(), QLocale::LongFormat);
    return {say("title").arg(place.domain), person.shown, invitation.link,
        {say("choose"), say("once").arg(until),
            say("then").arg(QStringLiteral("https://%1/hosts/").arg(place.domain), person.name)}};
}

void drawCode(QPainter &painter, const QString &text, const QRectF &place)
{
    const std::unique_ptr<QRcode, void (*)(QRcode *)> code(
        QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M), QRcode_free);
    if (!code)
        return;
    // Whole units, so that no hair lines stand between modules.
    const int module = static_cast<int>(place.width()) / code->width;
    const QPoint corner = place.topLeft().toPoint();
    QList<QRect> modules;
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if ((code->data[y * code->width + x] & 1) != 0)
                modules.append({corner.x() + x * module, corner.y() + y * module, module, module});
        }
    }
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::black);
    painter.drawRects(modules);
    painter.restore();
}

// One face for all: each that a document embeds is a third of what a sheet costs.
QFont font(qreal points)
{
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(qRound(points * unitsPerInch / 72));
    return font;
}

// Below `y`; gives where the text ends.
qreal drawText(QPainter &painter, const QString &text, const QFont &font, QRectF place, qreal y)
{
    place.setTop(y);
    painter.setFont(font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    painter.drawText(place, text, option);
    return painter.boundingRect(place, text, option).bottom();
}

// Text at the left, code at the right.
void drawSheet(QPainter &painter, const Sheet &sheet, const QRectF &place, qreal size, qreal codeSize)
{
    const QRectF code(place.right() - codeSize, place.top(), codeSize, codeSize);
    drawCode(painter, sheet.link, code);
    const auto gap = size * unitsPerInch / 72;
    auto beside = place;
    beside.setRight(code.left() - gap);
    auto y = drawText(painter, sheet.title, font(size * 1.4), beside, place.top());
    y = drawText(painter, sheet.shown, font(size * 1.2), beside, y + gap / 2);
    y = std::max(y, code.bottom()) + gap;
    y = drawText(painter, sheet.link, font(size), place, y);
    for (const auto &sentence : sheet.sentences)
        y = drawText(painter, sentence, font(size), place, y + gap / 2);
}

class Paper
{
public:
    explicit Paper(const QString &title)
        : m_buffer(&m_bytes)
    {
        m_buffer.open(QIODevice::WriteOnly);
        m_writer = std::make_unique<QPdfWriter>(&m_buffer);
        m_writer->setResolution(unitsPerInch);
        m_writer->setPageSize(QPageSize(QPageSize::A4));
        m_writer->setPageMargins(QMarginsF());
        m_writer->setTitle(title);
        m_writer->setCreator(QStringLiteral("Meethouse"));
        m_isOpen = m_painter.begin(m_writer.get());
    }

    QPainter &painter() { return m_painter; }
    void nextPage() { m_writer->newPage(); }

    Result<QByteArray> finished()
    {
        if (!m_isOpen || !m_painter.end())
            return failure({ErrorKind::Failed, Texts::tr("The hand-over sheets could not be drawn."), {},
                Texts::tr("Take the links from the list instead.")});
        return m_bytes;
    }

private:
    QByteArray m_bytes;
    QBuffer m_buffer;
    std::unique_ptr<QPdfWriter> m_writer;
    QPainter m_painter;
    bool m_isOpen = false;
};

constexpr QSizeF a4{millimetres(210), millimetres(297)};

Result<void> save(const QString &file, const Result<QByteArray> &pdf)
{
    if (!pdf)
        return failure(pdf.error());
    QSaveFile saved(file);
    if (!saved.open(QIODevice::WriteOnly) || !saved.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        saved.write(*pdf) < 0 || !saved.commit()) {
        return failure({ErrorKind::Failed, Texts::tr("The sheet “%1” could not be written.").arg(file),
            saved.errorString(), Texts::tr("Choose another folder for them, and start again.")});
    }
    return {};
}

} // namespace

Result<QByteArray> handOverSheet(const HandOver &handOver, const SheetPlace &place)
{
    const auto sheet = sheetFor(handOver, place);
    Paper paper(sheet.title);
    const auto margin = millimetres(25);
    drawSheet(paper.painter(), sheet, QRectF(margin, margin, a4.width() - 2 * margin, a4.height() - 2 * margin), 12,
        millimetres(55));
    return paper.finished();
}

Result<QByteArray> handOverCards(const QList<HandOver> &handOvers, const SheetPlace &place)
{
    constexpr int across = 2;
    constexpr int down = 4;
    constexpr QSizeF card{a4.width() / across, a4.height() / down};
    const auto inner = millimetres(6);
    Paper paper(place.domain);
    auto &painter = paper.painter();
    for (int i = 0; i < handOvers.size(); ++i) {
        const int onPage = i % (across * down);
        if (i > 0 && onPage == 0)
            paper.nextPage();
        const int row = onPage / across;
        const QRectF cut(QPointF(onPage % across * card.width(), row * card.height()), card);
        painter.setPen(QPen(QColor(0xb0, 0xb0, 0xb0), millimetres(0.1), Qt::DashLine));
        painter.drawRect(cut);
        painter.setPen(Qt::black);
        drawSheet(
            painter, sheetFor(handOvers.at(i), place), cut.adjusted(inner, inner, -inner, -inner), 7, millimetres(26));
    }
    return paper.finished();
}

Result<void> writeSheets(const QString &folder, const QList<HandOver> &handOvers, const SheetPlace &place,
    std::stop_token stop, const std::function<void(int)> &written)
{
    if (!QDir(folder).exists()) {
        QDir().mkpath(folder);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    // A thousand documents, each with its own fonts, are work for every processor there is.
    const qsizetype workers = std::max(1U, std::thread::hardware_concurrency());
    std::atomic<int> count = 0;
    const auto everyNth = [&](qsizetype first) -> Result<void> {
        for (auto i = first; i < handOvers.size(); i += workers) {
            if (stop.stop_requested())
                return failure({ErrorKind::Cancelled, Texts::tr("The hand-over sheets are not all written."), {},
                    Texts::tr("Start again: the links stay the same.")});
            const auto &one = handOvers.at(i);
            auto saved = save(QStringLiteral("%1/%2.pdf").arg(folder, one.person.name), handOverSheet(one, place));
            if (!saved)
                return saved;
            if (written)
                written(++count);
        }
        return {};
    };
    std::vector<std::future<Result<void>>> parts;
    for (qsizetype worker = 0; worker < workers; ++worker)
        parts.push_back(std::async(std::launch::async, everyNth, worker));
    auto saved = save(folder + QStringLiteral("/_cards.pdf"), handOverCards(handOvers, place));
    for (auto &part : parts) {
        if (auto done = part.get(); !done)
            saved = std::move(done);
    }
    return saved;
}

} // namespace meethouse
