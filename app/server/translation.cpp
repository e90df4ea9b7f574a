#include "server/translation.h"

#include "server/address.h"

#include <algorithm>

namespace meethouse
{

const char *const translationKey = "translation";

namespace
{

using Scope = Survey::Address::Scope;

// Containers, machines inside the machine and tunnels have private addresses on every server.
bool isInner(const QString &device)
{
    for (const char *start : {"docker", "br-", "virbr", "veth", "lxc", "lxd", "wg", "tun", "tap", "cni", "podman"}) {
        if (device.startsWith(QLatin1String(start)))
            return true;
    }
    return false;
}

} // namespace

std::optional<Translation> translationOf(const Survey &survey, const QString &peerAddress)
{
    const auto &all = survey.addresses;
    const bool isPublic =
        std::any_of(all.begin(), all.end(), [](const auto &one) { return !one.ipv6 && one.scope == Scope::Global; });
    const auto local = std::find_if(all.begin(), all.end(),
        [](const auto &one) { return !one.ipv6 && one.scope == Scope::Private && !isInner(one.device); });
    if (isPublic || local == all.end())
        return std::nullopt;
    const auto peer = normalAddress(peerAddress).value_or(QString());
    if (!peer.isEmpty() && !peer.contains(u':') && scopeOf(peer) == Scope::Global)
        return Translation{local->address, peer};
    const auto kept =
        survey.ours.settings.value(QLatin1String("held")).toObject().value(QLatin1String(translationKey)).toObject();
    const auto outside = normalAddress(kept.value(QLatin1String("outside")).toString());
    if (outside && kept.value(QLatin1String("local")).toString() == local->address)
        return Translation{local->address, *outside};
    return std::nullopt;
}

QJsonObject toJson(const Translation &translation)
{
    return {{QStringLiteral("local"), translation.local}, {QStringLiteral("outside"), translation.outside}};
}

} // namespace meethouse
