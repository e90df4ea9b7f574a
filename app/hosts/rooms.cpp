#include "hosts/rooms.h"

#include "hosts/call.h"
#include "hosts/refusal.h"

#include <QCoreApplication>
#include <QUrl>

#include <utility>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Hosts)
};

Result<QJsonObject> one(Remote &remote, const QJsonObject &operation, const QString &subject, std::stop_token stop)
{
    const auto results = callHosts(remote, {operation}, stop);
    if (!results)
        return failure(results.error());
    if (isDone(results->first()))
        return results->first();
    return failure({ErrorKind::Failed, refusalOf(results->first(), subject), {},
        Texts::tr("Nothing was changed. The lists of rooms and of hosts show what there is.")});
}

QJsonObject about(const char *op, const QString &room, const Secret &password = {})
{
    QJsonObject operation{{QStringLiteral("op"), QLatin1String(op)}, {QStringLiteral("room"), room}};
    if (!password.isEmpty()) {
        const auto text = password.reveal();
        operation.insert(
            QStringLiteral("password"), QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    }
    return operation;
}

Result<RoomDoor> door(Remote &remote, const QJsonObject &operation, const QString &name, std::stop_token stop)
{
    const auto result = one(remote, operation, roomShown(name), std::move(stop));
    if (!result)
        return failure(result.error());
    auto password = result->value(QStringLiteral("password")).toString().toStdString();
    return RoomDoor{name, Secret::take(password), result->value(QStringLiteral("link")).toString()};
}

} // namespace

// What encodeURIComponent leaves as it is.
QString roomName(const QString &typed)
{
    const auto clean =
        typed.simplified().replace(QLatin1Char(' '), QLatin1Char('-')).normalized(QString::NormalizationForm_KC);
    return QString::fromLatin1(QUrl::toPercentEncoding(clean.toLower(), "!*'()")).toLower();
}

QString roomShown(const QString &name)
{
    return QUrl::fromPercentEncoding(name.toUtf8());
}

Result<QList<ReservedRoom>> listRooms(Remote &remote, std::stop_token stop)
{
    const auto result = one(remote, {{QStringLiteral("op"), QStringLiteral("rooms")}}, {}, stop);
    if (!result)
        return failure(result.error());
    QList<ReservedRoom> rooms;
    const auto values = result->value(QStringLiteral("rooms")).toArray();
    for (const auto &value : values) {
        const auto object = value.toObject();
        rooms.append({object.value(QStringLiteral("name")).toString(), object.value(QStringLiteral("owner")).toString(),
            QDateTime::fromString(object.value(QStringLiteral("created")).toString(), Qt::ISODate).toUTC(),
            object.value(QStringLiteral("open")).toBool()});
    }
    return rooms;
}

Result<RoomDoor> reserveRoom(Remote &remote, const RoomWish &wish, std::stop_token stop)
{
    auto operation = about("reserve", wish.name, wish.password);
    if (!wish.owner.isEmpty())
        operation.insert(QStringLiteral("owner"), wish.owner);
    return door(remote, operation, wish.name, std::move(stop));
}

Result<RoomDoor> changeRoom(Remote &remote, const QString &name, const Secret &password, std::stop_token stop)
{
    return door(remote, about("change", name, password), name, std::move(stop));
}

Result<void> releaseRoom(Remote &remote, const QString &name, std::stop_token stop)
{
    const auto result = one(remote, about("release", name), roomShown(name), std::move(stop));
    if (!result)
        return failure(result.error());
    return {};
}

} // namespace meethouse
