#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace meethouse
{

// Somebody on a list who is to become a host. Only the name goes to the server.
struct Person {
    int line = 0;
    QString name;     // of the account
    QString shown;    // for the sheet; the name where the list has nothing else
    QString email;    // for the list of links
    QString language; // of the sheet; empty: the provider's
};

struct LineProblem {
    int line = 0;
    QString text; // a sentence that names the line
};

struct People {
    QList<Person> people;
    QList<LineProblem> problems; // with any, nothing is to be done
    QChar separator;             // as the list has it
};

// Columns in the order name, display name, e-mail, or as a first line of headings says (in any of our languages).
// Errors: Usage, when it is no list at all.
Result<People> readPeople(const QByteArray &csv);

// The rules of meethouse_policy.lib.lua.
bool isHostName(const QString &name);
bool isReservedHostName(const QString &name);

} // namespace meethouse
