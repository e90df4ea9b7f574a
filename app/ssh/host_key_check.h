#pragma once

#include "ssh/connection.h"
#include "ssh/known_hosts.h"

namespace meethouse
{

// Whether the key a server shows is the one we trust; stores it where the login says so, and only then.
// Errors: HostKeyUnknown, HostKeyChanged (also another kind of key than the known one, and a revoked one), Failed.
Result<void> checkHostKey(const HostKey &shown, const KnownHosts &known, const Login &login);

} // namespace meethouse
