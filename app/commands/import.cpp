#include "hosts/import.h"
#include "commands/all.h"
#include "commands/links.h"
#include "commands/server_view.h"
#include "hosts/sheets.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HostsCommand)
};

Result<People> peopleFrom(const Arguments &arguments)
{
    if (arguments.operands.size() != 1)
        return failure({ErrorKind::Usage, Texts::tr("The command needs one list of hosts."), {},
            Texts::tr("Write the name of a CSV file with name, display name and e-mail in each line.")});
    QFile file(arguments.operands.first());
    if (!file.open(QIODevice::ReadOnly))
        return failure({ErrorKind::Usage, Texts::tr("The list “%1” cannot be read.").arg(file.fileName()),
            file.errorString(), Texts::tr("Check its name.")});
    return readPeople(file.readAll());
}

QStringList sentencesOf(const ImportPlan &plan)
{
    QStringList sentences;
    for (const auto &problem : plan.problems)
        sentences.append(problem.text);
    return sentences;
}

Error problemsOf(const ImportPlan &plan)
{
    constexpr qsizetype most = 20;
    const auto sentences = sentencesOf(plan);
    return {ErrorKind::Usage,
        Texts::tr("Nothing was done: %n line(s) of the list cannot be taken as they are.", nullptr,
            static_cast<int>(plan.problems.size())),
        sentences.mid(0, most).join(QLatin1Char('\n')), Texts::tr("Correct the list and start again."),
        sentences.mid(most).join(QLatin1Char('\n'))};
}

QJsonObject fieldsOf(const ImportPlan &plan)
{
    return {
        {QStringLiteral("toInvite"), static_cast<int>(plan.fresh.size())},
        {QStringLiteral("renewed"), QJsonArray::fromStringList(plan.renewed)},
        {QStringLiteral("kept"), static_cast<int>(plan.kept.size())},
        {QStringLiteral("there"), QJsonArray::fromStringList(plan.there)},
        {QStringLiteral("problems"), QJsonArray::fromStringList(sentencesOf(plan))},
    };
}

InvitationsMade linksOf(const Imported &imported)
{
    InvitationsMade links{{}, imported.refused};
    for (const auto &one : imported.handOvers)
        links.made.append(one.invitation);
    return links;
}

Result<void> writeFiles(const Context &context, const Imported &imported, const SheetPlace &place, QChar separator)
{
    const auto &arguments = context.arguments;
    if (!arguments.links.isEmpty()) {
        auto written = writeLinks(arguments.links, imported.handOvers, separator);
        if (!written)
            return written;
    }
    return arguments.sheets.isEmpty() ? Result<void>()
                                      : writeSheets(arguments.sheets, imported.handOvers, place, context.stop);
}

// Links that no file holds exist nowhere but in what is told here. Those in a file are told nowhere else: nobody reads
// a thousand of them on a screen, and others may.
Ending handedOver(Context &context, const Imported &imported, const SheetPlace &place, QChar separator)
{
    const auto &arguments = context.arguments;
    const auto links = linksOf(imported);
    const auto written = writeFiles(context, imported, place, separator);
    if (!written)
        return ended(written.error(), toldLinks(context, links).fields);
    if (arguments.links.isEmpty() && arguments.sheets.isEmpty())
        return toldLinks(context, links);
    if (!arguments.links.isEmpty())
        context.output.say(
            Texts::tr("The links are in “%1”; they are secrets until the hosts have used them.").arg(arguments.links));
    if (!arguments.sheets.isEmpty())
        context.output.say(Texts::tr("The hand-over sheets are in “%1”.").arg(arguments.sheets));
    auto ending = endingOf(links);
    ending.fields.remove(QStringLiteral("links"));
    return ending;
}

} // namespace

Ending runHostsImport(Context &context)
{
    const auto &arguments = context.arguments;
    const auto people = peopleFrom(arguments);
    if (!people)
        return ended(people.error());
    const auto lifetime = wantedLifetime(arguments);
    if (!lifetime)
        return ended(lifetime.error());
    const auto earlier = arguments.links.isEmpty() ? Result<QList<HandOver>>({}) : readLinks(arguments.links);
    if (!earlier)
        return ended(earlier.error());
    const auto work = beginServerWork(context);
    if (!work)
        return ended(work.error());
    const auto hosts = listHosts(*work->connection, context.stop);
    if (!hosts)
        return ended(hosts.error());

    const auto plan = planImport(*people, *hosts, *earlier);
    auto fields = fieldsOf(plan);
    if (!plan.problems.isEmpty())
        return ended(problemsOf(plan), fields);
    context.output.say(Texts::tr("%n host(s) to invite.", nullptr, static_cast<int>(plan.fresh.size())));
    if (!plan.renewed.isEmpty())
        context.output.say(Texts::tr("%n of them has/have an open link already; it stops working, a new one is made. "
                                     "Name the file with “--links” that an earlier import wrote to keep those in it.",
            nullptr, static_cast<int>(plan.renewed.size())));
    if (!plan.kept.isEmpty() || !plan.there.isEmpty())
        context.output.say(Texts::tr("%n were imported before and stay as they are.", nullptr,
            static_cast<int>(plan.kept.size() + plan.there.size())));
    if (arguments.dryRun)
        return {0, fields};

    const auto imported = importHosts(*work->connection, plan, *lifetime, context.stop);
    if (!imported)
        return ended(imported.error(), fields);
    auto ending =
        handedOver(context, *imported, {work->settings.domain, work->settings.meetings.language}, people->separator);
    for (auto field = fields.constBegin(); field != fields.constEnd(); ++field)
        ending.fields.insert(field.key(), field.value());
    return ending;
}

} // namespace meethouse
