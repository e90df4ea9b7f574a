#include "ssh/known_hosts.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QMessageAuthenticationCode>
#include <QSaveFile>

#include <optional>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(KnownHosts)
};

struct Line {
    QByteArray marker; // @revoked, @cert-authority or nothing
    QByteArray names;
    HostKey key;
    QByteArray rest; // from the key's type on
};

std::optional<Line> parsed(const QByteArray &text)
{
    const QByteArray simple = text.simplified();
    if (simple.isEmpty() || simple.startsWith('#'))
        return std::nullopt;
    QList<QByteArray> words = simple.split(' ');
    Line line;
    if (words.first().startsWith('@'))
        line.marker = words.takeFirst();
    if (words.size() < 3)
        return std::nullopt;
    line.names = words.takeFirst();
    line.key.type = words.at(0);
    const auto decoded = QByteArray::fromBase64Encoding(words.at(1), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    line.key.blob = *decoded;
    line.rest = words.join(' ');
    return line;
}

QByteArray nameOf(const QString &host, quint16 port)
{
    const QByteArray name = host.toLower().toLatin1();
    return port == 22 ? name : '[' + name + "]:" + QByteArray::number(port);
}

bool isNamed(const QByteArray &pattern, const QByteArray &name)
{
    if (!pattern.startsWith("|1|"))
        return pattern.toLower() == name;
    const QList<QByteArray> parts = pattern.split('|');
    return parts.size() == 4 && QMessageAuthenticationCode::hash(name, QByteArray::fromBase64(parts.at(2)),
                                    QCryptographicHash::Sha1) == QByteArray::fromBase64(parts.at(3));
}

bool names(const Line &line, const QByteArray &name)
{
    const QList<QByteArray> patterns = line.names.split(',');
    return std::any_of(patterns.begin(), patterns.end(), [&name](const QByteArray &it) { return isNamed(it, name); });
}

// The line without that name; nothing when no name is left.
QByteArray without(const QByteArray &text, const QByteArray &name)
{
    const auto line = parsed(text);
    if (!line || !line->marker.isEmpty() || !names(*line, name))
        return text;
    QList<QByteArray> left = line->names.split(',');
    left.removeIf([&name](const QByteArray &pattern) { return isNamed(pattern, name); });
    return left.isEmpty() ? QByteArray() : left.join(',') + ' ' + line->rest;
}

Error unwritable(const QString &file, const QString &detail)
{
    return {ErrorKind::Failed, Texts::tr("The server's key could not be remembered."),
        Texts::tr("The file “%1” cannot be written.").arg(file),
        Texts::tr("See that its folder exists, is yours and has room, then try again."), detail, {}};
}

} // namespace

QString HostKey::fingerprint() const
{
    return QStringLiteral("SHA256:") +
           QString::fromLatin1(
               QCryptographicHash::hash(blob, QCryptographicHash::Sha256).toBase64(QByteArray::OmitTrailingEquals));
}

Result<KnownHosts> KnownHosts::read(const QString &file)
{
    KnownHosts known;
    QFile opened(file);
    if (!QFileInfo::exists(file))
        return known;
    if (!QFileInfo(file).isFile() || !opened.open(QIODevice::ReadOnly))
        return failure(Error{ErrorKind::Failed, Texts::tr("The file of known servers cannot be read."),
            Texts::tr("“%1” is there, but it cannot be opened.").arg(file),
            Texts::tr("Make it readable for you, or name another file."), opened.errorString(), {}});
    known.m_lines = opened.readAll().split('\n');
    return known;
}

QList<HostKey> KnownHosts::keysOf(const QString &host, quint16 port) const
{
    const QByteArray name = nameOf(host, port);
    QList<HostKey> keys;
    for (const QByteArray &text : m_lines) {
        const auto line = parsed(text);
        if (line && line->marker.isEmpty() && names(*line, name))
            keys.append(line->key);
    }
    return keys;
}

bool KnownHosts::isRevoked(const HostKey &key) const
{
    return std::any_of(m_lines.begin(), m_lines.end(), [&key](const QByteArray &text) {
        const auto line = parsed(text);
        return line && line->marker == "@revoked" && line->key.blob == key.blob;
    });
}

Result<void> KnownHosts::remember(const QString &file, const QString &host, quint16 port, const HostKey &key)
{
    const QString folder = QFileInfo(file).absolutePath();
    if (!QDir(folder).exists()) {
        QDir().mkpath(folder);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    QLockFile lock(file + QStringLiteral(".lock"));
    if (!lock.tryLock(5000))
        return failure(unwritable(file, QStringLiteral("lock")));
    auto known = read(file);
    if (!known)
        return failure(known.error());

    const QByteArray name = nameOf(host, port);
    QByteArray text;
    for (const QByteArray &line : std::as_const(known->m_lines)) {
        const QByteArray kept = without(line, name);
        if (!kept.isEmpty())
            text += kept + '\n';
    }
    text += name + ' ' + key.type + ' ' + key.blob.toBase64() + '\n';

    QSaveFile saved(file);
    if (!saved.open(QIODevice::WriteOnly) || !saved.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        saved.write(text) != text.size() || !saved.commit())
        return failure(unwritable(file, saved.errorString()));
    return {};
}

} // namespace meethouse
