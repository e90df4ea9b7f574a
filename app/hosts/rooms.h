#pragma once

#include "secrets/secret.h"
#include "ssh/remote.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace meethouse
{

// A room with a lasting password. Its name is what stands in its address (https://DOMAIN/NAME), as the web client
// writes it: small letters, everything beyond ASCII in percent codes.
struct ReservedRoom {
    QString name;
    QString owner; // empty: any host opens it
    QDateTime created;
    bool isOpen = false; // a meeting is in it now
};

// What somebody typed, as a name; the server has the last word on what may be one.
QString roomName(const QString &typed);
// A name as people read it.
QString roomShown(const QString &name);

struct RoomWish {
    QString name;
    QString owner;   // empty: any host opens it
    Secret password; // empty: the server makes a readable one
};

// What guests need.
struct RoomDoor {
    QString name;
    Secret password;
    QString link;
};

// All of these are one round trip. Errors beside those of Remote: Failed; what the server refuses is said in `what`.
// A password is told when it is made, and never again: it is the room's hosts who go on knowing it.
Result<QList<ReservedRoom>> listRooms(Remote &remote, std::stop_token stop);
Result<RoomDoor> reserveRoom(Remote &remote, const RoomWish &wish, std::stop_token stop);
// Whoever is in a meeting there stays. Without a password the server makes a readable one.
Result<RoomDoor> changeRoom(Remote &remote, const QString &name, const Secret &password, std::stop_token stop);
Result<void> releaseRoom(Remote &remote, const QString &name, std::stop_token stop);

} // namespace meethouse
