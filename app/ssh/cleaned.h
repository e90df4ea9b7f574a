#pragma once

#include <QByteArray>
#include <QString>

namespace meethouse
{

// Text a server sent, fit to be shown: without control characters, terminal escapes and marks that turn the direction
// of writing, with line ends kept, and of bounded length (characters).
QString cleaned(const QByteArray &utf8, qsizetype limit = 2000);

} // namespace meethouse
