#pragma once

#include "secrets/secret.h"

#include <QString>

namespace meethouse
{

// A password of `length` characters out of [A-Za-z0-9] without look-alikes, from OpenSSL's generator (RAND_priv_bytes).
// Only such characters, because the packages paste what we preseed into sed and HOCON unescaped. 16 hold 92 bits.
Secret randomPassword(int length = 24);

// A name nobody can guess, for throw-away rooms and accounts: lower-case letters and digits. Not a secret.
QString randomName(int length = 16);

} // namespace meethouse
