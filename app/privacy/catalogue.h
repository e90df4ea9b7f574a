#pragma once

#include "base/result.h"
#include "server/facts.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace meethouse
{

// catalogue.json: a paper there is, and who gets it.
struct CatalogueEntry {
    QString id;
    QString audience; // "participants", "hosts", "administrators", "provider", "clients", "authority"
    bool open = false;
    QStringList roles;
    QStringList countries; // empty: all
    QString onlyWhen;      // a fact that must be true; empty: always
    QString unless;        // a fact that must not be true
};

// All of them, in the order of an export. Errors: Failed, with what is wrong in the file.
Result<QList<CatalogueEntry>> loadCatalogue(const QString &root);

// Whether a provider of whom these things are known gets it. Who has not said a role gets what every controller gets.
bool isFor(const CatalogueEntry &entry, const QString &role, const Facts &known);

// The languages a paper is written in: those that have both its template and words.json; sorted.
QStringList languagesOf(const QString &root, const QString &id);

} // namespace meethouse
