#include "privacy/pdf_order.h"

#include <QMap>
#include <QRegularExpression>

#include <functional>

namespace meethouse
{

namespace
{
struct Object {
    QByteArray head; // all before the stream: here stand the references
    QByteArray rest; // "stream" to "endstream", or empty
};

// Offsets of the objects in use, by number, from the one table that Qt writes.
QMap<int, qsizetype> offsets(const QByteArray &pdf)
{
    QMap<int, qsizetype> found;
    const qsizetype start = pdf.lastIndexOf("startxref");
    if (start < 0)
        return found;
    const qsizetype table = pdf.mid(start + 9, 20).simplified().split(' ').first().toLongLong();
    if (table <= 0 || table >= pdf.size() || pdf.mid(table, 4) != "xref")
        return found;
    const QList<QByteArray> lines = pdf.mid(table, start - table).split('\n');
    const QList<QByteArray> range = lines.value(1).simplified().split(' ');
    if (range.size() != 2 || range[0] != "0")
        return found;
    const int count = range[1].toInt();
    for (int i = 0; i < count; ++i) {
        const QList<QByteArray> entry = lines.value(2 + i).simplified().split(' ');
        if (entry.size() == 3 && entry[2] == "n")
            found.insert(i, entry[0].toLongLong());
    }
    return found;
}

// Six letters before a font's name say that it is a part of that font. Qt makes them out of its own numbers.
QByteArray retagged(const QByteArray &head, qsizetype object)
{
    static const QRegularExpression tag(QStringLiteral("/FontName /[A-Z]{6}\\+"));
    QString letters;
    for (qsizetype rest = object, i = 0; i < 6; ++i, rest /= 26)
        letters += QChar(static_cast<char16_t>(u'A' + rest % 26));
    return QString::fromLatin1(head).replace(tag, u"/FontName /" + letters + u'+').toLatin1();
}

QByteArray replaced(const QByteArray &head, const std::function<int(int)> &number)
{
    static const QRegularExpression reference(QStringLiteral("\\b([0-9]+) 0 R\\b"));
    const QString text = QString::fromLatin1(head);
    QString out;
    qsizetype from = 0;
    auto matches = reference.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        out += QStringView(text).mid(from, match.capturedStart() - from);
        out += QString::number(number(match.captured(1).toInt())) + u" 0 R";
        from = match.capturedEnd();
    }
    out += QStringView(text).mid(from);
    return out.toLatin1();
}
} // namespace

QByteArray settledPdf(const QByteArray &pdf, QDate date, const QString &language)
{
    const QMap<int, qsizetype> places = offsets(pdf);
    const qsizetype trailerAt = pdf.lastIndexOf("trailer");
    const qsizetype trailerEnd = pdf.lastIndexOf("startxref");
    if (places.isEmpty() || trailerAt < 0)
        return pdf;

    QMap<int, Object> objects;
    const QByteArray closing("endobj");
    for (auto it = places.begin(); it != places.end(); ++it) {
        const QByteArray start = QByteArray::number(it.key()) + " 0 obj\n";
        if (pdf.mid(it.value(), start.size()) != start)
            return pdf;
        qsizetype next = trailerAt;
        for (const qsizetype other : places) {
            if (other > it.value())
                next = std::min(next, other);
        }
        QByteArray body = pdf.mid(it.value() + start.size(), next - it.value() - start.size());
        const qsizetype end = body.lastIndexOf(closing);
        if (end < 0)
            return pdf;
        body.truncate(end);
        const qsizetype stream = body.indexOf("stream\n");
        objects.insert(
            it.key(), {body.left(stream < 0 ? body.size() : stream), stream < 0 ? QByteArray() : body.mid(stream)});
    }

    QList<int> order;
    QMap<int, int> numbers;
    const auto numberOf = [&](int old) {
        if (!numbers.contains(old) && objects.contains(old)) {
            order += old;
            numbers.insert(old, static_cast<int>(order.size()));
        }
        return numbers.value(old, 0);
    };
    QByteArray trailer = replaced(pdf.mid(trailerAt, trailerEnd - trailerAt), numberOf);
    const qsizetype version = pdf.indexOf('\n');
    const qsizetype firstObject = *std::min_element(places.begin(), places.end());
    QByteArray out = pdf.left(firstObject);
    if (version < 0)
        return pdf;

    static const QRegularExpression time(QStringLiteral("/(CreationDate|ModDate) \\(D:[^)]*\\)"));
    const QString noon = QStringLiteral("/\\1 (D:%1120000Z)").arg(date.toString(QStringLiteral("yyyyMMdd")));
    QList<qsizetype> written;
    // The list grows while it is walked: every object names those that follow.
    for (qsizetype i = 0; i < order.size(); ++i) {
        const Object object = objects.value(order[i]);
        QByteArray head = replaced(object.head, numberOf);
        if (head.contains("/Type /Catalog"))
            head.replace("/Type /Catalog", QByteArray("/Type /Catalog\n/Lang (" + language.toLatin1() +
                                                      ")\n/ViewerPreferences << /DisplayDocTitle true >>"));
        head = QString::fromLatin1(head).replace(time, noon).toLatin1();
        head = retagged(head, i + 1);
        written += out.size();
        out += QByteArray::number(i + 1) + " 0 obj\n" + head + object.rest + "endobj\n";
    }
    const qsizetype table = out.size();
    out += "xref\n0 " + QByteArray::number(order.size() + 1) + "\n0000000000 65535 f \n";
    for (const qsizetype place : written)
        out += QByteArray::number(place).rightJustified(10, '0') + " 00000 n \n";
    static const QRegularExpression size(QStringLiteral("/Size [0-9]+"));
    trailer = QString::fromLatin1(trailer).replace(size, QStringLiteral("/Size %1").arg(order.size() + 1)).toLatin1();
    out += trailer + "startxref\n" + QByteArray::number(table) + "\n%%EOF\n";
    return out;
}

} // namespace meethouse
