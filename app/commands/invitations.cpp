#include "commands/all.h"
#include "commands/links.h"
#include "commands/session.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HostsCommand)
};

Error wrongUse(const QString &what, const QString &todo)
{
    return {ErrorKind::Usage, what, {}, todo};
}

Result<InvitationWishes> wishesFrom(const Arguments &arguments)
{
    InvitationWishes wishes;
    wishes.names = arguments.operands;
    wishes.names.removeAll(QString()); // a script's variable that was never set
    if (!arguments.freeName.isEmpty()) {
        bool isNumber = false;
        wishes.freeNames = arguments.freeName.toInt(&isNumber);
        if (!isNumber || wishes.freeNames < 1 || wishes.freeNames > 1000)
            return failure(wrongUse(Texts::tr("After --free-name a number from 1 to 1000 is needed."),
                Texts::tr("For example --free-name 3.")));
    }
    if (wishes.names.isEmpty() && wishes.freeNames == 0)
        return failure(wrongUse(Texts::tr("Nobody was named to be invited."),
            Texts::tr("Write the hosts' names, or --free-name 1 to let the host choose.")));
    const auto lifetime = wantedLifetime(arguments);
    if (!lifetime)
        return failure(lifetime.error());
    wishes.lifetime = *lifetime;
    return wishes;
}

} // namespace

Ending runHostsInvite(Context &context)
{
    const auto wishes = wishesFrom(context.arguments);
    if (!wishes)
        return ended(wishes.error());
    const auto connection = connectToServer(context);
    if (!connection)
        return ended(connection.error());
    const auto links = inviteHosts(**connection, *wishes, context.stop);
    return links ? toldLinks(context, *links) : ended(links.error());
}

Ending runHostsReset(Context &context)
{
    if (context.arguments.operands.isEmpty())
        return ended(wrongUse(Texts::tr("Nobody was named whose password is to be reset."),
            Texts::tr("Write the hosts' names; “meethouse hosts list” shows them.")));
    const auto lifetime = wantedLifetime(context.arguments);
    if (!lifetime)
        return ended(lifetime.error());
    const auto connection = connectToServer(context);
    if (!connection)
        return ended(connection.error());
    const ResetWishes wishes{context.arguments.operands, context.arguments.lock, *lifetime};
    const auto links = resetHosts(**connection, wishes, context.stop);
    if (!links)
        return ended(links.error());
    const auto ending = toldLinks(context, *links);
    if (!links->made.isEmpty())
        context.output.say(wishes.lock ? Texts::tr("The old password works no more.")
                                       : Texts::tr("Until the link is used, the old password goes on working."));
    return ending;
}

} // namespace meethouse
