#include "privacy/pdf.h"

#include "privacy/failures.h"
#include "privacy/fonts.h"
#include "privacy/pdf_order.h"
#include "privacy/setting.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QPageLayout>
#include <QPdfWriter>

namespace meethouse
{

namespace
{
void drawWatermark(QPainter &painter, const Document &document, const Words &words, const PageStyle &style)
{
    if (!document.draft())
        return;
    painter.save();
    painter.setFont(paperFont(points(150), true));
    painter.setPen(ink::watermark);
    painter.translate(style.page.width() / 2, style.page.height() / 2);
    painter.rotate(-54);
    const QString word = words.text(QStringLiteral("paper.draft"));
    const QFontMetricsF metrics(painter.font());
    painter.drawText(QPointF(-metrics.horizontalAdvance(word) / 2, metrics.capHeight() / 2), word);
    painter.restore();
}

void drawDraftLine(QPainter &painter, const Document &document, const Words &words, const PageStyle &style)
{
    if (!document.draft())
        return;
    Run run;
    run.text = words.text(QStringLiteral("paper.draft")) + u" · " +
               words.counted(QStringLiteral("paper.draftLine"), document.gaps.size());
    const TextStyle line{points(9), points(11), ink::draft, true, false};
    SetText({run}, line, style.width()).drawAll(painter, {style.left, millimetres(12)});
}

void drawFooter(QPainter &painter, const Document &document, const Words &words, const PageStyle &style,
    std::size_t page, std::size_t pages)
{
    const qreal y = style.page.height() - style.bottom + millimetres(7);
    painter.fillRect(QRectF(style.left, y, style.width(), points(0.5)), ink::rule);
    const TextStyle small{points(8.2), points(10.6), ink::quiet, false, false};
    const auto dated = [&words](const QString &path, QDate date) {
        return words.text(path, {{QStringLiteral("date"), words.date(date)}});
    };
    const auto line = [&](const QString &left, const QString &right, qreal top) {
        Run run;
        run.text = left;
        SetText({run}, small, style.width() * 0.8).drawAll(painter, {style.left, top});
        run.text = right;
        const qreal width = SetText::naturalWidth({run}, small);
        SetText({run}, small, width + points(4)).drawAll(painter, {style.left + style.width() - width, top});
    };
    const QString separator = QStringLiteral(" · ");
    line(document.shortName + separator + document.domain + separator +
             dated(QStringLiteral("paper.version"), document.date),
        words.text(QStringLiteral("paper.page"),
            {{QStringLiteral("page"), QString::number(page)}, {QStringLiteral("pages"), QString::number(pages)}}),
        y + points(4));
    line(document.number + separator + dated(QStringLiteral("paper.law"), document.lawAsOf), QString(),
        y + points(14.6));
}
} // namespace

Result<QByteArray> writePdf(const Document &document, const Words &words)
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()) || !paperFontsThere())
        return failure(noGuiApplication());

    const PageStyle style;
    const std::vector<Page> pages = layOut(document, words, style);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(static_cast<int>(unitsPerInch));
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)));
        writer.setTitle(document.title + u" – " + document.domain);
        writer.setCreator(QStringLiteral("Meethouse"));
        QPainter painter(&writer);
        for (std::size_t number = 0; number < pages.size(); ++number) {
            if (number > 0)
                writer.newPage();
            drawWatermark(painter, document, words, style);
            drawDraftLine(painter, document, words, style);
            for (const PlacedPiece &placed : pages[number])
                placed.piece->draw(painter, {style.left, style.top + placed.y});
            drawFooter(painter, document, words, style, number + 1, pages.size());
        }
        if (!painter.end())
            return failure(noGuiApplication());
    }
    return settledPdf(buffer.data(), document.date, document.language);
}

} // namespace meethouse
