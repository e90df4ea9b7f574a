#pragma once

#include "net/access.h"

namespace meethouse
{

// A TURN server (RFC 8656) and what it lets somebody in with, for a while.
struct Relay {
    QString host;
    quint16 port = 0;
    QString user;
    QString password;
};

// Asks over TLS for a place to send from, as a browser does whose network holds back UDP, and gives it back at once:
// the address that others are told. Errors: those of HttpsClient, and Connection with data.reason "refusedByRelay" (and
// data.code, as RFC 8656 counts) or "notRelay".
Result<QHostAddress> relayedAddress(const Relay &relay, const WebAccess &access, std::stop_token stop);

} // namespace meethouse
