#include "ssh/host_key_check.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HostKey)
};

QJsonObject dataOf(const HostKey &shown, const Login &login)
{
    return {
        {QStringLiteral("host"), login.address.host},
        {QStringLiteral("port"), login.address.port},
        {QStringLiteral("type"), QString::fromLatin1(shown.type)},
        {QStringLiteral("fingerprint"), shown.fingerprint()},
    };
}

Error unknown(const HostKey &shown, const Login &login)
{
    Error error;
    error.kind = ErrorKind::HostKeyUnknown;
    error.what = Texts::tr("The key of the server %1 is not known yet.").arg(login.address.host);
    error.why =
        login.acceptHostKey.isEmpty()
            ? Texts::tr("It shows the fingerprint %1 (%2).").arg(shown.fingerprint(), QString::fromLatin1(shown.type))
            : Texts::tr("It shows the fingerprint %1 (%2), which is not the one you accepted.")
                  .arg(shown.fingerprint(), QString::fromLatin1(shown.type));
    error.todo = Texts::tr("Compare it with what your hosting company's panel shows, and accept it if it is the same.");
    error.data = dataOf(shown, login);
    return error;
}

Error changed(const HostKey &shown, const HostKey &known, const Login &login)
{
    Error error;
    error.kind = ErrorKind::HostKeyChanged;
    error.what = Texts::tr("The server %1 shows another key than the one that is known.").arg(login.address.host);
    error.why =
        Texts::tr("Known is %1, shown was %2: either the server was set up anew, or somebody stands in between.")
            .arg(known.fingerprint(), shown.fingerprint());
    error.todo = Texts::tr("Go on only if you know that the server was set up anew; then have the old key replaced by "
                           "exactly this one.");
    error.data = dataOf(shown, login);
    error.data.insert(QStringLiteral("knownFingerprint"), known.fingerprint());
    error.data.insert(QStringLiteral("knownType"), QString::fromLatin1(known.type));
    return error;
}

Error revoked(const HostKey &shown, const Login &login)
{
    Error error = changed(shown, shown, login);
    error.why =
        Texts::tr("Its key %1 is marked as revoked, so nobody should trust it any more.").arg(shown.fingerprint());
    error.todo = Texts::tr("Ask whoever marked it, and do not sign in before that.");
    error.data.insert(QStringLiteral("revoked"), true);
    return error;
}

QString normalized(QString fingerprint)
{
    fingerprint = fingerprint.trimmed();
    while (fingerprint.endsWith(QLatin1Char('=')))
        fingerprint.chop(1);
    return fingerprint;
}

} // namespace

Result<void> checkHostKey(const HostKey &shown, const KnownHosts &known, const Login &login)
{
    if (known.isRevoked(shown))
        return failure(revoked(shown, login));
    const QList<HostKey> keys = known.keysOf(login.address.host, login.address.port);
    if (keys.contains(shown))
        return {};
    const bool accepted = normalized(login.acceptHostKey) == shown.fingerprint();
    if (!keys.isEmpty() && !(accepted && login.replaceHostKey)) {
        HostKey nearest = keys.first();
        for (const HostKey &key : keys) {
            if (key.type == shown.type)
                nearest = key;
        }
        return failure(changed(shown, nearest, login));
    }
    if (!accepted)
        return failure(unknown(shown, login));
    return KnownHosts::remember(login.knownHostsFile, login.address.host, login.address.port, shown);
}

} // namespace meethouse
