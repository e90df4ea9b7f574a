#include "hosts/people.h"

#include "hosts/csv.h"
#include "settings/values.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

#include <array>
#include <optional>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HostsImport)
};

constexpr qsizetype mostPeople = 5000;

enum Column { Name, Shown, Email, Language, ColumnCount };
using Columns = std::array<int, ColumnCount>; // -1: not there

struct Heading {
    const char *words; // separated by "|", small letters
    Column column;
};

constexpr std::array headings{
    Heading{"user name|username|user|login|account|host|benutzername|benutzer|anmeldename|nome utente|utente|"
            "nom d'utilisateur|utilisateur|identifiant|nombre de usuario|usuario",
        Name},
    Heading{"display name|displayname|full name|anzeigename|vollständiger name|nome visualizzato|nome e cognome|"
            "nome completo|nom complet|nom affiché|nombre completo|nombre para mostrar",
        Shown},
    Heading{"e-mail|email|mail|e-mail address|email address|e-mail-adresse|indirizzo e-mail|posta elettronica|"
            "adresse e-mail|courriel|correo|correo electrónico",
        Email},
    Heading{"language|sprache|lingua|langue|idioma", Language},
};
// The account's name, or, beside a column for that, the display name.
constexpr auto plainName = "name|nome|nom|nombre";

bool isOneOf(const QString &cell, const char *words)
{
    return QString::fromUtf8(words).split(QLatin1Char('|')).contains(cell.toLower());
}

std::optional<Columns> columnsFrom(const QStringList &cells)
{
    Columns columns{-1, -1, -1, -1};
    int plain = -1;
    for (int i = 0; i < cells.size(); ++i) {
        for (const auto &heading : headings) {
            if (columns.at(heading.column) < 0 && isOneOf(cells.at(i), heading.words))
                columns.at(heading.column) = i;
        }
        if (plain < 0 && isOneOf(cells.at(i), plainName))
            plain = i;
    }
    if (plain >= 0)
        columns.at(columns[Name] < 0 ? Name : Shown) = plain;
    if (columns == Columns{-1, -1, -1, -1})
        return std::nullopt;
    return columns;
}

// The problem with one line, if there is one.
QString problemOf(const Person &person)
{
    const auto &name = person.name;
    if (name.isEmpty())
        return Texts::tr("Line %1 has no name.").arg(person.line);
    if (!isHostName(name)) {
        return Texts::tr("Line %1: “%2” cannot be a host's name; small letters, digits, dots, hyphens and underscores "
                         "can, 64 at most.")
            .arg(person.line)
            .arg(showable(name));
    }
    if (isReservedHostName(name))
        return Texts::tr("Line %1: the name “%2” is kept for the server itself.").arg(person.line).arg(name);
    if (!isPlainText(person.shown, 100, false))
        return Texts::tr("Line %1: the display name is too long, or holds characters that cannot be printed.")
            .arg(person.line);
    if (!person.email.isEmpty() && !normalEmail(person.email))
        return Texts::tr("Line %1: “%2” is not an e-mail address.").arg(person.line).arg(showable(person.email));
    if (!person.language.isEmpty() && !isLanguageTag(person.language))
        return Texts::tr("Line %1: “%2” is not a language; “en” or “it” would be.")
            .arg(person.line)
            .arg(showable(person.language));
    return {};
}

} // namespace

bool isHostName(const QString &name)
{
    static const QRegularExpression form(QStringLiteral("\\A[a-z0-9][a-z0-9._-]{0,63}\\z"));
    return form.match(name).hasMatch();
}

bool isReservedHostName(const QString &name)
{
    return name == QLatin1String("focus") || name == QLatin1String("jvb") || name.startsWith(QLatin1String("proof-"));
}

Result<People> readPeople(const QByteArray &csv)
{
    const auto table = readCsv(csv);
    if (!table)
        return failure(table.error());
    auto rows = table->rows;
    Columns columns{0, 1, 2, 3};
    if (const auto headed = rows.isEmpty() ? std::nullopt : columnsFrom(rows.first().cells)) {
        columns = *headed;
        rows.removeFirst();
    }
    if (rows.isEmpty() || columns[Name] < 0 || rows.size() > mostPeople) {
        const auto what = rows.size() > mostPeople ? Texts::tr("The list has more than 5000 lines.")
                          : rows.isEmpty()         ? Texts::tr("The list names nobody.")
                                                   : Texts::tr("The list has no column for the hosts' names.");
        return failure({ErrorKind::Usage, what, {},
            Texts::tr("It needs one line for each host: name, display name, e-mail. Only the name must be there.")});
    }

    People people;
    people.separator = table->separator;
    QHash<QString, int> seen;
    for (const auto &row : rows) {
        const auto cell = [&](Column column) { return row.cells.value(columns.at(column)); };
        Person person{row.line, cell(Name).toLower(), cell(Shown), cell(Email), cell(Language).toLower()};
        if (person.shown.isEmpty())
            person.shown = person.name;
        auto problem = problemOf(person);
        if (problem.isEmpty() && seen.contains(person.name)) {
            problem = Texts::tr("Line %1: “%2” stands in line %3 already.")
                          .arg(person.line)
                          .arg(person.name)
                          .arg(seen.value(person.name));
        }
        if (!problem.isEmpty()) {
            people.problems.append({person.line, problem});
            continue;
        }
        seen.insert(person.name, person.line);
        people.people.append(person);
    }
    return people;
}

} // namespace meethouse
