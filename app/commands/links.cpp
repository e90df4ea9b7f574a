#include "commands/links.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>
#include <QRegularExpression>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HostsCommand)
};

std::optional<std::chrono::seconds> lifetimeFrom(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A([1-9][0-9]{0,5})([dhm])\\z"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = match.captured(1).toInt();
    switch (match.captured(2).at(0).toLatin1()) {
    case 'd':
        return std::chrono::hours(24 * number);
    case 'h':
        return std::chrono::hours(number);
    default:
        return std::chrono::minutes(number);
    }
}

} // namespace

Result<std::chrono::seconds> wantedLifetime(const Arguments &arguments)
{
    if (arguments.expires.isEmpty())
        return InvitationWishes().lifetime;
    if (const auto lifetime = lifetimeFrom(arguments.expires))
        return *lifetime;
    return failure({ErrorKind::Usage, Texts::tr("“%1” is not a time.").arg(arguments.expires), {},
        Texts::tr("For example 7d, 12h or 30m.")});
}

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toString(Qt::ISODate)) : QJsonValue();
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

Ending toldLinks(Context &context, const InvitationsMade &links)
{
    for (const auto &link : links.made) {
        const auto name = link.name.isEmpty() ? Texts::tr("A host who chooses a name") : link.name;
        context.output.say(QStringLiteral("  %1: %2").arg(name, link.link));
    }
    if (!links.made.isEmpty())
        context.output.say(
            Texts::tr(
                "Each link works once, until %1. Hand it to the host alone: whoever opens it chooses the password.")
                .arg(QLocale().toString(links.made.first().expires.toLocalTime(), QLocale::ShortFormat)));
    return endingOf(links);
}

Ending endingOf(const InvitationsMade &links)
{
    QJsonArray rows;
    for (const auto &link : links.made) {
        rows.append(QJsonObject{
            {QStringLiteral("name"), textOrNull(link.name)},
            {QStringLiteral("link"), link.link},
            {QStringLiteral("id"), link.id},
            {QStringLiteral("expires"), timeOrNull(link.expires)},
        });
    }
    const QJsonObject fields{{QStringLiteral("links"), rows}};
    if (links.refused.isEmpty())
        return {0, fields};
    return ended(
        {ErrorKind::Failed, Texts::tr("%n link(s) could not be made.", nullptr, static_cast<int>(links.refused.size())),
            links.refused.join(QLatin1Char(' ')), Texts::tr("The others, if there are any, are made and work.")},
        fields);
}

} // namespace meethouse
