#pragma once

#include <QString>
#include <QStringList>

namespace meethouse
{

// Runs `meethouse ARGUMENTS…` (without the program's name) and gives the exit code of COMMANDS.md. Needs a
// QCoreApplication; `--sheets` needs a QGuiApplication, see needsGui().
int runCommandLine(const QStringList &arguments);

// Whether these arguments ask for something that draws pages.
bool needsGui(const QStringList &arguments);

// What can be done from a terminal, for --help and for the window.
QString commandHelp(const QString &group = {}); // “hosts”: of those that begin so

} // namespace meethouse
