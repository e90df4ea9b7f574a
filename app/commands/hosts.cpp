#include "commands/all.h"
#include "commands/links.h"
#include "commands/server_view.h"
#include "commands/session.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

#include <array>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HostsCommand)
};

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

std::optional<Ending> nobodyNamed(const Context &context, const QString &what)
{
    if (!context.arguments.operands.isEmpty())
        return std::nullopt;
    return ended(
        {ErrorKind::Usage, what, {}, Texts::tr("“meethouse hosts list” shows names, and the ids of open links.")});
}

Ending toldChanges(Context &context, const Result<HostsChanged> &changed)
{
    if (!changed)
        return ended(changed.error());
    for (const auto &subject : changed->done)
        context.output.say(Texts::tr("Done: %1").arg(subject));
    const QJsonObject fields{{QStringLiteral("done"), QJsonArray::fromStringList(changed->done)}};
    if (changed->refused.isEmpty())
        return {0, fields};
    return ended({ErrorKind::Failed,
                     Texts::tr("%n of them could not be changed.", nullptr, static_cast<int>(changed->refused.size())),
                     changed->refused.join(QLatin1Char(' ')), Texts::tr("The others, if there are any, are done.")},
        fields);
}

void sayRow(Context &context, const std::array<QString, 4> &cells)
{
    QString row = QStringLiteral("  %1 %2 %3 ").arg(cells[0], -24).arg(cells[1], -10).arg(cells[2], -12) + cells[3];
    while (row.endsWith(QLatin1Char(' ')))
        row.chop(1);
    context.output.say(row);
}

Ending changeAccounts(Context &context, HostChange change)
{
    if (auto nobody = nobodyNamed(context, Texts::tr("No host was named.")))
        return *nobody;
    const auto connection = connectToServer(context);
    if (!connection)
        return ended(connection.error());
    return toldChanges(context, changeHosts(**connection, change, context.arguments.operands, context.stop));
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
    if (!hosts->isEmpty())
        sayRow(context, {Texts::tr("NAME"), Texts::tr("STATE"), Texts::tr("ID OF LINK"), {}});
    for (const auto &host : *hosts) {
        rows.append(QJsonObject{
            {QStringLiteral("name"), textOrNull(host.name)},
            {QStringLiteral("state"), hostStateName(host.state)},
            // Only the day is kept, and a time is what programs expect here.
            {QStringLiteral("lastSeen"), timeOrNull(host.lastSeen.startOfDay(Qt::UTC))},
            {QStringLiteral("id"), textOrNull(host.id)},
            {QStringLiteral("expires"), timeOrNull(host.expires)},
            {QStringLiteral("disabledSince"), timeOrNull(host.disabledSince)},
            {QStringLiteral("failedSignIns"), host.failedSignIns},
        });
        const auto name = host.name.isEmpty() ? Texts::tr("(chooses a name)") : host.name;
        QStringList remarks;
        if (host.expires.isValid())
            remarks.append(Texts::tr("link open until %1")
                               .arg(QLocale().toString(host.expires.toLocalTime(), QLocale::ShortFormat)));
        if (host.failedSignIns > 0)
            remarks.append(Texts::tr("%n wrong password(s) since the last sign-in", nullptr, host.failedSignIns));
        sayRow(context, {name, stateWord(host.state), host.id, remarks.join(QStringLiteral(", "))});
    }
    if (hosts->isEmpty())
        context.output.say(
            Texts::tr("There is no host yet. “meethouse hosts invite NAME” makes the first one's link."));
    return {0, {{QStringLiteral("hosts"), rows}}};
}

Ending runHostsWithdraw(Context &context)
{
    if (auto nobody = nobodyNamed(context, Texts::tr("No link was named.")))
        return *nobody;
    const auto connection = connectToServer(context);
    if (!connection)
        return ended(connection.error());
    return toldChanges(context, withdrawInvitations(**connection, context.arguments.operands, context.stop));
}

Ending runHostsDisable(Context &context)
{
    const auto ending = changeAccounts(context, HostChange::Disable);
    if (!ending.error)
        context.output.say(Texts::tr("Whoever was disabled is signed in nowhere any more, running meetings included."));
    return ending;
}

Ending runHostsEnable(Context &context)
{
    return changeAccounts(context, HostChange::Enable);
}

Ending runHostsRemove(Context &context)
{
    if (auto nobody = nobodyNamed(context, Texts::tr("No host was named.")))
        return *nobody;
    const auto work = beginServerWork(context);
    if (!work)
        return ended(work.error());
    auto ending = toldChanges(
        context, changeHosts(*work->connection, HostChange::Remove, context.arguments.operands, context.stop));
    const auto left = leftOfRemovedHosts(work->settings.privacy.participantLogDays);
    ending.fields.insert(QStringLiteral("left"), left);
    if (!ending.error)
        context.output.say(left);
    return ending;
}

} // namespace meethouse
