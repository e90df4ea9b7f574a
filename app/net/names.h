#pragma once

#include "base/result.h"

#include <QHostAddress>
#include <QList>
#include <QString>

#include <chrono>
#include <stop_token>

namespace meethouse
{

// Which name server to ask. An empty host: those the system is set to, with its hosts file before them.
struct NameServer {
    QString host; // an IP address, or a name the system knows
    quint16 port = 53;

    [[nodiscard]] bool isSystems() const { return host.isEmpty(); }
    // HOST[:PORT], IPv6 in brackets when a port follows. Errors: Usage.
    static Result<NameServer> parse(const QString &text);
};

// What DNS says of a name.
struct NameRecords {
    QList<QHostAddress> addresses;
    QString canonical;                // where an alias (CNAME) leads; empty when it is none
    std::chrono::seconds lifetime{0}; // how long others may remember this answer; 0 for what the hosts file says
};

// All addresses of a name, IPv4 (A) and IPv6 (AAAA), those we can reach best first (RFC 6724); by c-ares, because it
// can be stopped and asks any server and port. An IP address is returned as it is. With a name server given, the hosts
// file and search domains are left out: the answer is that server's alone.
// Errors: Connection (no such name, data.reason "noSuchName"; no answer, "noAnswer"; an answer whose signatures are
// wrong, so that careful resolvers give none, "dnssec"), Cancelled within a second of a stop, TimedOut after the
// deadline, Usage for what cannot be a name.
Result<NameRecords> recordsOf(
    const QString &name, const NameServer &server, std::chrono::milliseconds deadline, std::stop_token stop);
Result<QList<QHostAddress>> addressesOf(
    const QString &name, const NameServer &server, std::chrono::milliseconds deadline, std::stop_token stop);

} // namespace meethouse
