#pragma once

#include "net/certificate.h"

#include <curl/curl.h>
#include <openssl/types.h>

namespace meethouse
{

// Private to this room: looks at the certificates of one libcurl transfer and decides whether to go on.
class Verification
{
public:
    // caFile is trusted beside the system's authorities. With a pin, exactly that certificate is accepted and no other.
    // recordOnly: goes on whatever was shown, for looking at a certificate; nothing may be sent then.
    Verification(QString host, QString caFile, QByteArray pinnedSha256, bool recordOnly);

    void attach(CURL *easy);
    [[nodiscard]] const TlsPeer &peer() const { return m_peer; }
    [[nodiscard]] bool caFileFailed() const { return m_caFileFailed; }

private:
    static CURLcode onContext(CURL *easy, void *context, void *self);
    static int onCertificate(X509_STORE_CTX *store, void *self);
    bool look(X509_STORE_CTX *store);

    QString m_host;
    QString m_caFile;
    QByteArray m_pin;
    bool m_recordOnly;
    bool m_caFileFailed = false;
    TlsPeer m_peer;
};

} // namespace meethouse
