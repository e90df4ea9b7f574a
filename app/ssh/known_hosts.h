#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace meethouse
{

struct HostKey {
    QByteArray type; // as OpenSSH names it: ssh-ed25519, ecdsa-sha2-nistp256, …
    QByteArray blob; // the public key as it goes over the wire

    [[nodiscard]] QString fingerprint() const; // "SHA256:…" as ssh-keygen prints it
    bool operator==(const HostKey &other) const = default;
};

// Which servers' keys we trust: a file in OpenSSH's form, ours alone. libssh reads no known_hosts of its own, because
// it trusts changed keys when told to be lenient, appends where it should replace, and skips revoked keys. Hashed
// names, lists of names and @revoked are understood; name patterns and @cert-authority lines are kept, not used.
class KnownHosts
{
public:
    // A missing file holds nothing. Errors: Failed when it is there and cannot be read.
    static Result<KnownHosts> read(const QString &file);

    [[nodiscard]] QList<HostKey> keysOf(const QString &host, quint16 port) const;
    [[nodiscard]] bool isRevoked(const HostKey &key) const;

    // From now on this key is the only one known for that server. Other servers' lines stay as they are. Locked against
    // another program of ours, atomic, 0600. Errors: Failed.
    static Result<void> remember(const QString &file, const QString &host, quint16 port, const HostKey &key);

private:
    QList<QByteArray> m_lines;
};

} // namespace meethouse
