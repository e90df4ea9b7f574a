#include "ssh/quote.h"

#include <QString>

namespace meethouse
{

QByteArray shellQuoted(const QByteArray &text)
{
    QByteArray quoted = text;
    quoted.replace('\0', QByteArray());
    quoted.replace("'", "'\\''");
    return '\'' + quoted + '\'';
}

// csh expands `!` even within single quotes and knows no line end there, fish reads `\'` and `\\` there: so whatever is
// not plain travels as \0ooo, which printf %b of the /bin/sh behind turns back.
QByteArray forAnyLoginShell(const QByteArray &script)
{
    QByteArray plain;
    plain.reserve(script.size() + script.size() / 4);
    for (const char letter : script) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte == 0)
            continue;
        if (byte >= 0x20 && byte < 0x7f && byte != '\'' && byte != '\\' && byte != '!')
            plain += letter;
        else
            plain += "\\0" + QByteArray::number(byte, 8).rightJustified(3, '0');
    }
    return "exec /bin/sh -c 'eval \"$(printf %b \"$1\")\"' meethouse '" + plain + '\'';
}

} // namespace meethouse
