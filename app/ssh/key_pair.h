#pragma once

#include "base/result.h"
#include "secrets/secret.h"

#include <QByteArray>
#include <QString>

namespace meethouse
{

// The public half of a private key file, as a line of authorized_keys without its comment ("ssh-ed25519 AAAA…"). Taken
// from the file itself, from FILE.pub, or, where neither shows it, by unlocking the key with the passphrase.
// Errors: SignIn.
Result<QByteArray> publicKeyLine(const QString &identityFile, const Secret &passphrase);

// Makes a new pair (Ed25519, without a passphrase): FILE, for its owner only, and FILE.pub. Errors: Failed.
Result<void> makeKeyPair(const QString &identityFile, const QString &comment);

// "SHA256:…" of such a line, as ssh-keygen prints it.
QString fingerprintOf(const QByteArray &publicKeyLine);

} // namespace meethouse
