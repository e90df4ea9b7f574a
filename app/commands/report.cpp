#include "work/report.h"
#include "commands/all.h"
#include "commands/proving.h"
#include "commands/run_result.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ReportCommand)
};

} // namespace

Ending runReport(Context &context)
{
    if (context.arguments.operands.size() != 1)
        return ended({ErrorKind::Usage, Texts::tr("The report needs the name of one file."), {},
            Texts::tr("For example “meethouse report --server … report.json”.")});
    const auto nameServer = wantedNameServer(context);
    if (!nameServer)
        return ended(nameServer.error());
    const auto view = lookAtServer(context);
    if (!view)
        return ended(view.error());

    const auto report =
        reportOf(*view->connection, view->survey, proofInput(context, *view, {}, *nameServer), context.stop);
    const auto name = context.arguments.operands.first();
    if (const auto written = writeReport(name, report); !written)
        return ended(written.error());
    context.output.say(
        Texts::tr("The report is in %1. It holds no passwords; look through it before you send it.").arg(name));
    return {0, {{QStringLiteral("file"), name}}};
}

} // namespace meethouse
