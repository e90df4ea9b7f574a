#include "net/verification.h"

#include "net/x509.h"

#include <QHostAddress>

#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <utility>

namespace meethouse
{

namespace
{

bool isFor(X509 *certificate, const QString &host)
{
    const QByteArray name = host.toLatin1();
    if (!QHostAddress(host).isNull())
        return X509_check_ip_asc(certificate, name.constData(), 0) == 1;
    return X509_check_host(certificate, name.constData(), size_t(name.size()), 0, nullptr) == 1;
}

} // namespace

Verification::Verification(QString host, QString caFile, QByteArray pinnedSha256, bool recordOnly)
    : m_host(std::move(host))
    , m_caFile(std::move(caFile))
    , m_pin(std::move(pinnedSha256))
    , m_recordOnly(recordOnly)
{
}

void Verification::attach(CURL *easy)
{
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, &Verification::onContext);
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, this);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    // With a pin the certificate itself is known, and when only looking a wrong name is what we want to see.
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, m_pin.isEmpty() && !m_recordOnly ? 2L : 0L);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
}

CURLcode Verification::onContext(CURL *, void *context, void *self)
{
    auto *verification = static_cast<Verification *>(self);
    auto *tls = static_cast<SSL_CTX *>(context);
    if (!verification->m_caFile.isEmpty() &&
        SSL_CTX_load_verify_locations(tls, verification->m_caFile.toLocal8Bit().constData(), nullptr) != 1) {
        verification->m_caFileFailed = true;
        return CURLE_ABORTED_BY_CALLBACK;
    }
    SSL_CTX_set_cert_verify_callback(tls, &Verification::onCertificate, self);
    return CURLE_OK;
}

int Verification::onCertificate(X509_STORE_CTX *store, void *self)
{
    const bool goOn = static_cast<Verification *>(self)->look(store);
    // libcurl asks for OpenSSL's verdict once more, so the verdict must be ours.
    if (goOn)
        X509_STORE_CTX_set_error(store, X509_V_OK);
    else if (X509_STORE_CTX_get_error(store) == X509_V_OK)
        X509_STORE_CTX_set_error(store, X509_V_ERR_CERT_REJECTED);
    return goOn ? 1 : 0;
}

bool Verification::look(X509_STORE_CTX *store)
{
    m_peer = {};
    X509 *own = X509_STORE_CTX_get0_cert(store);
    if (own == nullptr)
        return false;
    m_peer.chain.append(described(own));
    STACK_OF(X509) *sent = X509_STORE_CTX_get0_untrusted(store);
    for (int i = 0; sent != nullptr && i < sk_X509_num(sent) && i < 20; ++i)
        if (X509 *certificate = sk_X509_value(sent, i); X509_cmp(certificate, own) != 0)
            m_peer.chain.append(described(certificate));
    if (const auto *tls =
            static_cast<const SSL *>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx())))
        m_peer.protocol = QString::fromLatin1(SSL_get_version(tls));
    m_peer.nameMatches = isFor(own, m_host);
    m_peer.trusted = X509_verify_cert(store) == 1;
    if (!m_peer.trusted)
        m_peer.distrust = QString::fromUtf8(X509_verify_cert_error_string(X509_STORE_CTX_get_error(store)));
    m_peer.pinned = !m_pin.isEmpty() && m_peer.chain.first().sha256 == m_pin;
    if (m_recordOnly)
        return true;
    return m_pin.isEmpty() ? m_peer.trusted : m_peer.pinned;
}

} // namespace meethouse
