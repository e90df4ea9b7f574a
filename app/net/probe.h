#pragma once

#include "base/result.h"

#include <QHostAddress>
#include <QList>
#include <QMap>

#include <chrono>
#include <stop_token>

namespace meethouse
{

// How a TCP port looks from here.
enum class PortState {
    Open,     // somebody accepts connections
    Closed,   // refused at once: nobody listens, or a firewall says no
    Filtered, // no answer: a firewall swallows us, or the computer is not there
};

// Tries all ports at the same time, so that it takes one deadline at most. Nothing is sent.
// Errors: Connection when the address cannot be reached from here at all, for example IPv6 without an IPv6 network;
// Cancelled within a second of a stop.
Result<QMap<quint16, PortState>> portStates(
    const QHostAddress &address, const QList<quint16> &ports, std::chrono::milliseconds deadline, std::stop_token stop);

// Sends a word by UDP and waits for any answer. False also where it cannot be sent from here, or a stop was asked for.
bool udpAnswers(
    const QHostAddress &address, quint16 port, std::chrono::milliseconds deadline, const std::stop_token &stop);

} // namespace meethouse
