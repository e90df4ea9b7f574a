#include "commands/commands.h"

#include "commands/interrupt.h"
#include "commands/parse.h"

namespace meethouse
{

int exitCode(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage:
        return 2;
    case ErrorKind::Connection:
    case ErrorKind::SignIn:
    case ErrorKind::HostKeyUnknown:
    case ErrorKind::HostKeyChanged:
        return 3;
    case ErrorKind::CheckFailed:
        return 4;
    case ErrorKind::StepFailed:
        return 5;
    case ErrorKind::CutOff:
    case ErrorKind::Cancelled:
        return 6;
    case ErrorKind::Busy:
        return 7;
    case ErrorKind::Failed:
    case ErrorKind::TimedOut:
        return 1;
    }
    Q_UNREACHABLE();
}

bool needsGui(const QStringList &arguments)
{
    return arguments.contains(QStringLiteral("--sheets"));
}

int runCommandLine(const QStringList &words)
{
    const auto line = parseCommandLine(words);
    Output output(line ? line->arguments.json : words.contains(QStringLiteral("--json")));
    if (!line) {
        output.error(line.error());
        output.result(exitCode(line.error().kind), {});
        return exitCode(line.error().kind);
    }
    if (!line->command) {
        std::fputs(qPrintable(line->help), stdout);
        return 0;
    }

    const Interrupt interrupt(line->arguments.timeout);
    Context context{line->arguments, output, interrupt.token()};
    auto ending = line->command->run(context);
    if (ending.error) {
        output.error(*ending.error);
        ending.exit = exitCode(ending.error->kind);
    }
    output.result(ending.exit, ending.fields);
    return ending.exit;
}

} // namespace meethouse
