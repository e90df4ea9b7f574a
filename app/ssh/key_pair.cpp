#include "ssh/key_pair.h"

#include "ssh/errors.h"
#include "ssh/key_file.h"
#include "ssh/known_hosts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <libssh/libssh.h>

#include <memory>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(KeyPair)
};

struct KeyDeleter {
    void operator()(ssh_key key) const { ssh_key_free(key); }
};
using Key = std::unique_ptr<ssh_key_struct, KeyDeleter>;

QByteArray lineOf(ssh_key key)
{
    char *base64 = nullptr;
    if (key == nullptr || ssh_pki_export_pubkey_base64(key, &base64) != SSH_OK)
        return {};
    const QByteArray line = QByteArray(ssh_key_type_to_char(ssh_key_type(key))) + ' ' + base64;
    ssh_string_free_char(base64);
    return line;
}

QByteArray lineOf(const QByteArray &blob)
{
    const qsizetype size = blob.size() < 4 ? 0 : static_cast<unsigned char>(blob.at(3));
    return blob.isEmpty() ? QByteArray() : blob.mid(4, size) + ' ' + blob.toBase64();
}

QByteArray lineOfFile(const QString &name)
{
    ssh_key key = nullptr;
    ssh_pki_import_pubkey_file(QFile::encodeName(name).constData(), &key);
    return lineOf(Key(key).get());
}

QByteArray lineByUnlocking(const KeyFile &file, const Secret &passphrase)
{
    ssh_key key = nullptr;
    ssh_pki_import_privkey_base64(
        file.text.reveal().data(), passphrase.isEmpty() ? nullptr : passphrase.reveal().data(), nullptr, nullptr, &key);
    const Key whole(key);
    ssh_key half = nullptr;
    if (whole)
        ssh_pki_export_privkey_to_pubkey(whole.get(), &half);
    return lineOf(Key(half).get());
}

bool write(const QString &name, const char *bytes, std::size_t size, QFile::Permissions permissions)
{
    QSaveFile file(name);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(permissions) &&
           file.write(bytes, static_cast<qint64>(size)) == static_cast<qint64>(size) && file.commit();
}

} // namespace

Result<QByteArray> publicKeyLine(const QString &identityFile, const Secret &passphrase)
{
    const auto file = KeyFile::read(identityFile);
    if (!file)
        return failure(file.error());
    for (const auto &line : {lineOf(file->publicBlob), lineOfFile(identityFile + QStringLiteral(".pub")),
             lineByUnlocking(*file, passphrase)}) {
        if (!line.isEmpty())
            return line;
    }
    return failure(errors::keyUnreadable(
        identityFile, Texts::tr("It does not show its public half, and could not be unlocked to look."), {}));
}

Result<void> makeKeyPair(const QString &identityFile, const QString &comment)
{
    ssh_key made = nullptr;
    ssh_pki_generate(SSH_KEYTYPE_ED25519, 0, &made);
    const Key key(made);
    char *text = nullptr;
    if (!key || ssh_pki_export_privkey_base64(key.get(), nullptr, nullptr, nullptr, &text) != SSH_OK)
        return failure({ErrorKind::Failed, Texts::tr("A new key could not be made."), {},
            Texts::tr("Make one with “ssh-keygen” and name its file.")});
    std::string copy(text);
    const Secret secret = Secret::take(copy);
    ssh_string_free_char(text);

    constexpr auto mine = QFile::ReadOwner | QFile::WriteOwner;
    const QByteArray line = lineOf(key.get()) + ' ' + comment.toUtf8() + '\n';
    const auto size = static_cast<std::size_t>(line.size());
    const QString folder = QFileInfo(identityFile).absolutePath();
    if (!QDir().mkpath(folder) || !write(identityFile, secret.reveal().data(), secret.reveal().size(), mine) ||
        !write(
            identityFile + QStringLiteral(".pub"), line.constData(), size, mine | QFile::ReadGroup | QFile::ReadOther))
        return failure({ErrorKind::Failed, Texts::tr("The new key “%1” could not be written.").arg(identityFile), {},
            Texts::tr("Name a file in a folder that is yours.")});
    return {};
}

QString fingerprintOf(const QByteArray &publicKeyLine)
{
    const auto words = publicKeyLine.split(' ');
    return HostKey{words.value(0), QByteArray::fromBase64(words.value(1))}.fingerprint();
}

} // namespace meethouse
