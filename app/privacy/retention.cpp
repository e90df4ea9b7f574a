#include "privacy/retention.h"

#include "privacy/words.h"

#include <QHash>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace meethouse
{

namespace
{
struct LogPlace {
    QString name;
    bool journal = false; // journald keeps it, not logrotate

    [[nodiscard]] QString factId() const { return u"logs." + name + (journal ? u".retention" : u".rotation"); }
    [[nodiscard]] std::optional<int> days(const Facts &facts) const
    {
        const QStringList lines = textsOf(facts.value(factId()));
        return journal ? journalDays(lines) : keptDays(lines);
    }
};

// Whether the relay is told to say nothing but that it cannot go on at all.
bool relayIsSilent(const Facts &facts)
{
    static const QStringList silent = {QStringLiteral("crit"), QStringLiteral("alert"), QStringLiteral("emerg")};
    return silent.contains(facts.value(QStringLiteral("logs.coturn.level")).toString());
}

// Where the server writes about participants. coturn comes without a rotation of its own and writes to the journal.
QList<LogPlace> placesOf(const Facts &facts)
{
    QList<LogPlace> places = {{QStringLiteral("nginx")}, {QStringLiteral("prosody")}, {QStringLiteral("jitsi")}};
    if (facts.find(QStringLiteral("logs.coturn.rotation")))
        places += LogPlace{QStringLiteral("coturn")};
    else if (facts.find(QStringLiteral("versions.coturn")) && !relayIsSilent(facts))
        places += LogPlace{QStringLiteral("journal"), true};
    return places;
}

// The time that is set, or that of the oldest line where it is older: what lies on the disk tells more than what was
// meant.
bool reckon(LogAge &age, const LogPlace &place, const Facts &facts)
{
    const std::optional<int> days = place.days(facts);
    if (!days)
        return false;
    age.days = std::max(age.days, *days);
    age.from += place.factId();
    const QString oldestId = u"logs." + place.name + u".oldest";
    const Fact *oldest = facts.find(oldestId);
    const QDateTime line = oldest ? QDateTime::fromString(oldest->value.toString(), Qt::ISODate) : QDateTime();
    if (line.isValid() && oldest->time.isValid()) {
        // Logs are turned over at some time of the night, so a day more or less is a few hours longer or shorter.
        constexpr double play = 0.25;
        const double found = static_cast<double>(line.secsTo(oldest->time)) / 86400.0;
        age.days = std::max(age.days, static_cast<int>(std::ceil(found - play)));
        age.from += oldestId;
    }
    return true;
}
} // namespace

std::optional<LogAge> participantLogAge(const Facts &facts)
{
    LogAge age;
    const QList<LogPlace> places = placesOf(facts);
    const bool known =
        std::all_of(places.begin(), places.end(), [&](const LogPlace &place) { return reckon(age, place, facts); });
    return known ? std::optional(age) : std::nullopt;
}

std::optional<LogAge> administratorLogAge(const Facts &facts)
{
    LogAge age;
    const bool files = facts.find(QStringLiteral("logs.auth.rotation")) != nullptr;
    if (!reckon(age, {QStringLiteral("journal"), true}, facts) ||
        (files && !reckon(age, {QStringLiteral("auth")}, facts)))
        return std::nullopt;
    return age;
}

LogRows logRows(const Facts &facts)
{
    static const std::pair<LogPlace, const char *> places[] = {{{QStringLiteral("nginx")}, "/var/log/nginx"},
        {{QStringLiteral("prosody")}, "/var/log/prosody"}, {{QStringLiteral("jitsi")}, "/var/log/jitsi"},
        {{QStringLiteral("coturn")}, "/var/log/coturn"}, {{QStringLiteral("auth")}, "/var/log/auth.log"},
        {{QStringLiteral("fail2ban")}, "/var/log/fail2ban.log"},
        {{QStringLiteral("journal"), true}, "/var/log/journal"}};
    LogRows all;
    for (const auto &[place, path] : places) {
        const Fact *rule = facts.find(place.factId());
        const Fact *oldest = facts.find(u"logs." + place.name + u".oldest");
        if (!rule && !oldest)
            continue;
        QJsonObject row{{QStringLiteral("place"), place.name}, {QStringLiteral("path"), QString::fromLatin1(path)}};
        if (const std::optional<int> days = place.days(facts))
            row[QStringLiteral("days")] = *days;
        if (oldest)
            row[QStringLiteral("oldest")] = oldest->value.toString().left(10);
        all.rows += row;
        for (const Fact *fact : {rule, oldest}) {
            if (fact)
                all.from += fact->id;
        }
    }
    return all;
}

QStringList placesWithoutLimit(const Facts &facts)
{
    QStringList places;
    for (const LogPlace &place : placesOf(facts)) {
        // journald's own defaults know no age, and the survey has no lines then.
        if ((place.journal || facts.find(place.factId())) && !place.days(facts))
            places += place.name;
    }
    return places;
}

std::optional<int> journalDays(const QStringList &configuration)
{
    static const QRegularExpression form(QStringLiteral("^\\s*MaxRetentionSec\\s*=\\s*(\\d+)\\s*([a-zA-Z]*)\\s*$"));
    static const QHash<QString, double> units = {{QString(), 1.0 / 86400}, {QStringLiteral("s"), 1.0 / 86400},
        {QStringLiteral("sec"), 1.0 / 86400}, {QStringLiteral("h"), 1.0 / 24}, {QStringLiteral("hour"), 1.0 / 24},
        {QStringLiteral("hours"), 1.0 / 24}, {QStringLiteral("d"), 1}, {QStringLiteral("day"), 1},
        {QStringLiteral("days"), 1}, {QStringLiteral("w"), 7}, {QStringLiteral("week"), 7},
        {QStringLiteral("weeks"), 7}, {QStringLiteral("M"), 30.44}, {QStringLiteral("month"), 30.44},
        {QStringLiteral("months"), 30.44}, {QStringLiteral("y"), 365.25}, {QStringLiteral("year"), 365.25},
        {QStringLiteral("years"), 365.25}};
    std::optional<int> days;
    for (const QString &line : configuration) {
        const auto match = form.match(line);
        const auto unit = units.constFind(match.captured(2));
        // Zero means no limit. Of several lines the last one counts, as in journald.
        if (match.hasMatch())
            days = unit != units.constEnd() && match.captured(1).toInt() > 0
                       ? std::optional(static_cast<int>(std::ceil(match.captured(1).toInt() * *unit)))
                       : std::nullopt;
    }
    return days;
}

std::optional<int> keptDays(const QStringList &rotation)
{
    // logrotate itself is started once a day, so "hourly" means a day there as well.
    static const QHash<QString, int> intervals = {{QStringLiteral("hourly"), 1}, {QStringLiteral("daily"), 1},
        {QStringLiteral("weekly"), 7}, {QStringLiteral("monthly"), 31}, {QStringLiteral("yearly"), 366}};
    std::optional<int> interval;
    std::optional<int> files;
    std::optional<int> longestAge;
    for (const QString &line : rotation) {
        const QStringList words = line.simplified().split(u' ');
        const QString &word = words.first();
        const int number = words.size() > 1 ? words[1].toInt() : 0;
        // By size alone a quiet log is never rotated, and maxage is only looked at when it is.
        if (word == u"size" || word == u"minsize")
            return std::nullopt;
        if (const auto found = intervals.constFind(word); found != intervals.constEnd())
            interval = interval ? std::max(*interval, *found) : *found;
        else if (word == u"rotate" && words.size() > 1)
            files = files ? std::max(*files, number) : number;
        else if (word == u"maxage" && words.size() > 1)
            longestAge = longestAge ? std::max(*longestAge, number) : number;
    }
    if (!interval || !files || *files < 0)
        return std::nullopt;
    const int byCount = *interval * (*files + 1);
    return longestAge ? std::min(byCount, *longestAge + *interval + 1) : byCount;
}

} // namespace meethouse
