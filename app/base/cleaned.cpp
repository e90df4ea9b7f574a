#include "base/cleaned.h"

#include <QList>

namespace meethouse
{

namespace
{

bool isInvisible(char32_t letter)
{
    switch (QChar::category(letter)) {
    case QChar::Other_Control:
        return letter != U'\n' && letter != U'\t';
    case QChar::Other_Format: // bidirectional marks, zero-width characters
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
        return true;
    default:
        return false;
    }
}

bool endsLine(char32_t letter)
{
    return letter == 0x2028 || letter == 0x2029;
}

QString bounded(const QByteArray &utf8, qsizetype limit)
{
    // More than that is never looked at: four bytes a letter, and as many that are not shown.
    QString text = withoutInvisible(QString::fromUtf8(utf8.left(8 * limit))).left(limit);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text;
}

} // namespace

QString withoutInvisible(const QString &text)
{
    QString result;
    bool inEscape = false;
    const auto letters = text.toUcs4();
    for (const char32_t letter : letters) {
        if (inEscape)
            // A terminal escape ends with its first letter; its middle holds digits and signs only.
            inEscape = letter < 0x40 || letter == U'[' || letter == U']';
        else if (letter == 0x1b || letter == 0x9b)
            inEscape = true;
        else if (endsLine(letter))
            result += QLatin1Char('\n');
        else if (!isInvisible(letter))
            result += QString::fromUcs4(&letter, 1);
    }
    return result;
}

QString cleaned(const QByteArray &utf8, qsizetype limit)
{
    return bounded(utf8, limit).trimmed();
}

QString cleanedLine(const QByteArray &utf8, qsizetype limit)
{
    QString line = bounded(utf8, limit);
    line.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
    while (line.endsWith(QLatin1Char(' ')))
        line.chop(1);
    return line;
}

} // namespace meethouse
