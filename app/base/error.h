#pragma once

#include <QJsonObject>
#include <QString>

namespace meethouse
{

// What sort of thing went wrong. The command line turns a kind into an exit code, the window into a page.
enum class ErrorKind {
    Failed,         // anything that has no kind of its own
    Usage,          // wrong use of a command, or settings that are not valid
    Connection,     // no connection, or it broke before anything was started
    SignIn,         // connected, but not let in
    HostKeyUnknown, // data: host, type, fingerprint
    HostKeyChanged, // data: host, type, fingerprint, knownFingerprint
    CheckFailed,    // a readiness or proof check says no
    StepFailed,     // a step of a run failed; the run can be taken up again
    CutOff,         // connection lost while a run goes on at the server
    Busy,           // another run holds the server; data: run, since, by
    Cancelled,      // somebody asked to stop
    TimedOut,       // a deadline of ours passed
};

// An error as a person reads it. what, why and todo are one whole translated sentence each; why may be empty when it
// is not known. detail is the raw text of the program or library below and may hold anything; it is shown behind a
// fold, and never holds a secret.
struct Error {
    ErrorKind kind = ErrorKind::Failed;
    QString what = {};
    QString why = {};
    QString todo = {};
    QString detail = {};
    QJsonObject data = {}; // for programs: what the kind above says
};

// The word that COMMANDS.md's error event carries, for example "hostKeyUnknown".
QString errorKindName(ErrorKind kind);

} // namespace meethouse
