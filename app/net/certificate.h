#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace meethouse
{

// What a certificate says of itself (RFC 5280); nothing here means that it is trusted.
struct Certificate {
    QString subject; // RFC 2253, for example "CN=meet.example.org"
    QString issuer;
    QString issuerName; // for people: organisation and common name, for example "Let's Encrypt (R11)"
    QStringList names;  // DNS names and IP addresses of subjectAltName, lower-case
    QDateTime notBefore;
    QDateTime notAfter;
    QByteArray sha256; // of the DER form, 32 bytes
    bool selfSigned = false;
};

// What a TLS server showed in its handshake, and what we think of it.
struct TlsPeer {
    QList<Certificate> chain; // as sent, the server's own first
    bool trusted = false;     // by the system's authorities or the extra CA file; not by a pin
    QString distrust;         // OpenSSL's words when it is not
    bool pinned = false;      // it is exactly the certificate that was expected
    bool nameMatches = false;
    QString protocol; // for example "TLSv1.3"
};

} // namespace meethouse
