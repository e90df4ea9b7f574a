#include "hosts/guest_text.h"

#include "hosts/rooms.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace meethouse
{

namespace
{

const QString page = QStringLiteral(":/server/hosts");

QString sentence(const QString &language, const QString &key)
{
    QFile file(QStringLiteral("%1/text-%2.js").arg(page, language));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QRegularExpression form(
        QStringLiteral("^\\s*%1: '((?:[^'\\\\]|\\\\.)*)'").arg(key), QRegularExpression::MultilineOption);
    auto text = form.match(QString::fromUtf8(file.readAll())).captured(1);
    return text.replace(QLatin1String("\\n"), QLatin1String("\n")).replace(QLatin1String("\\'"), QLatin1String("'"));
}

} // namespace

QString roomLink(const QString &domain, const QString &room)
{
    return QStringLiteral("https://%1/%2").arg(domain, room);
}

QStringList guestLanguages()
{
    auto languages = QDir(page).entryList({QStringLiteral("text-*.js")}, QDir::Files, QDir::Name);
    for (auto &language : languages)
        language = language.section(QLatin1Char('-'), 1).section(QLatin1Char('.'), 0, 0);
    return languages;
}

QString guestText(const QString &domain, const QString &room, const Secret &password, const QString &language)
{
    static const QRegularExpression mark(QStringLiteral("\\{(\\w+)\\}"));
    const auto form = sentence(language, QStringLiteral("mailWithoutTime"));
    const auto bytes = password.reveal();
    const QHash<QString, QString> values{
        {QStringLiteral("what"), roomShown(room)},
        {QStringLiteral("link"), roomLink(domain, room)},
        {QStringLiteral("password"), QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()))},
    };
    QString text;
    qsizetype end = 0;
    // In one go: a password may look like a mark.
    for (auto marks = mark.globalMatch(form); marks.hasNext();) {
        const auto one = marks.next();
        text += form.mid(end, one.capturedStart() - end) + values.value(one.captured(1));
        end = one.capturedEnd();
    }
    return text + form.mid(end);
}

} // namespace meethouse
