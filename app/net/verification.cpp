#include "net/verification.h"

#include <QHostAddress>

#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <array>
#include <ctime>
#include <memory>
#include <utility>

namespace meethouse
{

namespace
{

QString nameText(const X509_NAME *name)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), &BIO_free);
    if (!out || name == nullptr)
        return {};
    X509_NAME_print_ex(out.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    char *text = nullptr;
    const long length = BIO_get_mem_data(out.get(), &text);
    return QString::fromUtf8(text, static_cast<qsizetype>(length));
}

QString entryOf(const X509_NAME *name, int nid)
{
    const int at = X509_NAME_get_index_by_NID(name, nid, -1);
    if (at < 0)
        return {};
    unsigned char *text = nullptr;
    const int length = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    QString entry = length < 0 ? QString() : QString::fromUtf8(reinterpret_cast<const char *>(text), length);
    OPENSSL_free(text);
    return entry;
}

QString nameForPeople(const X509_NAME *name)
{
    const QString organisation = entryOf(name, NID_organizationName);
    const QString common = entryOf(name, NID_commonName);
    if (organisation.isEmpty() || common.isEmpty())
        return organisation.isEmpty() ? common : organisation;
    return QStringLiteral("%1 (%2)").arg(organisation, common);
}

QDateTime timeOf(const ASN1_TIME *time)
{
    std::tm parts = {};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
        QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC);
}

QStringList alternativeNames(X509 *certificate)
{
    QStringList found;
    auto *names = static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr));
    for (int i = 0; names != nullptr && i < sk_GENERAL_NAME_num(names); ++i) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, i);
        if (name->type == GEN_DNS) {
            const QByteArray bytes(reinterpret_cast<const char *>(ASN1_STRING_get0_data(name->d.dNSName)),
                ASN1_STRING_length(name->d.dNSName));
            if (!bytes.contains('\0'))
                found.append(QString::fromLatin1(bytes).toLower());
        } else if (name->type == GEN_IPADD) {
            const unsigned char *bytes = ASN1_STRING_get0_data(name->d.iPAddress);
            const int length = ASN1_STRING_length(name->d.iPAddress);
            if (length == 4)
                found.append(QHostAddress((quint32(bytes[0]) << 24) | (quint32(bytes[1]) << 16) |
                                          (quint32(bytes[2]) << 8) | quint32(bytes[3]))
                                 .toString());
            else if (length == 16)
                found.append(QHostAddress(bytes).toString());
        }
    }
    GENERAL_NAMES_free(names);
    return found;
}

Certificate read(X509 *certificate)
{
    Certificate result;
    result.subject = nameText(X509_get_subject_name(certificate));
    result.issuer = nameText(X509_get_issuer_name(certificate));
    result.issuerName = nameForPeople(X509_get_issuer_name(certificate));
    result.names = alternativeNames(certificate);
    result.notBefore = timeOf(X509_get0_notBefore(certificate));
    result.notAfter = timeOf(X509_get0_notAfter(certificate));
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest = {};
    unsigned length = 0;
    if (X509_digest(certificate, EVP_sha256(), digest.data(), &length) == 1)
        result.sha256 = QByteArray(reinterpret_cast<const char *>(digest.data()), qsizetype(length));
    result.selfSigned = X509_self_signed(certificate, 1) == 1;
    return result;
}

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
    m_peer.chain.append(read(own));
    STACK_OF(X509) *sent = X509_STORE_CTX_get0_untrusted(store);
    for (int i = 0; sent != nullptr && i < sk_X509_num(sent) && i < 20; ++i)
        if (X509 *certificate = sk_X509_value(sent, i); X509_cmp(certificate, own) != 0)
            m_peer.chain.append(read(certificate));
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
