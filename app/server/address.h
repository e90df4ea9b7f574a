#pragma once

#include "server/survey.h"

namespace meethouse
{

// An IP address in the one form that inet_ntop(3) gives, without a zone; nothing when it is none.
std::optional<QString> normalAddress(const QString &text);

// From registries RFC 6890 names; documentation ranges count as Global, because our own tests live there and Java
// takes them for public too.
Survey::Address::Scope scopeOf(const QString &normalAddress);

// /proc/net/tcp and its kind: "0100007F:1F90" is 127.0.0.1, port 8080. The words are in the order of the machine,
// which is little-endian wherever our packages exist.
struct Endpoint {
    QString address;
    quint16 port = 0;
};
std::optional<Endpoint> endpointOfKernel(const QByteArray &text);

} // namespace meethouse
