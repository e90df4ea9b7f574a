#include "commands/all.h"
#include "commands/run_result.h"
#include "commands/server_view.h"
#include "commands/session.h"
#include "commands/terminal.h"
#include "work/place.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(UndoCommand)
};

// What has to be typed: the domain of the settings the server keeps, or its name where no run ended well yet.
QString nameToConfirm(const Survey &survey)
{
    const auto domain = survey.ours.domain();
    if (!domain.isEmpty())
        return domain;
    return survey.sites.jitsi.isEmpty() ? survey.hostname : survey.sites.jitsi.first();
}

bool isConfirmed(const Context &context, const QString &name)
{
    auto said = context.arguments.confirm;
    if (said.isEmpty() && !context.output.isJson()) {
        said = Terminal::readLine(
            Texts::tr("This removes the meeting server %1 with all its hosts and settings.\nType its name to go on:")
                .arg(name))
                   .value_or(QString());
    }
    return said == name;
}

QJsonArray arrayOf(const QStringList &lines)
{
    return QJsonArray::fromStringList(lines);
}

} // namespace

Ending runUndo(Context &context)
{
    const auto view = lookAtServer(context);
    if (!view)
        return ended(view.error());
    if (!view->survey.ours.present) {
        context.output.say(Texts::tr("Meethouse has left nothing on this server, so there is nothing to take back."));
        return {0, {{QStringLiteral("steps"), QJsonArray()}, {QStringLiteral("changed"), 0},
                       {QStringLiteral("left"), QJsonArray()}, {QStringLiteral("refused"), QJsonArray()}}};
    }
    const auto name = nameToConfirm(view->survey);
    if (!isConfirmed(context, name)) {
        return ended({ErrorKind::Usage, Texts::tr("Nothing was taken back."),
            Texts::tr("The name of the meeting server was not confirmed."),
            Texts::tr("If it is meant, start again with --confirm %1.").arg(name)});
    }

    const auto undone = undoAll(*view->connection, whoIsHere(), observerFor(context.output), context.stop);
    if (!undone)
        return ended(undone.error());
    auto fields = runFields(undone->end);
    fields.insert(QStringLiteral("left"), arrayOf(undone->left));
    fields.insert(QStringLiteral("refused"), arrayOf(undone->refused));
    fields.insert(QStringLiteral("roundTrips"), view->connection->roundTrips());
    if (!undone->refused.isEmpty())
        context.output.say(Texts::tr("These files were changed by somebody else and were left alone:"));
    for (const auto &file : undone->refused)
        context.output.say(QStringLiteral("  ") + file);
    if (!undone->left.isEmpty())
        context.output.say(Texts::tr("What stays:"));
    for (const auto &line : undone->left)
        context.output.say(QStringLiteral("  ") + line);
    if (const auto error = runError(undone->end))
        return ended(*error, fields);
    context.output.say(Texts::tr("Everything else is as it was before."));
    return {0, fields};
}

} // namespace meethouse
