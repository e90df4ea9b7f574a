#include "ssh/key_file.h"

#include "ssh/errors.h"
#include "ssh/wire.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <openssl/crypto.h>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(KeyFile)
};

constexpr qint64 largest = 256 * 1024;
constexpr std::string_view opensshHead = "-----BEGIN OPENSSH PRIVATE KEY-----";
constexpr std::string_view opensshTail = "-----END OPENSSH PRIVATE KEY-----";

void readOpensshHead(KeyFile &key)
{
    const std::string_view text = key.text.reveal();
    const std::size_t begin = text.find(opensshHead) + opensshHead.size();
    const std::size_t end = text.find(opensshTail, begin);
    if (end == std::string_view::npos)
        return;
    QByteArray decoded =
        QByteArray::fromBase64(QByteArray::fromRawData(text.data() + begin, static_cast<qsizetype>(end - begin)));
    const QByteArray magic("openssh-key-v1\0", 15);
    if (decoded.startsWith(magic)) {
        qsizetype at = magic.size();
        nextString(decoded, at); // the cipher
        const auto derivation = nextString(decoded, at);
        nextString(decoded, at); // its options
        at += 4;                 // how many keys
        key.isEncrypted = derivation && *derivation != "none";
        key.publicBlob = nextString(decoded, at).value_or(QByteArray());
    }
    OPENSSL_cleanse(decoded.data(), static_cast<std::size_t>(decoded.size()));
}

} // namespace

Result<KeyFile> KeyFile::read(const QString &file)
{
    QFile opened(file);
    const QFileInfo info(file);
    if (!info.exists())
        return failure(errors::keyUnreadable(file, Texts::tr("There is no such file."), {}));
    if (!info.isFile() || info.size() > largest)
        return failure(errors::keyUnreadable(file, Texts::tr("It is not a key file."), {}));
    if (!opened.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(errors::keyUnreadable(file, Texts::tr("It may not be read."), opened.errorString()));

    std::string text(static_cast<std::size_t>(info.size()), '\0');
    const qint64 got = opened.read(text.data(), info.size());
    text.resize(static_cast<std::size_t>(std::max<qint64>(got, 0)));
    std::erase(text, '\r');
    if (!text.empty() && text.back() != '\n')
        text += '\n';

    KeyFile key;
    key.text = Secret::take(text);
    const std::string_view seen = key.text.reveal();
    const auto has = [seen](std::string_view part) { return seen.find(part) != std::string_view::npos; };
    if (has(opensshHead))
        readOpensshHead(key);
    else if (has("PRIVATE KEY-----"))
        key.isEncrypted = has("ENCRYPTED");
    else if (has("PuTTY-User-Key-File"))
        return failure(errors::keyUnreadable(file,
            Texts::tr(
                "It is in PuTTY's own form; PuTTYgen turns it into an OpenSSH key (Conversions, Export OpenSSH key)."),
            {}));
    else if (has("BEGIN SSH2 PUBLIC KEY") || seen.starts_with("ssh-") || seen.starts_with("ecdsa-") ||
             seen.starts_with("sk-"))
        return failure(errors::keyUnreadable(file, Texts::tr("It is the public half of a key."), {}));
    else
        return failure(errors::keyUnreadable(file, Texts::tr("It does not hold a private key."), {}));
    return key;
}

} // namespace meethouse
