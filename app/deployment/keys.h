#pragma once

#include "deployment/run.h"
#include "ssh/connection.h"

namespace meethouse
{

struct InstalledKey {
    QString fingerprint; // "SHA256:…"
    bool wasThere = false;
    std::unique_ptr<Connection> connection; // signed in with this key alone
};

// Lets the key of login.identityFile in as the user of `connection`, and signs in with it. `comment` names this
// computer. Two round trips. Errors: those of Connection; SignIn when the server does not take the key after all.
Result<InstalledKey> installKey(
    Connection &connection, const Login &login, const QString &comment, Prompter &prompter, std::stop_token stop);

// From now on keys alone let people in. On trial until a new connection by the key was made, which this does; if that
// fails, the server takes it back within three minutes. `byKey` is a connection that was signed in with the key.
Result<RunEnd> switchPasswordsOff(Connection &byKey, const Login &login, Prompter &prompter, const QString &by,
    const RunObserver &observer, std::stop_token stop);

} // namespace meethouse
