#pragma once

#include "base/check.h"
#include "net/names.h"
#include "server/facts.h"
#include "settings/settings.h"
#include "ssh/remote.h"

#include <optional>

namespace meethouse
{

struct ProofInput {
    Settings settings;
    QString serverAddress; // the IP address our own connection went to, for the ports that must be closed
    NameServer nameServer;
    QString caFile;          // PEM, trusted besides the system's; empty: none
    quint16 httpsPort = 443; // another one only in tests
};

// At one moment, in numbers alone. No fact: a paper cannot rest on it.
struct Meetings {
    int rooms = 0; // with people in them
    int people = 0;
};

struct Proof {
    QList<Check> checks;
    Facts facts; // what was measured on the way
    QString meetingUrl;
    std::optional<Meetings> now; // nothing: the server did not say

    [[nodiscard]] bool holds() const; // no check says no
};

// From outside (names, TLS, the page, XMPP over BOSH and WebSocket, with a throw-away host) and inside. Takes up to the
// bridge's first own check, a minute after its start. What it made at the server is removed again, also after an error
// or a stop.
Result<Proof> prove(Remote &remote, const ProofInput &input, const CheckObserver &observer, std::stop_token stop);

// At most one round trip, and only reads: for a deploy that had nothing to do, status, and the papers.
Result<Proof> proveQuickly(
    Remote &remote, const ProofInput &input, const CheckObserver &observer, std::stop_token stop);

} // namespace meethouse
