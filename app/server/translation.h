#pragma once

#include "server/survey.h"

#include <optional>

namespace meethouse
{

// A router in front of the server that puts a public IPv4 address in place of the server's own (NAT).
struct Translation {
    QString local;
    QString outside;
    bool operator==(const Translation &) const = default;
};

// Where the server has no public IPv4 address on any interface and we reach it at one: nothing else tells. A connection
// by IPv6 or from inside tells nothing; then it is as an earlier run found it.
std::optional<Translation> translationOf(const Survey &survey, const QString &peerAddress);

// What a run keeps of it in the server's settings, and reads above.
QJsonObject toJson(const Translation &translation);
extern const char *const translationKey;

} // namespace meethouse
