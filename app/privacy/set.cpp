#include "privacy/set.h"

#include <QFile>
#include <QJsonArray>

namespace meethouse
{

namespace
{
QString coverId()
{
    return QStringLiteral("cover");
}

void tellOfOthers(PaperSource &source, const QList<CatalogueEntry> &entries, const QList<Document> &documents)
{
    QJsonArray papers;
    QJsonArray points;
    for (const Document &document : documents) {
        const auto entry = std::find_if(
            entries.begin(), entries.end(), [&document](const CatalogueEntry &each) { return each.id == document.id; });
        papers += QJsonObject{{QStringLiteral("title"), document.shortName},
            {QStringLiteral("audience"), entry->audience}, {QStringLiteral("norm"), document.norm},
            {QStringLiteral("points"), static_cast<int>(document.gaps.size())}};
        for (const DocumentGap &gap : document.gaps)
            points += QJsonObject{{QStringLiteral("title"), document.shortName}, {QStringLiteral("point"), gap.text}};
    }
    source.known.add({QStringLiteral("papers.documents"), papers, Fact::Origin::Derived, {}, {}});
    source.known.add({QStringLiteral("papers.points"), points, Fact::Origin::Derived, {}, {}});
}
} // namespace

QList<CatalogueEntry> entriesFor(const QList<CatalogueEntry> &catalogue, const PaperSource &source)
{
    QList<CatalogueEntry> entries;
    const QString role = wordOf(source.settings.provider.role);
    const QString folder = source.root + u'/' + source.words.language() + u'/';
    for (const CatalogueEntry &entry : catalogue) {
        if (isFor(entry, role, source.known) && QFile::exists(folder + entry.id + u".md"))
            entries += entry;
    }
    return entries;
}

Result<QList<Document>> makeSet(const QList<CatalogueEntry> &entries, PaperSource source, QDate date)
{
    QList<Document> documents;
    for (const CatalogueEntry &entry : entries) {
        if (entry.id == coverId())
            continue;
        const Result<Document> document = makeDocument(source, entry, date);
        if (!document)
            return failure(document.error());
        documents += *document;
    }
    for (const CatalogueEntry &entry : entries) {
        if (entry.id != coverId())
            continue;
        tellOfOthers(source, entries, documents);
        const Result<Document> cover = makeDocument(source, entry, date);
        if (!cover)
            return failure(cover.error());
        documents.prepend(*cover);
    }
    return documents;
}

} // namespace meethouse
