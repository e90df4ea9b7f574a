#pragma once

#include <QByteArray>

namespace meethouse
{

// One word for a POSIX shell, whatever the bytes are. A shell word cannot hold NUL, so NUL bytes are left out.
QByteArray shellQuoted(const QByteArray &text);

// A command line that makes any login shell (sh, bash, zsh, csh, fish) hand `script` unchanged to /bin/sh. Trailing
// line ends of the script are lost, which means nothing to a shell.
QByteArray forAnyLoginShell(const QByteArray &script);

} // namespace meethouse
