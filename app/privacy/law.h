#pragma once

#include "base/result.h"

#include <QDate>
#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace meethouse
{

// The dated data about the law that a paper is written against: law/eu.json and, where there is one, the country's.
struct Law {
    // One duty of a notice, for example Article 13(1)(a). It holds when the fact named by onlyWhen is true, or when the
    // one named by unless is not; with both empty it always holds.
    struct Item {
        QString item;
        QString onlyWhen;
        QString unless;
    };
    struct Authority {
        QHash<QString, QString> name; // by language; empty: no file for this country
        QString web;
    };

    QDate asOf;            // the older of the two files
    QStringList area;      // ISO 3166-1 alpha-2: the European Economic Area
    QString authorityList; // URL
    QList<Item> notice;
    QJsonObject facts;                   // by id; how a value may look: docs/templates.md
    Authority authority;                 // of the country
    QHash<QString, Authority> ofPublic;  // of a region, where it has one of its own for public bodies
    QHash<QString, Authority> ofPrivate; // and for everybody else

    // Errors: Failed when a file is missing or broken. A country without a file of its own is no error.
    static Result<Law> load(const QString &root, const QString &country);

    // Undefined where the law says nothing of it.
    [[nodiscard]] QJsonValue fact(const QString &id, const QString &role, const QString &language) const;
    [[nodiscard]] Authority authorityOf(const QString &region, bool publicBody) const;
};

} // namespace meethouse
