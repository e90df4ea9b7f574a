#pragma once

#include "base/result.h"
#include "secrets/secret.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <stop_token>

namespace meethouse
{

// One command for the server's shell. `line` is shell text written by us: it never contains a value of the user's.
// Values travel in `input`, which is sent as standard input and then closed.
struct RemoteCommand {
    QByteArray line;
    QByteArray input;
    Secret secretInput; // sent after `input`, wiped afterwards
    bool asRoot = true;
    std::chrono::milliseconds deadline = std::chrono::minutes(2);
    // Called on the caller's thread with each piece of standard output as it comes; without it output is collected.
    std::function<void(const QByteArray &)> onOutput;
    qsizetype outputLimit = 16 * 1024 * 1024; // bytes of either stream; more is an error
};

struct RemoteOutcome {
    int exitCode = -1; // meaningless when a signal ended the command
    QString signal;    // without SIG, for example "KILL"; empty when it exited
    QByteArray output;
    QByteArray errors;
};

// Somewhere a command can be run as root: a Connection, or a local shell in tests. Used by one thread at a time.
class Remote
{
public:
    virtual ~Remote() = default;
    // An exit code other than 0 is an outcome, not an error. A stop request ends the call within a second with
    // ErrorKind::Cancelled; the command itself may go on at the server.
    virtual Result<RemoteOutcome> run(RemoteCommand command, std::stop_token stop) = 0;
    // Channels opened so far, each one a round trip of COMMANDS.md. Handshake and sign-in are not counted.
    [[nodiscard]] virtual int roundTrips() const = 0;
};

} // namespace meethouse
