#include "hosts/rooms.h"
#include "commands/all.h"
#include "commands/links.h"
#include "commands/session.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(RoomsCommand)
};

Result<QString> oneRoom(const Context &context)
{
    const auto &operands = context.arguments.operands;
    const auto name = operands.size() == 1 ? roomName(operands.first()) : QString();
    if (!name.isEmpty())
        return name;
    return failure({ErrorKind::Usage, Texts::tr("The command needs the name of one room."), {},
        Texts::tr("“meethouse rooms list” shows the reserved ones.")});
}

// Does something with one room that ends with its password, and tells what guests need; `sentence` holds room, password
// and link.
template <typename Act>
Ending toldDoor(Context &context, const QString &sentence, Act act)
{
    const auto name = oneRoom(context);
    if (!name)
        return ended(name.error());
    SecretsFile secrets;
    auto login = loginFrom(context, &secrets);
    if (!login)
        return ended(login.error());
    const auto connection = connectToServer(context, *login);
    if (!connection)
        return ended(connection.error());
    const auto door = act(**connection, *name, std::move(secrets.roomPassword), context.stop);
    if (!door)
        return ended(door.error());
    const auto password = door->password.reveal();
    const auto text = QString::fromUtf8(password.data(), static_cast<qsizetype>(password.size()));
    context.output.say(sentence.arg(roomShown(*name), text, door->link));
    return {
        0, {{QStringLiteral("room"), *name}, {QStringLiteral("password"), text}, {QStringLiteral("link"), door->link}}};
}

} // namespace

Ending runRoomsList(Context &context)
{
    const auto connection = connectToServer(context);
    if (!connection)
        return ended(connection.error());
    const auto rooms = listRooms(**connection, context.stop);
    if (!rooms)
        return ended(rooms.error());
    QJsonArray rows;
    for (const auto &room : *rooms) {
        rows.append(QJsonObject{
            {QStringLiteral("name"), room.name},
            {QStringLiteral("owner"), textOrNull(room.owner)},
            {QStringLiteral("created"), timeOrNull(room.created)},
            {QStringLiteral("open"), room.isOpen},
        });
        const auto owner = room.owner.isEmpty() ? Texts::tr("(any host)") : room.owner;
        context.output.say(QStringLiteral("  %1 %2 %3")
                               .arg(roomShown(room.name), -32)
                               .arg(owner, -24)
                               .arg(room.isOpen ? Texts::tr("a meeting is in it") : QString()));
    }
    if (rooms->isEmpty())
        context.output.say(Texts::tr("No room is reserved. Hosts reserve theirs on the account page."));
    return {0, {{QStringLiteral("rooms"), rows}}};
}

Ending runRoomsReserve(Context &context)
{
    const auto owner = context.arguments.owner;
    auto ending = toldDoor(context,
        Texts::tr("The room “%1” is reserved. The password for guests, told this once: %2\nThe link: %3"),
        [&owner](Remote &remote, const QString &name, Secret password, std::stop_token stop) {
            return reserveRoom(remote, {name, owner, std::move(password)}, std::move(stop));
        });
    if (!ending.error)
        ending.fields.insert(QStringLiteral("owner"), textOrNull(owner));
    return ending;
}

Ending runRoomsChange(Context &context)
{
    return toldDoor(context,
        Texts::tr("The room “%1” has another password for guests, told this once: %2\nThe link: %3\nInvitations sent "
                  "before no longer work."),
        [](Remote &remote, const QString &name, const Secret &password, std::stop_token stop) {
            return changeRoom(remote, name, password, std::move(stop));
        });
}

Ending runRoomsRelease(Context &context)
{
    const auto name = oneRoom(context);
    if (!name)
        return ended(name.error());
    const auto connection = connectToServer(context);
    if (!connection)
        return ended(connection.error());
    const auto released = releaseRoom(**connection, *name, context.stop);
    if (!released)
        return ended(released.error());
    context.output.say(Texts::tr("The room “%1” is free again.").arg(roomShown(*name)));
    return {0, {{QStringLiteral("room"), *name}}};
}

} // namespace meethouse
