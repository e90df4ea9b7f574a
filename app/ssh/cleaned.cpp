#include "ssh/cleaned.h"

#include <QList>

namespace meethouse
{

QString cleaned(const QByteArray &utf8, qsizetype limit)
{
    QString result;
    bool inEscape = false;
    const auto letters = QString::fromUtf8(utf8).toUcs4();
    for (const char32_t letter : letters) {
        if (inEscape) {
            // A terminal escape ends with its first letter; its middle holds digits and signs only.
            inEscape = letter < 0x40 || letter == U'[' || letter == U']';
            continue;
        }
        if (letter == 0x1b || letter == 0x9b) {
            inEscape = true;
            continue;
        }
        switch (QChar::category(letter)) {
        case QChar::Other_Control:
            if (letter == U'\n' || letter == U'\t')
                result += QChar(static_cast<char16_t>(letter));
            break;
        case QChar::Other_Format: // bidirectional marks, zero-width and invisible characters
        case QChar::Other_Surrogate:
        case QChar::Other_PrivateUse:
        case QChar::Other_NotAssigned:
            break;
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            result += QLatin1Char('\n');
            break;
        default:
            result += QString::fromUcs4(&letter, 1);
        }
        if (result.size() >= limit)
            break;
    }
    return result.trimmed();
}

} // namespace meethouse
