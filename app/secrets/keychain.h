#pragma once

#include "base/result.h"
#include "secrets/secret.h"

#include <optional>
#include <stop_token>

namespace meethouse
{

// What of a server may lie in this computer's own store of passwords (Secret Service, KWallet). It is asked only for
// servers of which a person has said so: merely asking may open a window that wants it unlocked.
enum class Kept { Password, KeyPassphrase, SudoPassword };

// `profile` is the name of a Profile. Errors: Failed, with data.reason "none" where there is no keychain, "refused"
// where it was not unlocked; Cancelled.
Result<void> keepInKeychain(const QString &profile, Kept what, const Secret &secret, std::stop_token stop);
Result<std::optional<Secret>> readFromKeychain(const QString &profile, Kept what, std::stop_token stop);
// All kinds; what was never kept is no error.
Result<void> forgetInKeychain(const QString &profile, std::stop_token stop);

} // namespace meethouse
