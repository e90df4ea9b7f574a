#include "hosts/import.h"

#include "hosts/csv.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QSaveFile>

#include <algorithm>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HostsImport)
};

constexpr qsizetype batch = 1000;

const QStringList &heading()
{
    static const QStringList cells{QStringLiteral("name"), QStringLiteral("display name"), QStringLiteral("e-mail"),
        QStringLiteral("link"), QStringLiteral("expires")};
    return cells;
}

Error otherFile(const QString &file)
{
    return {ErrorKind::Usage, Texts::tr("The file “%1” is not a list of links that Meethouse wrote.").arg(file),
        Texts::tr("It would be written over."), Texts::tr("Name another file for the links.")};
}

} // namespace

ImportPlan planImport(const People &people, const QList<Host> &hosts, const QList<HandOver> &earlier)
{
    QHash<QString, const Host *> known;
    for (const auto &host : hosts)
        known.insert(host.name, &host);
    QHash<QString, const HandOver *> handed;
    for (const auto &one : earlier)
        handed.insert(one.person.name, &one);

    ImportPlan plan;
    auto problems = people.problems;
    for (const auto &person : people.people) {
        const auto *host = known.value(person.name);
        const auto *before = handed.value(person.name);
        if (!host) {
            plan.fresh.append(person);
        } else if (host->state == Host::State::Invited) {
            if (before && before->invitation.expires == host->expires) {
                plan.kept.append({person, before->invitation});
                plan.kept.last().invitation.id = host->id;
            } else {
                plan.fresh.append(person);
                plan.renewed.append(person.name);
            }
        } else if (before) {
            plan.there.append(person.name);
        } else {
            problems.append(
                {person.line, Texts::tr("Line %1: there is a host “%2” already.").arg(person.line).arg(person.name)});
        }
    }
    std::ranges::stable_sort(problems, {}, &LineProblem::line);
    plan.problems = problems;
    return plan;
}

Result<Imported> importHosts(
    Remote &remote, const ImportPlan &plan, std::chrono::seconds lifetime, std::stop_token stop)
{
    Imported imported{plan.kept, {}};
    for (qsizetype at = 0; at < plan.fresh.size(); at += batch) {
        InvitationWishes wishes;
        wishes.lifetime = lifetime;
        QHash<QString, const Person *> people;
        for (qsizetype i = at; i < std::min(at + batch, plan.fresh.size()); ++i) {
            wishes.names.append(plan.fresh.at(i).name);
            people.insert(plan.fresh.at(i).name, &plan.fresh.at(i));
        }
        const auto links = inviteHosts(remote, wishes, stop);
        if (!links)
            return failure(links.error());
        for (const auto &link : links->made)
            imported.handOvers.append({*people.value(link.name), link});
        imported.refused += links->refused;
    }
    std::ranges::stable_sort(imported.handOvers, {}, [](const HandOver &one) { return one.person.line; });
    return imported;
}

Result<void> writeLinks(const QString &file, const QList<HandOver> &handOvers, QChar separator)
{
    QList<QStringList> rows{heading()};
    for (const auto &[person, invitation] : handOvers) {
        rows.append(
            {person.name, person.shown, person.email, invitation.link, invitation.expires.toString(Qt::ISODate)});
    }
    QSaveFile saved(file);
    if (!saved.open(QIODevice::WriteOnly) || !saved.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        saved.write(writeCsv(rows, separator)) < 0 || !saved.commit()) {
        return failure({ErrorKind::Failed, Texts::tr("The links could not be written to “%1”.").arg(file),
            saved.errorString(), Texts::tr("Choose another place for them, and start again.")});
    }
    return {};
}

Result<QList<HandOver>> readLinks(const QString &name)
{
    QFile file(name);
    if (!file.exists())
        return QList<HandOver>();
    const auto table = file.open(QIODevice::ReadOnly) ? readCsv(file.readAll()) : failure(otherFile(name));
    if (!table || table->rows.isEmpty() || table->rows.first().cells != heading())
        return failure(otherFile(name));
    QList<HandOver> handOvers;
    for (const auto &row : table->rows.mid(1)) {
        HandOver one;
        one.person = {row.line, row.cells.value(0), row.cells.value(1), row.cells.value(2), {}};
        one.invitation.name = one.person.name;
        one.invitation.link = row.cells.value(3);
        one.invitation.expires = QDateTime::fromString(row.cells.value(4), Qt::ISODate).toUTC();
        handOvers.append(one);
    }
    return handOvers;
}

} // namespace meethouse
