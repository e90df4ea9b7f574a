#pragma once

#include "server/survey.h"

#include <QHostAddress>

namespace meethouse
{

// Whether the ports that guests need are reached from this computer, tried while nothing is installed yet.
struct Reach {
    enum class Port {
        Reached,
        NotReached, // refused or swallowed on the way
        NotTried,   // another program holds it
    };
    Port web80 = Port::NotTried;
    Port web443 = Port::NotTried;
    // A datagram that does not arrive may also have been held back by this computer's own network.
    Port media = Port::NotTried;
};

// Where to try: the address the name leads to, when it is the server's own; else where our connection goes. Null where
// that is nobody's business: the ports are held by their services already, or the connection goes through something in
// between.
QHostAddress addressToTry(const Survey &survey, const QStringList &named, const QString &peerAddress);

// Opens the ports at the server for a few seconds and tries them. One round trip, as root.
// Errors: those of Remote, and Failed when the server has no perl.
Result<Reach> tryPorts(Remote &remote, const QHostAddress &address, std::stop_token stop);

} // namespace meethouse
