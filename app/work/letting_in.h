#pragma once

#include "deployment/keys.h"

namespace meethouse
{

enum class LettingIn {
    ByKey,     // passwords go on as before
    ByKeyAlone // nobody comes in by a password any more; on trial until a new connection was made by the key
};

// Lets this computer in by the key of login.identityFile, and signs in with it. Where the file is not there yet, the
// key is made: without a passphrase, so that nobody has to be asked. Errors: those of installKey and
// switchPasswordsOff.
Result<void> letThisComputerIn(Connection &connection, const Login &login, LettingIn how, std::stop_token stop);

} // namespace meethouse
