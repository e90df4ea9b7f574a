#pragma once

#include "hosts/hosts.h"
#include "hosts/people.h"

namespace meethouse
{

// What is handed to one new host.
struct HandOver {
    Person person;
    Invitation invitation;
};

// Who of a list is to be invited. With problems, nothing is to be done.
struct ImportPlan {
    QList<Person> fresh;
    QStringList renewed;         // names among these whose open link nobody here has: the new one puts an end to it
    QList<HandOver> kept;        // from the file of links that an earlier import wrote: still open
    QStringList there;           // names: from that file, too, and hosts by now
    QList<LineProblem> problems; // in the order of the lines
};

// `earlier`: what readLinks() found.
ImportPlan planImport(const People &people, const QList<Host> &hosts, const QList<HandOver> &earlier);

struct Imported {
    QList<HandOver> handOvers; // those kept, too, in the order of the list
    QStringList refused;       // a sentence each: who, and why
};

// One round trip for a thousand; each line whole or not at all.
Result<Imported> importHosts(
    Remote &remote, const ImportPlan &plan, std::chrono::seconds lifetime, std::stop_token stop);

// The file of links: name, display name, e-mail, link, expires. Links are secrets, so the file is its owner's alone.
Result<void> writeLinks(const QString &file, const QList<HandOver> &handOvers, QChar separator);
// Nothing where there is no such file. Errors: Usage, when it is something else.
Result<QList<HandOver>> readLinks(const QString &file);

} // namespace meethouse
