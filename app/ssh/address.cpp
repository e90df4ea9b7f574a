#include "ssh/connection.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ServerAddress)
};

Error wrong(const QString &text, const QString &why)
{
    return {ErrorKind::Usage, Texts::tr("“%1” is not the address of a server.").arg(text.left(100)), why,
        Texts::tr(
            "Write it as USER@HOST or USER@HOST:PORT, for example root@meet.example.org or root@[2001:db8::1]:22."),
        {}, {}};
}

bool isUser(const QString &user)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z_][A-Za-z0-9_.-]{0,31}\\z"));
    return form.match(user).hasMatch();
}

// Labels of letters, digits and hyphens; underscores too, as some servers have them.
bool isName(const QString &name)
{
    static const QRegularExpression form(QStringLiteral("\\A(?=.{1,253}\\z)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:"
                                                        "\\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*\\.?\\z"));
    // What ends in a number, some resolvers take for an address: 0x7f000001 is 127.0.0.1 to them.
    static const QRegularExpression endsInNumber(QStringLiteral("(?:\\A|\\.)(?:[0-9]+|0x[0-9a-f]*)\\.?\\z"));
    return form.match(name).hasMatch() && !endsInNumber.match(name).hasMatch();
}

// Empty when it is neither an address nor a name.
QString hostOf(const QString &text, bool bracketed)
{
    static const QRegularExpression ipv4(
        QStringLiteral("\\A(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!\\z)|\\z)){4}\\z"));
    static const QRegularExpression ipv6(QStringLiteral("\\A[0-9A-Fa-f:.]+(?:%[A-Za-z0-9_.-]{1,15})?\\z"));
    if (ipv4.match(text).hasMatch() && !bracketed)
        return text;
    if (text.contains(QLatin1Char(':')) && ipv6.match(text).hasMatch()) {
        const QHostAddress address(text);
        return address.protocol() == QHostAddress::IPv6Protocol ? address.toString() : QString();
    }
    if (bracketed)
        return {};
    QString name = QString::fromLatin1(QUrl::toAce(text)).toLower();
    if (name.isEmpty() && isName(text.toLower()))
        name = text.toLower(); // toAce knows no underscores
    if (!isName(name))
        return {};
    if (name.endsWith(QLatin1Char('.')))
        name.chop(1);
    return name;
}

} // namespace

Result<ServerAddress> ServerAddress::parse(const QString &text)
{
    const QString trimmed = text.trimmed();
    const qsizetype at = trimmed.indexOf(QLatin1Char('@'));
    if (at < 0)
        return failure(wrong(trimmed, Texts::tr("It does not say which user to sign in as.")));

    ServerAddress address;
    address.user = trimmed.left(at);
    if (!isUser(address.user))
        return failure(wrong(trimmed,
            Texts::tr("A user's name is made of letters, digits, hyphens, dots and underscores, at most 32 of them.")));

    QString host = trimmed.mid(at + 1);
    QString port;
    bool hasPort = false;
    bool bracketed = false;
    if (host.startsWith(QLatin1Char('['))) {
        const qsizetype end = host.indexOf(QLatin1Char(']'));
        const QString rest = end < 0 ? QString() : host.mid(end + 1);
        if (end < 0 || (!rest.isEmpty() && !rest.startsWith(QLatin1Char(':'))))
            return failure(wrong(trimmed, Texts::tr("The bracket around the IPv6 address is not closed properly.")));
        bracketed = true;
        hasPort = !rest.isEmpty();
        port = rest.mid(1);
        host = host.mid(1, end - 1);
    } else if (host.count(QLatin1Char(':')) == 1) {
        hasPort = true;
        port = host.section(QLatin1Char(':'), 1);
        host = host.section(QLatin1Char(':'), 0, 0);
    }
    if (hasPort) {
        static const QRegularExpression digits(QStringLiteral("\\A[0-9]{1,5}\\z"));
        const uint number = port.toUInt();
        if (!digits.match(port).hasMatch() || number < 1 || number > 65535)
            return failure(wrong(trimmed, Texts::tr("The port is a number from 1 to 65535.")));
        address.port = static_cast<quint16>(number);
    }
    address.host = hostOf(host, bracketed);
    if (address.host.isEmpty())
        return failure(
            wrong(trimmed, Texts::tr("What stands after the @ is neither a name nor an IP address of a server.")));
    return address;
}

QString ServerAddress::toString() const
{
    const bool brackets = host.contains(QLatin1Char(':'));
    QString text = user + QLatin1Char('@') + (brackets ? QString(QLatin1Char('[') + host + QLatin1Char(']')) : host);
    if (port != 22)
        text += QLatin1Char(':') + QString::number(port);
    return text;
}

} // namespace meethouse
