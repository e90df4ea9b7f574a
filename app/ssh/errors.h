#pragma once

#include "ssh/connection.h"

// The sentences of this room, in one place. `detail` is the library's or the server's own text.
namespace meethouse::errors
{

Error cancelled();

// Kind Connection; data.reason in brackets.
Error refused(const ServerAddress &server, const QString &detail);                      // "refused"
Error noAnswer(const ServerAddress &server, const QString &detail);                     // "noAnswer"
Error unreachable(const ServerAddress &server, const QString &detail);                  // "unreachable"
enum class Heard { Nothing, Something, Ssh };                                           // from the other side
Error handshakeFailed(const ServerAddress &server, Heard heard, const QString &detail); // "closed", "notSsh", "tooOld"
Error turnedAway(const ServerAddress &server, const QString &detail);                   // "turnedAway"
Error tooBusy(const ServerAddress &server, const QString &detail);                      // "busy"
// The same for a server that has let this computer in before.
Error perhapsShutOut(Error error);
Error lost(const QString &detail);   // "lost"
Error silent(const QString &detail); // "silent"

// Kind SignIn; data.reason in brackets.
Error notLetIn(const ServerAddress &server, const QStringList &offered, const QString &tried); // "denied", data.offered
Error tooManyFailures(const ServerAddress &server, const QString &detail);                     // "tooManyFailures"
Error closedDuringSignIn(const ServerAddress &server, const QString &detail);                  // "closed"
Error givenUp(const ServerAddress &server);                                                    // "givenUp"
Error keyUnreadable(const QString &file, const QString &why, const QString &detail);           // "keyUnreadable"
Error passphraseWrong(const QString &file);                                                    // "passphrase"

// The remote command. Kind SignIn unless said.
Error timedOut(std::chrono::milliseconds deadline);                                       // kind TimedOut
Error channelRefused(const QString &detail);                                              // kind Failed
Error tooMuchOutput(qsizetype limit);                                                     // kind Failed
Error endedWithoutWord(const QString &detail);                                            // kind Connection, "lost"
Error noShell(const QString &user, const QString &detail);                                // "noShell"
Error passwordExpired(const QString &user, const QString &detail);                        // "passwordExpired"
Error otherUser(const QString &user, const QString &other);                               // "otherUser"
Error newPasswordRefused(const QString &user, const QString &why, const QString &detail); // "newPasswordRefused"
Error noSudo(const QString &user, bool hasDoas);                                          // "noSudo"
Error sudoNeedsTerminal(const QString &user, const QString &detail);                      // "sudoNeedsTerminal"
Error sudoNeedsPassword(const QString &user);                  // "sudoPassword": and nobody gave one
Error sudoRefused(const QString &user, const QString &detail); // "sudoRefused": the password
Error notASudoer(const QString &user, const QString &detail);  // "notASudoer"
Error sudoFailed(const QString &user, const QString &detail);  // "sudoFailed"

} // namespace meethouse::errors
