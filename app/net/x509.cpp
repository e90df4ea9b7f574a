#include "net/x509.h"

#include <QHostAddress>

#include <openssl/x509v3.h>

#include <array>
#include <ctime>
#include <memory>

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

} // namespace

Certificate described(X509 *certificate)
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

} // namespace meethouse
