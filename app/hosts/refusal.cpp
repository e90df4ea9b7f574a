#include "hosts/refusal.h"

#include <QCoreApplication>

#include <array>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Hosts)
};

struct Row {
    const char *word;
    const char *sentence;
};

constexpr std::array rows{
    Row{"exists", QT_TRANSLATE_NOOP("Hosts", "There is a host “%1” already.")},
    Row{"unknown", QT_TRANSLATE_NOOP("Hosts", "The server knows no “%1”.")},
    Row{"invited",
        QT_TRANSLATE_NOOP(
            "Hosts", "“%1” has not chosen a password yet: there is only a link, which can be withdrawn or made anew.")},
    Row{"disabled", QT_TRANSLATE_NOOP("Hosts", "“%1” is disabled; enable the account first.")},
    Row{"name-invalid", QT_TRANSLATE_NOOP("Hosts",
                            "“%1” cannot be a host's name; small letters, digits, dots, hyphens and underscores can.")},
    Row{"name-reserved", QT_TRANSLATE_NOOP("Hosts", "The name “%1” is kept for the server itself.")},
    Row{"expires-invalid", QT_TRANSLATE_NOOP("Hosts", "A link works for at least a second and at most a year.")},
    Row{"room-invalid",
        QT_TRANSLATE_NOOP("Hosts", "“%1” cannot be the name of a room; letters, digits, hyphens and underscores can.")},
    Row{"room-taken", QT_TRANSLATE_NOOP("Hosts", "The room “%1” is reserved already.")},
    Row{"owner-unknown",
        QT_TRANSLATE_NOOP("Hosts", "The room “%1” was not reserved, because the server knows no such owner.")},
    Row{"room-unknown", QT_TRANSLATE_NOOP("Hosts", "There is no reserved room “%1”.")},
    Row{"room-limit", QT_TRANSLATE_NOOP("Hosts", "The owner of “%1” has reserved as many rooms as one host may.")},
    Row{"room-password-short",
        QT_TRANSLATE_NOOP("Hosts", "The password for “%1” is too short; 8 characters are the least.")},
    Row{"room-password-long",
        QT_TRANSLATE_NOOP("Hosts", "The password for “%1” is too long; 64 characters are the most.")},
    Row{"room-password-characters",
        QT_TRANSLATE_NOOP(
            "Hosts", "The password for “%1” holds characters that cannot be typed, or begins or ends with a blank.")},
    Row{"room-password-simple",
        QT_TRANSLATE_NOOP(
            "Hosts", "The password for “%1” is too simple; it repeats a few characters or follows their order.")},
};

} // namespace

bool isDone(const QJsonObject &result)
{
    return result.value(QStringLiteral("ok")).toBool();
}

QString refusalOf(const QJsonObject &result, const QString &subject)
{
    const auto word = result.value(QStringLiteral("error")).toString();
    for (const auto &row : rows) {
        if (word == QLatin1String(row.word))
            return Texts::tr(row.sentence).arg(subject);
    }
    return Texts::tr("The server did not do it for “%1” (%2).").arg(subject, word);
}

} // namespace meethouse
