#pragma once

#include "base/result.h"
#include "secrets/secret.h"

#include <QByteArray>
#include <QString>

namespace meethouse
{

// A private key as it lies in a file, not yet unlocked. Unlocking says the same for "no passphrase" and "wrong
// passphrase", so whether one is needed is read from the file's own head.
struct KeyFile {
    Secret text; // PEM, with plain line ends
    bool isEncrypted = false;
    QByteArray publicBlob; // empty when the file does not show it

    // Errors: SignIn (missing, not readable, a public key, PuTTY's form, something else).
    static Result<KeyFile> read(const QString &file);
};

} // namespace meethouse
