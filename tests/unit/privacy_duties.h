#pragma once

// Which paper answers which duty of resources/documents/duties.json, for whom and where.

#include "privacy_samples.h"

#include "privacy/make.h"
#include "privacy/set.h"

#include <QSet>

#include <algorithm>

namespace meethouse::duties
{

inline const QList<Settings::Role> everyRole = {Settings::Role::Self, Settings::Role::School, Settings::Role::Public,
    Settings::Role::Company, Settings::Role::Association, Settings::Role::Processor};

// A provider of this kind to whom as much applies as can, so that every duty that has a condition meets it.
inline PaperSource busy(const QString &language, Settings::Role role, const QString &country)
{
    Settings settings = samples::settings(role);
    settings.provider.country = country;
    settings.papers[QStringLiteral("recordingDays")] = 14;
    settings.papers[QStringLiteral("sensitiveTopics")] = true;
    settings.papers[QStringLiteral("dataProtectionOfficer")] = QStringLiteral("Dr. Bruno Bianchi");
    settings.papers[QStringLiteral("jointControllers")] =
        QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("Scuola Beta")}}};
    Facts facts = samples::facts();
    facts.remove(QStringLiteral("meetings.recordingServer"));
    samples::measure(facts, QStringLiteral("meetings.recordingServer"), true);
    return *PaperSource::load(QStringLiteral(":/documents"), language, settings, facts);
}

struct Answers {
    Facts known;
    QHash<QString, QStringList> papers; // by the duty that they answer
};

inline Answers answersOf(const PaperSource &source, const QList<CatalogueEntry> &catalogue)
{
    Answers answers{source.known, {}};
    const QList<Document> documents = *makeSet(entriesFor(catalogue, source), source, samples::today());
    for (const Document &document : documents) {
        for (const Block &block : document.blocks) {
            for (const QString &item : block.covers) {
                if (!answers.papers[item].contains(document.id))
                    answers.papers[item] += document.id;
            }
        }
    }
    return answers;
}

// The countries with a law file of their own, and one without; papers are read there in English and in their languages.
inline const QStringList countries = {QStringLiteral("IT"), QStringLiteral("DE"), QStringLiteral("FR"),
    QStringLiteral("ES"), QStringLiteral("AT"), QStringLiteral("CH"), QStringLiteral("GB")};

inline QStringList languagesIn(const QString &country)
{
    static const QHash<QString, QStringList> own = {
        {QStringLiteral("IT"), {QStringLiteral("it")}},
        {QStringLiteral("DE"), {QStringLiteral("de")}},
        {QStringLiteral("FR"), {QStringLiteral("fr")}},
        {QStringLiteral("ES"), {QStringLiteral("es")}},
        {QStringLiteral("AT"), {QStringLiteral("de")}},
        {QStringLiteral("CH"), {QStringLiteral("de"), QStringLiteral("fr"), QStringLiteral("it")}},
    };
    return QStringList{QStringLiteral("en")} + own.value(country);
}

struct Asked {
    QStringList roles;
    QStringList countries;
};

// Of whom, and where, a duty is asked.
inline Asked askedOf(const QJsonObject &duty)
{
    Asked asked{textsOf(duty[u"for"]), textsOf(duty[u"countries"])};
    if (asked.roles.isEmpty()) {
        for (const Settings::Role role : everyRole)
            asked.roles += wordOf(role);
    }
    if (asked.countries.isEmpty())
        asked.countries = countries;
    for (const QString &country : textsOf(duty[u"notIn"]))
        asked.countries.removeAll(country);
    return asked;
}

// Whether what the duty depends on is so.
inline bool applies(const QJsonObject &duty, const Facts &known)
{
    const QString when = duty[u"when"].toString();
    const QString unless = duty[u"unless"].toString();
    return (when.isEmpty() || known.value(when).toBool()) && (unless.isEmpty() || !known.value(unless).toBool());
}

// "school, public", or "not self" where that is shorter.
inline QString listed(const QStringList &some, const QStringList &all, const QString &every)
{
    QStringList others = all;
    for (const QString &one : some)
        others.removeAll(one);
    const QString comma = QStringLiteral(", ");
    return others.isEmpty()              ? every
           : others.size() < some.size() ? QString(u"not " + others.join(comma))
                                         : some.join(comma);
}

inline QString conditionOf(const QJsonObject &duty)
{
    const QString when = duty[u"when"].toString();
    const QString unless = duty[u"unless"].toString();
    return when.isEmpty() && unless.isEmpty() ? QString()
           : unless.isEmpty()                 ? QString(u", if `" + when + u'`')
                                              : QString(u", unless `" + unless + u'`');
}

// The papers that answer, each with where it does if that is not wherever it is asked.
inline QString paperList(const Asked &asked, const QMap<QString, QSet<std::pair<QString, QString>>> &papers)
{
    QStringList texts;
    for (auto paper = papers.begin(); paper != papers.end(); ++paper) {
        QStringList only;
        for (const QString &role : asked.roles) {
            if (std::any_of(paper->begin(), paper->end(), [&role](const auto &one) { return one.first == role; }))
                only += role;
        }
        QStringList where;
        for (const QString &country : asked.countries) {
            if (std::any_of(
                    paper->begin(), paper->end(), [&country](const auto &one) { return one.second == country; }))
                where += country;
        }
        QStringList limits = {listed(only, asked.roles, {}), listed(where, asked.countries, {})};
        limits.removeAll(QString());
        texts += paper.key() + (limits.isEmpty() ? QString() : u" (" + limits.join(QStringLiteral("; ")) + u')');
    }
    return texts.join(QStringLiteral(", "));
}

} // namespace meethouse::duties
