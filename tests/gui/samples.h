#pragma once

#include "wizard/wizard.h"

#include <QFile>

namespace meethouse::samples
{

inline Survey survey(const QString &name)
{
    QFile file(QStringLiteral(MEETHOUSE_SOURCES "/tests/unit/server_surveys/%1.txt").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The survey is not there: %s", qPrintable(file.fileName()));
    const auto now = QDateTime::currentDateTimeUtc();
    auto read = parseSurvey(file.readAll(), now, now);
    if (!read)
        qFatal("%s", qPrintable(read.error().what));
    // A rented server and not the small one it was taken from, today and not then.
    read->memoryBytes = 4'100'000'000;
    read->clockSkewSeconds = 0;
    return *read;
}

inline Error keyError(ErrorKind kind)
{
    return {kind, {}, {}, {}, {},
        {{QStringLiteral("host"), QStringLiteral("203.0.113.7")},
            {QStringLiteral("type"), QStringLiteral("ssh-ed25519")},
            {QStringLiteral("fingerprint"), QStringLiteral("SHA256:7hPq1sNf0Yb6Zr3JmWc8UoEt5KxLvD2aGiR4TzXkQw9")},
            {QStringLiteral("knownFingerprint"),
                QStringLiteral("SHA256:u5kY0pB3xV8w2mT6Rz1nQd7Lc4HsJ9aEfGiKoWtXvB2")}}};
}

inline Error wrongPassword()
{
    return {ErrorKind::SignIn, QStringLiteral("The server did not let root in."),
        QStringLiteral("The password is not the one it knows."),
        QStringLiteral("Copy it once more from the hosting company's mail; capital letters count."),
        QStringLiteral("Access denied for 'password'. Authentication that can continue: publickey,password"), {}};
}

inline Settings settings()
{
    Settings settings;
    settings.domain = QStringLiteral("meet.schule-beispiel.de");
    settings.certificate.email = QStringLiteral("technik@schule-beispiel.de");
    return settings;
}

} // namespace meethouse::samples
