#pragma once

#include "base/result.h"

#include <QDate>
#include <QHash>
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

    QDate asOf;            // the older of the two files
    QStringList area;      // ISO 3166-1 alpha-2: the European Economic Area
    QString authorityList; // URL
    QList<Item> notice;
    QHash<QString, QString> authorityName; // by language; empty: no file for this country
    QString authorityWeb;

    // Errors: Failed when a file is missing or broken. A country without a file of its own is no error.
    static Result<Law> load(const QString &root, const QString &country);
};

} // namespace meethouse
