#pragma once

#include "server/profile.h"
#include "ssh/connection.h"

#include <optional>

namespace meethouse
{

// How to sign in at a server this computer knows, with what its keychain holds for it where a person has said so.
struct KnownLogin {
    Login login;
    std::optional<Error> keychainTrouble; // the login is without secrets then, and they can be asked for
};
KnownLogin loginOf(const Profile &profile, std::stop_token stop);

// Keeps the profile, and the login's secrets in the keychain if profile.inKeychain says so. Where the keychain does not
// take them, the profile is kept as one without, and what the keychain said is returned.
Result<std::optional<Error>> rememberServer(
    const Profiles &profiles, Profile profile, const Login &secrets, std::stop_token stop);

// The profile in the place of the one called `instead`, or as one more where that is empty. What the keychain holds for
// that one stays only where it goes to the same server, user and name. Errors: those of Profiles::put. Returned: as by
// forgetServer.
Result<std::optional<Error>> changeServer(
    const Profiles &profiles, const QString &instead, Profile profile, std::stop_token stop);

// Here only: nothing happens to the server. Returned: what kept the keychain from forgetting, if it did.
Result<std::optional<Error>> forgetServer(const Profiles &profiles, const QString &name, std::stop_token stop);

} // namespace meethouse
