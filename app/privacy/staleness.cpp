#include "privacy/staleness.h"

#include "privacy/failures.h"
#include "privacy/index.h"
#include "privacy/set.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace meethouse
{

namespace
{
QString rootFolder()
{
    return QStringLiteral(":/documents");
}

// The folder itself, or the newest export of this domain in it: the date at the end of the names sorts them.
QString exportIn(const QString &folder, const QString &domain)
{
    const QDir dir(folder);
    if (dir.exists(ExportIndex::fileName()))
        return dir.absolutePath();
    const QStringList inside = dir.entryList({domain + u"-20*"}, QDir::Dirs, QDir::Name | QDir::Reversed);
    for (const QString &name : inside) {
        const QDir one(dir.absoluteFilePath(name));
        if (one.exists(ExportIndex::fileName()))
            return one.absolutePath();
    }
    return {};
}

// What changes by itself from day to day says nothing about the server.
void forgetDays(Facts &known)
{
    known.remove(QStringLiteral("facts.measuredOn"));
    if (const Fact *places = known.find(QStringLiteral("logs.places"))) {
        Fact settled = *places;
        QJsonArray rows;
        const QJsonArray old = settled.value.toArray();
        for (const auto &row : old) {
            QJsonObject kept = row.toObject();
            kept.remove(QStringLiteral("oldest"));
            rows += kept;
        }
        settled.value = rows;
        known.add(settled);
    }
}

QStringList linesOf(const Document &document)
{
    return plainText(document.blocks).split(u'\n', Qt::SkipEmptyParts);
}

struct Set {
    PaperSource source;
    QList<Document> documents;

    [[nodiscard]] const Document *find(const QString &id) const
    {
        const auto found = std::find_if(
            documents.begin(), documents.end(), [&id](const Document &document) { return document.id == id; });
        return found == documents.end() ? nullptr : &*found;
    }
};

Result<Set> setOf(const QList<CatalogueEntry> &catalogue, const QString &language, const Settings &settings,
    const Facts &measured, QDate date)
{
    Result<PaperSource> source = PaperSource::load(rootFolder(), language, settings, measured);
    if (!source)
        return failure(source.error());
    forgetDays(source->known);
    // The cover speaks of the other papers only.
    QList<CatalogueEntry> entries = entriesFor(catalogue, *source);
    entries.removeIf([](const CatalogueEntry &entry) { return entry.id == u"cover"; });
    const Result<QList<Document>> documents = makeSet(entries, *source, date);
    if (!documents)
        return failure(documents.error());
    return Set{*source, *documents};
}

QString valueIn(const Set &set, const QString &id)
{
    const Fact *fact = set.source.known.find(id);
    const FactKind *kind = set.source.kinds.find(id);
    return fact && kind && set.source.kinds.fits(*fact) ? set.source.words.value(*fact, *kind) : QString();
}

// What does not hold any more in one paper; no sentences: all of it holds.
StaleDocument compared(const Document &before, const Document *now, const Set &old, const Set &present)
{
    StaleDocument stale;
    stale.document = before.id;
    stale.language = before.language;
    QStringList used = before.usedFacts;
    if (now) {
        const QStringList still = linesOf(*now);
        for (const QString &line : linesOf(before)) {
            if (!still.contains(line))
                stale.sentences += line;
        }
        // A sentence that has to be added is missing from the paper that was handed out.
        if (stale.sentences.isEmpty() && still != linesOf(before))
            stale.sentences += before.title;
        used += now->usedFacts;
    } else {
        stale.sentences += before.title;
    }
    used.removeDuplicates();
    for (const QString &id : used) {
        if (old.source.known.value(id) != present.source.known.value(id))
            stale.facts += id;
    }
    return stale;
}

bool asExported(const QString &path, const QByteArray &sha256)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) && hash.result().toHex() == sha256;
}
} // namespace

Result<void> compareWithNow(
    const ExportIndex &index, const Settings &settings, const Facts &facts, DocumentsCheck &check)
{
    check.date = index.date();
    const Result<QList<CatalogueEntry>> catalogue = loadCatalogue(rootFolder());
    if (!catalogue)
        return failure(catalogue.error());

    QStringList languages;
    QStringList made;
    for (const ExportIndex::File &file : index.files()) {
        if (!languages.contains(file.language))
            languages += file.language;
        made += file.document + u' ' + file.language;
    }
    QStringList told;
    for (const QString &language : std::as_const(languages)) {
        const Result<Set> old = setOf(*catalogue, language, index.settings(), index.measured(), index.date());
        if (!old)
            return failure(old.error());
        const Result<Set> present = setOf(*catalogue, language, settings, facts, index.date());
        if (!present)
            return failure(present.error());
        for (const Document &document : present->documents) {
            if (!old->find(document.id) && !check.needed.contains(document.id))
                check.needed += document.id;
        }
        for (const Document &document : old->documents) {
            if (!made.contains(document.id + u' ' + language))
                continue;
            StaleDocument stale = compared(document, present->find(document.id), *old, *present);
            if (stale.sentences.isEmpty())
                continue;
            for (const ExportIndex::File &file : index.files()) {
                if (file.document == document.id && file.language == language)
                    stale.files += file.name;
            }
            for (const QString &id : std::as_const(stale.facts)) {
                if (!told.contains(id))
                    check.facts += {id, old->source.words.factName(id), valueIn(*old, id), valueIn(*present, id)};
                told += id;
            }
            check.stale += stale;
        }
    }
    return {};
}

Result<DocumentsCheck> checkDocuments(const Settings &settings, const Facts &facts, const QString &folder)
{
    DocumentsCheck check;
    check.folder = exportIn(folder, settings.domain);
    if (check.folder.isEmpty())
        return failure(noExportThere(folder));
    const QDir dir(check.folder);
    const Result<ExportIndex> index = ExportIndex::read(dir.absoluteFilePath(ExportIndex::fileName()));
    if (!index)
        return failure(index.error());
    for (const ExportIndex::File &file : index->files()) {
        if (!asExported(dir.absoluteFilePath(file.name), file.sha256))
            check.changedFiles += file.name;
        if (file.draft && !check.drafts.contains(file.document))
            check.drafts += file.document;
    }
    if (const Result<void> compared = compareWithNow(*index, settings, facts, check); !compared)
        return failure(compared.error());
    return check;
}

} // namespace meethouse
