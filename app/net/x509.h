#pragma once

#include "net/certificate.h"

#include <openssl/x509.h>

namespace meethouse
{

// Private to this room: OpenSSL's certificate in our words.
Certificate described(X509 *certificate);

} // namespace meethouse
