#include "commands/all.h"
#include "commands/proving.h"
#include "commands/server_view.h"
#include "privacy/privacy.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

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
    if (!arguments.languages.isEmpty())
        wishes.languages = arguments.languages;
    if (!arguments.formats.isEmpty())
        wishes.formats.clear();
    for (const auto &format : arguments.formats) {
        if (format == QLatin1String("pdf"))
            wishes.formats.append(DocumentFormat::Pdf);
        else if (format == QLatin1String("html"))
            wishes.formats.append(DocumentFormat::Html);
        else
            return failure({ErrorKind::Usage, Texts::tr("There is no format “%1”.").arg(format), {},
                Texts::tr("Choose pdf, html, or both.")});
    }
    wishes.folder = arguments.out.isEmpty() ? QDir::currentPath() : arguments.out;
    wishes.date = QDate::currentDate();
    return wishes;
}

} // namespace

Ending runDocumentsList(Context &context)
{
    const auto work = beginServerWork(context);
    if (!work)
        return ended(work.error());
    QJsonArray rows;
    for (const auto &document : documentsFor(work->settings)) {
        context.output.say(QStringLiteral("  %1 %2").arg(document.id, -12).arg(document.title));
        rows.append(QJsonObject{{QStringLiteral("id"), document.id}, {QStringLiteral("title"), document.title},
            {QStringLiteral("languages"), QJsonArray::fromStringList(document.languages)}});
    }
    return {0, {{QStringLiteral("documents"), rows}}};
}

Ending runDocumentsExport(Context &context)
{
    const auto wishes = wishesFrom(context.arguments);
    if (!wishes)
        return ended(wishes.error());
    const auto work = beginServerWork(context);
    if (!work)
        return ended(work.error());
    const auto facts = measuredFacts(
        *work->connection, work->survey, proofInput(context, *work, work->settings, work->nameServer), context.stop);
    if (!facts)
        return ended(facts.error());
    const auto exported = exportDocuments(work->settings, *facts, *wishes, context.stop);
    if (!exported)
        return ended(exported.error());

    QJsonArray files;
    for (const auto &file : exported->files) {
        files.append(file.path);
        context.output.say(file.draft ? Texts::tr("  %1 (a draft)").arg(file.path) : QStringLiteral("  ") + file.path);
    }
    QJsonArray drafts;
    for (const auto &draft : exported->drafts) {
        QJsonArray gaps;
        context.output.say(Texts::tr("What “%1” (%2) still lacks:").arg(draft.document, draft.language));
        for (const auto &gap : draft.gaps) {
            context.output.say(QStringLiteral("    ") + gap.text);
            gaps.append(
                QJsonObject{{QStringLiteral("kind"), documentGapKindName(gap.kind)}, {QStringLiteral("fact"), gap.fact},
                    {QStringLiteral("where"), gap.where}, {QStringLiteral("text"), gap.text}});
        }
        drafts.append(QJsonObject{{QStringLiteral("document"), draft.document},
            {QStringLiteral("language"), draft.language}, {QStringLiteral("gaps"), gaps}});
    }
    return {0, {{QStringLiteral("folder"), exported->folder}, {QStringLiteral("files"), files},
                   {QStringLiteral("drafts"), drafts}}};
}

} // namespace meethouse
