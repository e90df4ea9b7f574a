#include "settings/papers.h"

#include "settings/values.h"

#include <QDate>
#include <QJsonArray>
#include <QRegularExpression>

namespace meethouse
{

namespace
{

constexpr int mostDays = 36500;
constexpr qsizetype mostRows = 500;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(meethouse::Settings)
};

// Each takes what stands under the keys, if anything does, and refuses what is not of its kind.
void texts(SettingsReader &reader, std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        QString text;
        reader.take(key, text, severalLines, severalLinesRule());
    }
}

void flags(SettingsReader &reader, std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        bool flag = false;
        reader.take(key, flag);
    }
}

void numbers(SettingsReader &reader, std::initializer_list<const char *> keys, int least, int most)
{
    for (const char *key : keys) {
        int number = 0;
        reader.take(key, number, least, most);
    }
}

std::optional<QString> isoDate(const QString &text)
{
    const bool good = text.size() == 10 && QDate::fromString(text, Qt::ISODate).isValid();
    return good ? std::optional(text) : std::nullopt;
}

void dates(SettingsReader &reader, std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        QString date;
        reader.take(key, date, isoDate, Texts::tr("It must be a day like 2026-10-01."));
    }
}

void country(SettingsReader &reader)
{
    QString code;
    reader.take("country", code, countryCode, countryRule());
}

void words(SettingsReader &reader, const char *key, const QRegularExpression &form, const QString &rule)
{
    const QJsonArray list = reader.array(key);
    for (const auto &word : list) {
        if (!word.isString() || !form.match(word.toString()).hasMatch())
            return reader.refuse(key, rule);
    }
}

void rows(SettingsReader &reader, const char *key, std::initializer_list<const char *> columns,
    std::initializer_list<const char *> dateColumns)
{
    const QJsonArray list = reader.array(key);
    if (list.size() > mostRows)
        reader.refuse(key, Texts::tr("It must be a list of at most %1 entries.").arg(mostRows));
    for (const auto &row : list) {
        if (!row.isObject())
            return reader.refuse(key, Texts::tr("Each entry must be an object in braces."));
        SettingsReader one = reader.inside(key, row.toObject());
        texts(one, columns);
        dates(one, dateColumns);
        one.refuseUnknown();
    }
}

void hosting(SettingsReader reader)
{
    texts(reader, {"company", "address", "location", "contractReference", "subProcessors"});
    flags(reader, {"ownPremises"});
    numbers(reader, {"snapshotDays"}, 0, mostDays);
    dates(reader, {"contractDate", "reviewed"});
    country(reader);
    reader.refuseUnknown();
}

void backups(SettingsReader reader)
{
    texts(reader, {"place"});
    flags(reader, {"made", "encrypted"});
    numbers(reader, {"days"}, 0, mostDays);
    dates(reader, {"tested"});
    country(reader);
    reader.refuseUnknown();
}

} // namespace

void checkPapers(SettingsReader reader)
{
    static const QRegularExpression groups(
        QRegularExpression::anchoredPattern(QStringLiteral("adults|pupils|clients|patients|members|staff")));
    static const QRegularExpression languages(QRegularExpression::anchoredPattern(QStringLiteral("[a-z]{2}")));
    words(reader, "participants", groups,
        Texts::tr("It must be a list of: %1.")
            .arg(QStringLiteral("adults, pupils, clients, patients, members, staff")));
    words(reader, "languages", languages, Texts::tr("It must be a list of languages like “en” or “it”."));
    texts(reader, {"taskLaw", "dataProtectionOfficer", "transferSafeguards", "rightsContact", "breachContact", "place",
                      "feeRegistration"});
    flags(reader, {"publicSchool", "sensitiveTopics", "largeScale", "attendanceKept"});
    numbers(reader, {"accountDays", "recordingDays", "contentDays"}, 0, mostDays);
    numbers(reader, {"administratorLogDays"}, 7, 3650);
    numbers(reader, {"participantsPerYear"}, 0, 1'000'000'000);
    numbers(reader, {"reviewMonths"}, 1, 60);
    dates(reader, {"administratorsReviewed", "recordSince"});
    hosting(reader.section("hosting"));
    backups(reader.section("backups"));
    rows(reader, "administrators", {"name", "function", "account"}, {"since"});
    rows(reader, "clients", {"name", "address", "contact"}, {"since"});
    rows(reader, "jointControllers", {"name", "address", "contact", "task"}, {});
    reader.refuseUnknown();
}

} // namespace meethouse
