#pragma once

#include <QByteArray>
#include <QString>

namespace meethouse
{

// Text of others, fit to be shown: without control characters, terminal escapes and marks that turn the direction of
// writing. Tabs and ends of lines stay.
QString withoutInvisible(const QString &text);

// What a server sent, likewise, without blanks around it and of bounded length (characters).
QString cleaned(const QByteArray &utf8, qsizetype limit = 2000);

// The same as one line: tabs and ends of lines become blanks, those at the beginning are kept.
QString cleanedLine(const QByteArray &utf8, qsizetype limit = 4096);

} // namespace meethouse
