#include "net/own_certificate.h"

#include "net/x509.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <vector>

namespace meethouse
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(OwnCertificate)
};

template <auto Free>
struct FreeWith {
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using X509Pointer = std::unique_ptr<X509, FreeWith<X509_free>>;
using KeyPointer = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using StorePointer = std::unique_ptr<X509_STORE, FreeWith<X509_STORE_free>>;
using StoreContextPointer = std::unique_ptr<X509_STORE_CTX, FreeWith<X509_STORE_CTX_free>>;
using BioPointer = std::unique_ptr<BIO, FreeWith<BIO_free>>;

constexpr qint64 largestFile = 1 << 20;
constexpr qint64 soonDays = 14;
constexpr int leastRsaBits = 2048;

QString day(const QDateTime &time)
{
    return QLocale().toString(time.date(), QLocale::ShortFormat);
}

QString nameOf(const Certificate &certificate)
{
    return certificate.subject.isEmpty() ? certificate.names.join(QStringLiteral(", ")) : certificate.subject;
}

struct Passphrase {
    const Secret &secret;
    bool asked = false;
};

int givePassphrase(char *buffer, int size, int, void *data)
{
    auto *passphrase = static_cast<Passphrase *>(data);
    passphrase->asked = true;
    const auto text = passphrase->secret.reveal();
    if (text.empty() || text.size() > static_cast<std::size_t>(size))
        return -1;
    std::memcpy(buffer, text.data(), text.size());
    return static_cast<int>(text.size());
}

BioPointer readerOf(const Secret &text)
{
    return BioPointer(BIO_new_mem_buf(text.reveal().data(), static_cast<int>(text.reveal().size())));
}

class Examination
{
public:
    Examination(const CertificateFiles &files, const Secret &passphrase)
        : m_files(files)
        , m_passphrase(passphrase)
    {
    }

    OwnCertificate run() &&
    {
        readCertificates();
        readKey();
        if (m_certificates.empty() || !m_key)
            return std::move(m_result);
        findOwn();
        if (!m_result.isUsable())
            return std::move(m_result);
        judgeName();
        judgeStrength();
        judgeDates();
        judgeTrust();
        if (m_result.isUsable())
            pack();
        return std::move(m_result);
    }

private:
    using Weight = CertificateFinding::Weight;

    void find(Weight weight, const QString &what, const QString &todo)
    {
        m_result.findings.append({weight, what, todo});
    }

    // Nothing where it cannot be read.
    std::optional<Secret> textOf(const QString &path)
    {
        QFile file(path);
        // Nothing of a key may be left in a buffer.
        if (path.isEmpty() || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
            find(Weight::Fault, Words::tr("The file “%1” cannot be read.").arg(path),
                Words::tr("Check its name in the settings, and whether you may read it."));
            return std::nullopt;
        }
        std::string text(static_cast<std::size_t>(std::clamp<qint64>(file.size(), 0, largestFile)), '\0');
        const auto length = file.read(text.data(), static_cast<qint64>(text.size()));
        text.resize(static_cast<std::size_t>(std::max<qint64>(length, 0)));
        if (!text.empty() && text.front() == '\x30') {
            find(Weight::Fault, Words::tr("The file “%1” is in binary form (DER or PKCS#12).").arg(path),
                Words::tr("Turn it into PEM form, for example with “openssl pkcs12 -in FILE -nodes”, with the "
                          "certificates in one file and the key in another."));
            return std::nullopt;
        }
        return Secret::take(text);
    }

    static bool holds(const Secret &text, std::string_view mark)
    {
        return text.reveal().find(mark) != std::string_view::npos;
    }

    void readCertificates()
    {
        const auto text = textOf(m_files.chain);
        if (!text)
            return;
        const auto reader = readerOf(*text);
        while (auto *certificate = PEM_read_bio_X509(reader.get(), nullptr, nullptr, nullptr))
            m_certificates.emplace_back(certificate);
        const bool atEnd = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
        ERR_clear_error();
        if (!atEnd) {
            m_certificates.clear();
            find(Weight::Fault, Words::tr("The file “%1” is damaged.").arg(m_files.chain),
                Words::tr("Copy it anew, from “-----BEGIN CERTIFICATE-----” to the last “-----END CERTIFICATE-----”."));
        } else if (m_certificates.empty()) {
            find(Weight::Fault,
                holds(*text, "PRIVATE KEY-----")
                    ? Words::tr("The file “%1” holds a key and no certificate.").arg(m_files.chain)
                : holds(*text, "CERTIFICATE REQUEST-----")
                    ? Words::tr("The file “%1” holds a request for a certificate, not the certificate.")
                          .arg(m_files.chain)
                    : Words::tr("The file “%1” holds no certificate.").arg(m_files.chain),
                Words::tr("Name the file with the full chain of certificates, in PEM form."));
        }
    }

    void readKey()
    {
        const auto text = textOf(m_files.key);
        if (!text)
            return;
        Passphrase passphrase{m_passphrase};
        m_key.reset(PEM_read_bio_PrivateKey(readerOf(*text).get(), nullptr, givePassphrase, &passphrase));
        ERR_clear_error();
        m_result.keyIsLocked = passphrase.asked;
        if (m_key)
            return;
        if (passphrase.asked && m_passphrase.isEmpty()) {
            find(Weight::Fault, Words::tr("The key “%1” is locked with a passphrase.").arg(m_files.key),
                Words::tr("Give its passphrase (on the command line as “certificateKeyPassphrase” with --secrets), or "
                          "take it off with “openssl pkey -in FILE -out NEW”."));
        } else if (passphrase.asked) {
            find(Weight::Fault, Words::tr("The passphrase does not open the key “%1”.").arg(m_files.key),
                Words::tr("Capital letters count. Who made the key chose it; nobody can find it out."));
        } else {
            find(Weight::Fault, Words::tr("The file “%1” holds no key.").arg(m_files.key),
                Words::tr("Name the file that begins with “-----BEGIN PRIVATE KEY-----” or similar, in PEM form."));
        }
    }

    // The one that the key belongs to comes first, whatever the order in the file.
    void findOwn()
    {
        const auto own = std::find_if(m_certificates.begin(), m_certificates.end(),
            [this](const X509Pointer &one) { return X509_check_private_key(one.get(), m_key.get()) == 1; });
        ERR_clear_error();
        if (own == m_certificates.end()) {
            find(Weight::Fault, Words::tr("The key does not belong to the certificate."),
                Words::tr("Name the key that the certificate was asked for with; a new key needs a new certificate."));
            return;
        }
        bool inOrder = own == m_certificates.begin();
        std::vector<X509Pointer> rest;
        for (auto &one : m_certificates)
            (&one == &*own ? m_chain : rest).push_back(std::move(one));
        for (;;) {
            X509 *last = m_chain.back().get();
            const auto next = std::find_if(rest.begin(), rest.end(), [last](const X509Pointer &one) {
                return X509_check_issued(one.get(), last) == X509_V_OK && X509_self_signed(last, 0) != 1;
            });
            if (next == rest.end())
                break;
            inOrder = inOrder && next == rest.begin();
            m_chain.push_back(std::move(*next));
            rest.erase(next);
        }
        if (!inOrder || !rest.empty()) {
            find(Weight::Remark, Words::tr("The certificates do not stand in the order in which a server shows them."),
                Words::tr("Nothing: the server gets them in the right order, and none that does not belong to it."));
        }
        m_result.own = described(m_chain.front().get());
    }

    void judgeName()
    {
        const auto domain = m_files.domain.toLatin1();
        if (X509_check_host(m_chain.front().get(), domain.constData(), static_cast<std::size_t>(domain.size()),
                X509_CHECK_FLAG_NEVER_CHECK_SUBJECT, nullptr) == 1)
            return;
        const auto &names = m_result.own.names;
        find(Weight::Fault,
            names.isEmpty() ? Words::tr("The certificate does not name %1 where browsers look (subjectAltName).")
                                  .arg(m_files.domain)
                            : Words::tr("The certificate is not for %1 but for %2.")
                                  .arg(m_files.domain, names.join(QStringLiteral(", "))),
            Words::tr("Ask for a certificate for %1, or choose the name that it was made for.").arg(m_files.domain));
    }

    // What browsers still take (CA/Browser Forum, Baseline Requirements 6.1.5 and 7.1.3).
    void judgeStrength()
    {
        const auto better = Words::tr("Ask for a new certificate with an RSA key of 2048 bits or more, or with an "
                                      "elliptic curve key (P-256 or P-384).");
        const EVP_PKEY *key = m_key.get();
        char curve[80] = "";
        EVP_PKEY_get_group_name(key, curve, sizeof curve, nullptr);
        ERR_clear_error();
        const bool rsa = EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA;
        const bool elliptic = EVP_PKEY_get_base_id(key) == EVP_PKEY_EC;
        if (rsa && EVP_PKEY_get_bits(key) < leastRsaBits) {
            find(Weight::Fault, Words::tr("The key is too weak: it has only %1 bits.").arg(EVP_PKEY_get_bits(key)),
                better);
        } else if (!rsa && !(elliptic && (qstrcmp(curve, "prime256v1") == 0 || qstrcmp(curve, "secp384r1") == 0))) {
            find(Weight::Fault, Words::tr("The key is of a kind that not every browser knows."), better);
        }
        const bool oldSignature = std::any_of(m_chain.begin(), m_chain.end(), [](const X509Pointer &one) {
            int digest = NID_undef;
            return X509_self_signed(one.get(), 0) != 1 &&
                   X509_get_signature_info(one.get(), &digest, nullptr, nullptr, nullptr) == 1 &&
                   (digest == NID_sha1 || digest == NID_md5);
        });
        if (oldSignature) {
            find(Weight::Fault, Words::tr("The certificate is signed in a way that browsers no longer trust (SHA-1)."),
                Words::tr("Ask who issued it for a new one."));
        }
    }

    void judgeDates()
    {
        for (const auto &one : m_chain) {
            const auto certificate = described(one.get());
            const bool own = one == m_chain.front();
            const auto which = own ? Words::tr("The certificate")
                                   : Words::tr("The certificate of its issuer (%1)").arg(nameOf(certificate));
            const auto renew = own ? Words::tr("Get a new certificate from whoever issued it.")
                                   : Words::tr("Ask who issued yours for the full chain of today.");
            if (certificate.notAfter < m_files.now)
                find(Weight::Fault, Words::tr("%1 ended on %2.").arg(which, day(certificate.notAfter)), renew);
            else if (certificate.notBefore > m_files.now)
                find(Weight::Fault, Words::tr("%1 is only valid from %2 on.").arg(which, day(certificate.notBefore)),
                    Words::tr("Wait until then, or check the clock of this computer."));
            else if (m_files.now.daysTo(certificate.notAfter) < soonDays)
                find(Weight::Remark, Words::tr("%1 ends soon, on %2.").arg(which, day(certificate.notAfter)), renew);
        }
    }

    // Is it complete, and who vouches for it? The dates have been judged, each with its own words.
    void judgeTrust()
    {
        const StorePointer store(X509_STORE_new());
        X509_STORE_set_default_paths(store.get());
        if (!m_files.caFile.isEmpty())
            X509_STORE_load_file(store.get(), m_files.caFile.toLocal8Bit().constData());
        X509_STORE_set_flags(store.get(), X509_V_FLAG_NO_CHECK_TIME);
        STACK_OF(X509) *others = sk_X509_new_null();
        std::for_each(m_chain.begin() + 1, m_chain.end(), [others](const X509Pointer &one) {
            sk_X509_push(others, one.get()); // not theirs
        });
        const StoreContextPointer context(X509_STORE_CTX_new());
        X509_STORE_CTX_init(context.get(), store.get(), m_chain.front().get(), others);
        X509_STORE_CTX_set_default(context.get(), "ssl_server");
        const bool trusted = X509_verify_cert(context.get()) == 1;
        const int problem = X509_STORE_CTX_get_error(context.get());
        sk_X509_free(others);
        ERR_clear_error();
        if (!trusted)
            sayDistrust(problem);
    }

    void sayDistrust(int problem)
    {
        switch (problem) {
        case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
            find(Weight::Remark, Words::tr("No authority that this computer knows vouches for the certificate."),
                Words::tr("Browsers warn wherever its issuer is not known; for guests from outside it has to be one "
                          "that every browser knows."));
            return;
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
        case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
            find(Weight::Doubt,
                Words::tr("The chain ends with %1, whose issuer %2 this computer does not know.")
                    .arg(nameOf(described(m_chain.back().get())), described(m_chain.back().get()).issuerName),
                Words::tr("Most often the certificates in between are missing, and then telephones refuse: ask who "
                          "issued it for the full chain. Waive this check if your organisation issues its own."));
            return;
        case X509_V_ERR_INVALID_PURPOSE:
            find(Weight::Fault, Words::tr("The certificate was not made for servers."),
                Words::tr("Ask for a certificate for a web server."));
            return;
        default:
            find(Weight::Doubt,
                Words::tr("The certificate is not trusted: %1.")
                    .arg(QString::fromUtf8(X509_verify_cert_error_string(problem))),
                Words::tr("Ask who issued it."));
        }
    }

    void pack()
    {
        const BioPointer chain(BIO_new(BIO_s_mem()));
        for (const auto &one : m_chain) {
            // Browsers have the root or will not believe it.
            if (one == m_chain.front() || X509_self_signed(one.get(), 0) != 1)
                PEM_write_bio_X509(chain.get(), one.get());
        }
        char *text = nullptr;
        auto length = BIO_get_mem_data(chain.get(), &text);
        m_result.chain = QByteArray(text, static_cast<qsizetype>(length));
        // Wiped when it goes.
        const BioPointer key(BIO_new(BIO_s_secmem()));
        PEM_write_bio_PKCS8PrivateKey(key.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        length = BIO_get_mem_data(key.get(), &text);
        m_result.key = Secret(std::string_view(text, static_cast<std::size_t>(length)));
    }

    const CertificateFiles &m_files;
    const Secret &m_passphrase;
    std::vector<X509Pointer> m_certificates; // as in the file
    std::vector<X509Pointer> m_chain;        // as a server shows them
    KeyPointer m_key;
    OwnCertificate m_result;
};

} // namespace

bool OwnCertificate::isUsable() const
{
    return std::none_of(findings.begin(), findings.end(),
        [](const CertificateFinding &finding) { return finding.weight == CertificateFinding::Weight::Fault; });
}

OwnCertificate readOwnCertificate(const CertificateFiles &files, const Secret &passphrase)
{
    return Examination(files, passphrase).run();
}

} // namespace meethouse
