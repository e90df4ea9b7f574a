#pragma once

#include "commands/command.h"

namespace meethouse
{

struct ParsedLine {
    const Command *command = nullptr; // null when help or the version was asked for
    Arguments arguments;
    QString help; // what to print instead of running a command
};

// Errors are of kind Usage.
Result<ParsedLine> parseCommandLine(const QStringList &words);

} // namespace meethouse
