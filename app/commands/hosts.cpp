#include "hosts/hosts.h"
#include "commands/all.h"
#include "commands/server_view.h"
#include "commands/session.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HostsCommand)
};

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toString(Qt::ISODate)) : QJsonValue();
}

Error wrongUse(const QString &what, const QString &todo)
{
    return {ErrorKind::Usage, what, {}, todo};
}

// "7d", "12h", "30m".
std::optional<std::chrono::seconds> lifetimeFrom(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A([1-9][0-9]{0,5})([dhm])\\z"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = match.captured(1).toInt();
    switch (match.captured(2).at(0).toLatin1()) {
    case 'd':
        return std::chrono::hours(24 * number);
    case 'h':
        return std::chrono::hours(number);
    default:
        return std::chrono::minutes(number);
    }
}

Result<InvitationWishes> wishesFrom(const Arguments &arguments)
{
    InvitationWishes wishes;
    wishes.names = arguments.operands;
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
    if (!arguments.expires.isEmpty()) {
        const auto lifetime = lifetimeFrom(arguments.expires);
        if (!lifetime)
            return failure(wrongUse(
                Texts::tr("“%1” is not a time.").arg(arguments.expires), Texts::tr("For example 7d, 12h or 30m.")));
        wishes.lifetime = *lifetime;
    }
    return wishes;
}

QString stateWord(Host::State state)
{
    switch (state) {
    case Host::State::Active:
        return Texts::tr("active");
    case Host::State::Disabled:
        return Texts::tr("disabled");
    case Host::State::Invited:
        return Texts::tr("invited");
    }
    Q_UNREACHABLE();
}

} // namespace

Ending runHostsList(Context &context)
{
    const auto connection = connectToServer(context);
    if (!connection)
        return ended(connection.error());
    const auto hosts = listHosts(**connection, context.stop);
    if (!hosts)
        return ended(hosts.error());
    QJsonArray rows;
    for (const auto &host : *hosts) {
        rows.append(QJsonObject{
            {QStringLiteral("name"), host.name.isEmpty() ? QJsonValue() : QJsonValue(host.name)},
            {QStringLiteral("state"), hostStateName(host.state)},
            // Only the day is kept, and a time is what programs expect here.
            {QStringLiteral("lastSeen"), timeOrNull(host.lastSeen.startOfDay(Qt::UTC))},
            {QStringLiteral("id"), host.id.isEmpty() ? QJsonValue() : QJsonValue(host.id)},
            {QStringLiteral("expires"), timeOrNull(host.expires)},
        });
        const auto name = host.name.isEmpty() ? Texts::tr("(chooses a name)") : host.name;
        context.output.say(QStringLiteral("  %1 %2 %3").arg(name, -24).arg(stateWord(host.state), -10).arg(host.id));
    }
    if (hosts->isEmpty())
        context.output.say(
            Texts::tr("There is no host yet. “meethouse hosts invite NAME” makes the first one's link."));
    return {0, {{QStringLiteral("hosts"), rows}}};
}

Ending runHostsInvite(Context &context)
{
    const auto wishes = wishesFrom(context.arguments);
    if (!wishes)
        return ended(wishes.error());
    const auto work = beginServerWork(context);
    if (!work)
        return ended(work.error());
    const auto invitations = inviteHosts(*work->connection, work->settings.domain, *wishes, context.stop);
    if (!invitations)
        return ended(invitations.error());

    QJsonArray links;
    for (const auto &invitation : invitations->made) {
        links.append(QJsonObject{
            {QStringLiteral("name"), invitation.name.isEmpty() ? QJsonValue() : QJsonValue(invitation.name)},
            {QStringLiteral("link"), invitation.link},
            {QStringLiteral("id"), invitation.id},
            {QStringLiteral("expires"), timeOrNull(invitation.expires)},
        });
        const auto name = invitation.name.isEmpty() ? Texts::tr("A host who chooses a name") : invitation.name;
        context.output.say(QStringLiteral("  %1: %2").arg(name, invitation.link));
    }
    if (!invitations->made.isEmpty())
        context.output.say(
            Texts::tr("Each link works once. Hand it to the host alone: whoever opens it chooses the password."));
    const QJsonObject fields{{QStringLiteral("links"), links}};
    if (invitations->refused.isEmpty())
        return {0, fields};
    return ended(
        {ErrorKind::Failed,
            Texts::tr("%n invitation(s) could not be made.", nullptr, static_cast<int>(invitations->refused.size())),
            invitations->refused.join(QLatin1Char(' ')),
            Texts::tr("The others, if there are any, are listed above and work.")},
        fields);
}

} // namespace meethouse
