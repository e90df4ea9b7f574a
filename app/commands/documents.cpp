#include "commands/all.h"
#include "commands/proving.h"
#include "commands/run_result.h"
#include "commands/server_view.h"
#include "privacy/publication.h"
#include "work/place.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

#include <algorithm>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(DocumentsCommand)
};

Result<ExportWishes> wishesFrom(const Arguments &arguments)
{
    ExportWishes wishes;
    wishes.languages = arguments.languages;
    if (!arguments.formats.isEmpty())
        wishes.formats.clear();
    static const QList all = {DocumentFormat::Pdf, DocumentFormat::Html, DocumentFormat::Odt};
    for (const auto &name : arguments.formats) {
        const auto format = std::ranges::find(all, name, documentFormatName);
        if (format == all.end())
            return failure({ErrorKind::Usage, Texts::tr("There is no format “%1”.").arg(name), {},
                Texts::tr("Choose among pdf, html and odt.")});
        wishes.formats.append(*format);
    }
    wishes.folder = arguments.out.isEmpty() ? QDir::currentPath() : arguments.out;
    wishes.date = QDate::currentDate();
    return wishes;
}

// What the papers rest on: the survey, a quick proof, and what only they ask for.
struct Measured {
    ServerWork work;
    Facts facts;
};

Result<Measured> measure(Context &context)
{
    auto work = beginServerWork(context);
    if (!work)
        return failure(work.error());
    // What could not be measured leaves gaps in the papers: a person is told why.
    QString said;
    const auto sayWhatFails = [&context, &said](const Check &check) {
        if (check.state == Check::State::Fail && !context.output.isJson() && check.what != said)
            context.output.check(check);
        said = check.what;
    };
    auto facts = measuredFacts(*work->connection, work->survey,
        proofInput(context, *work, work->settings, work->nameServer), sayWhatFails, context.stop);
    if (!facts)
        return failure(facts.error());
    return Measured{std::move(*work), std::move(*facts)};
}

void sayDrafts(Context &context, const QList<DocumentDraft> &drafts)
{
    // Many papers lack the same thing: it is said once.
    QStringList points;
    for (const auto &draft : drafts) {
        for (const auto &gap : draft.gaps) {
            if (!points.contains(gap.text))
                points.append(gap.text);
        }
    }
    if (points.isEmpty())
        return;
    context.output.say(Texts::tr("%n paper(s) are drafts. Still open:", nullptr, static_cast<int>(drafts.size())));
    for (const auto &point : std::as_const(points))
        context.output.say(QStringLiteral("    ") + point);
}

QJsonArray toJson(const QList<DocumentDraft> &drafts)
{
    QJsonArray all;
    for (const auto &draft : drafts) {
        QJsonArray gaps;
        for (const auto &gap : draft.gaps)
            gaps.append(
                QJsonObject{{QStringLiteral("kind"), documentGapKindName(gap.kind)}, {QStringLiteral("fact"), gap.fact},
                    {QStringLiteral("where"), gap.where}, {QStringLiteral("text"), gap.text}});
        all.append(QJsonObject{{QStringLiteral("document"), draft.document},
            {QStringLiteral("language"), draft.language}, {QStringLiteral("gaps"), gaps}});
    }
    return all;
}

bool holds(const DocumentsCheck &check)
{
    return check.stale.isEmpty() && check.needed.isEmpty();
}

void sayStale(Context &context, const DocumentsCheck &check)
{
    Output &output = context.output;
    for (const auto &fact : check.facts)
        output.say(Texts::tr("Changed: %1: “%2”, was “%3”.")
                       .arg(fact.name, fact.now.isEmpty() ? Texts::tr("not known any more") : fact.now, fact.before));
    for (const auto &paper : check.stale) {
        output.say(Texts::tr("“%1” (%2) no longer holds:").arg(paper.document, paper.language));
        for (const auto &sentence : paper.sentences)
            output.say(QStringLiteral("    ") + QString(sentence).replace(u'\t', QStringLiteral(" | ")));
    }
    for (const auto &id : check.needed)
        output.say(Texts::tr("“%1” is needed now and was not exported.").arg(id));
    for (const auto &file : check.changedFiles)
        output.say(Texts::tr("%1 is not as it was exported.").arg(file));
    if (holds(check))
        output.say(Texts::tr("All papers of %1 still hold.").arg(check.folder));
}

QJsonObject toJson(const DocumentsCheck &check)
{
    QJsonArray facts;
    for (const auto &fact : check.facts)
        facts.append(QJsonObject{{QStringLiteral("id"), fact.id}, {QStringLiteral("name"), fact.name},
            {QStringLiteral("before"), fact.before}, {QStringLiteral("now"), fact.now}});
    QJsonArray stale;
    for (const auto &paper : check.stale)
        stale.append(
            QJsonObject{{QStringLiteral("document"), paper.document}, {QStringLiteral("language"), paper.language},
                {QStringLiteral("files"), QJsonArray::fromStringList(paper.files)},
                {QStringLiteral("facts"), QJsonArray::fromStringList(paper.facts)},
                {QStringLiteral("sentences"), QJsonArray::fromStringList(paper.sentences)}});
    return {{QStringLiteral("folder"), check.folder}, {QStringLiteral("date"), check.date.toString(Qt::ISODate)},
        {QStringLiteral("facts"), facts}, {QStringLiteral("stale"), stale},
        {QStringLiteral("needed"), QJsonArray::fromStringList(check.needed)},
        {QStringLiteral("changedFiles"), QJsonArray::fromStringList(check.changedFiles)}};
}

} // namespace

Ending runDocumentsList(Context &context)
{
    const auto work = beginServerWork(context);
    if (!work)
        return ended(work.error());
    const auto documents = documentsFor(work->settings, factsOf(work->survey));
    if (!documents)
        return ended(documents.error());
    QJsonArray rows;
    for (const auto &document : *documents) {
        context.output.say(
            QStringLiteral("  %1 %2 %3").arg(document.id, -20).arg(document.title, -32).arg(document.norm));
        rows.append(QJsonObject{{QStringLiteral("id"), document.id}, {QStringLiteral("title"), document.title},
            {QStringLiteral("languages"), QJsonArray::fromStringList(document.languages)},
            {QStringLiteral("audience"), document.audience}, {QStringLiteral("norm"), document.norm},
            {QStringLiteral("public"), document.open}});
    }
    return {0, {{QStringLiteral("documents"), rows}}};
}

Ending runDocumentsExport(Context &context)
{
    const auto wishes = wishesFrom(context.arguments);
    if (!wishes)
        return ended(wishes.error());
    const auto measured = measure(context);
    if (!measured)
        return ended(measured.error());
    const auto exported = exportDocuments(measured->work.settings, measured->facts, *wishes, context.stop);
    if (!exported)
        return ended(exported.error());

    QJsonArray files;
    for (const auto &file : exported->files) {
        files.append(file.path);
        context.output.say(file.draft ? Texts::tr("  %1 (a draft)").arg(file.path) : QStringLiteral("  ") + file.path);
    }
    sayDrafts(context, exported->drafts);
    return {0, {{QStringLiteral("folder"), exported->folder}, {QStringLiteral("files"), files},
                   {QStringLiteral("drafts"), toJson(exported->drafts)}}};
}

Ending runDocumentsCheck(Context &context)
{
    const auto measured = measure(context);
    if (!measured)
        return ended(measured.error());
    const auto published =
        checkPublication(*measured->work.connection, measured->work.settings, measured->facts, context.stop);
    if (!published)
        return ended(published.error());
    const QString folder = context.arguments.out.isEmpty() ? QDir::currentPath() : context.arguments.out;
    const auto check = checkDocuments(measured->work.settings, measured->facts, folder);
    // Who has published papers need not have a folder of them here.
    if (!check && (!*published || check.error().kind != ErrorKind::Usage || !context.arguments.out.isEmpty()))
        return ended(check.error());

    bool good = true;
    QJsonObject fields{{QStringLiteral("folder"), QString()}, {QStringLiteral("facts"), QJsonArray()},
        {QStringLiteral("stale"), QJsonArray()}};
    if (check) {
        sayStale(context, *check);
        fields = toJson(*check);
        good = holds(*check);
        if (!good)
            context.output.say(Texts::tr("Export the papers again, and hand out the new ones."));
    }
    if (*published) {
        sayStale(context, **published);
        fields.insert(QStringLiteral("published"), toJson(**published));
        if (!holds(**published))
            context.output.say(Texts::tr("Publish the notices again with “meethouse documents publish”."));
        good = good && holds(**published);
    }
    return {good ? 0 : 4, fields};
}

namespace
{

QString noticesAddress(const Settings &settings)
{
    return QStringLiteral("https://%1/privacy/").arg(settings.domain);
}

Ending withdraw(Context &context)
{
    const auto work = beginServerWork(context);
    if (!work)
        return ended(work.error());
    const auto end = carryOut(
        *work->connection, planWithdrawal(work->settings), whoIsHere(), observerFor(context.output), context.stop);
    if (!end)
        return ended(end.error());
    if (const auto error = runError(*end))
        return ended(*error);
    const QString address = noticesAddress(work->settings);
    context.output.say(end->changed > 0 ? Texts::tr("Taken down: %1").arg(address)
                                        : Texts::tr("Nothing is published at %1").arg(address));
    return {0, {{QStringLiteral("address"), address}, {QStringLiteral("documents"), QJsonArray()},
                   {QStringLiteral("drafts"), QJsonArray()}, {QStringLiteral("changed"), end->changed}}};
}

} // namespace

Ending runDocumentsPublish(Context &context)
{
    if (context.arguments.withdraw)
        return withdraw(context);
    const auto measured = measure(context);
    if (!measured)
        return ended(measured.error());
    const ServerWork &work = measured->work;
    const auto publication =
        planPublication(work.settings, measured->facts, context.arguments.languages, QDate::currentDate());
    if (!publication)
        return ended(publication.error());
    sayDrafts(context, publication->drafts);
    QJsonObject fields{{QStringLiteral("drafts"), toJson(publication->drafts)},
        {QStringLiteral("documents"), QJsonArray::fromStringList(publication->documents)}};
    if (!publication->drafts.isEmpty() && !context.arguments.drafts)
        return ended(
            {ErrorKind::CheckFailed, Texts::tr("Nothing was published."),
                Texts::tr("Some of the papers for everybody are drafts: they lack what the law asks for."),
                Texts::tr("Say in the settings what is open and start again; or publish them as drafts, marked "
                          "as such on every page, with --drafts.")},
            fields);

    const auto end =
        carryOut(*work.connection, publication->plan, whoIsHere(), observerFor(context.output), context.stop);
    if (!end)
        return ended(end.error(), fields);
    if (const auto error = runError(*end))
        return ended(*error, fields);
    const QString address = noticesAddress(work.settings);
    fields.insert(QStringLiteral("address"), address);
    fields.insert(QStringLiteral("changed"), end->changed);
    context.output.say(Texts::tr("Published at %1").arg(address));
    return {0, fields};
}

} // namespace meethouse
