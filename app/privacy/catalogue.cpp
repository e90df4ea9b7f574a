#include "privacy/catalogue.h"

#include "privacy/failures.h"
#include "privacy/words.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

namespace meethouse
{

namespace
{
bool fitsRole(const QStringList &roles, const QString &role)
{
    static const QStringList controllers = {QStringLiteral("self"), QStringLiteral("school"), QStringLiteral("public"),
        QStringLiteral("company"), QStringLiteral("association")};
    if (!role.isEmpty())
        return roles.contains(role);
    return std::all_of(
        controllers.begin(), controllers.end(), [&roles](const QString &each) { return roles.contains(each); });
}
} // namespace

Result<QList<CatalogueEntry>> loadCatalogue(const QString &root)
{
    const QString path = root + u"/catalogue.json";
    const Result<QJsonObject> json = readJsonFile(path);
    if (!json)
        return failure(json.error());
    QList<CatalogueEntry> entries;
    const QJsonArray documents = json->value(u"documents").toArray();
    for (const auto &value : documents) {
        const QJsonObject one = value.toObject();
        entries += {one[u"id"].toString(), one[u"audience"].toString(), one[u"public"].toBool(), textsOf(one[u"for"]),
            textsOf(one[u"countries"]), one[u"when"].toString(), one[u"unless"].toString()};
        if (entries.last().id.isEmpty() || entries.last().roles.isEmpty() || entries.last().audience.isEmpty())
            return failure(brokenTemplates(path, entries.last().id));
    }
    if (entries.isEmpty())
        return failure(brokenTemplates(path, QStringLiteral("documents")));
    return entries;
}

bool isFor(const CatalogueEntry &entry, const QString &role, const Facts &known)
{
    const auto isTrue = [&known](const QString &id) { return known.value(id).toBool(false); };
    const QString country = known.value(QStringLiteral("controller.country")).toString();
    return fitsRole(entry.roles, role) && (entry.countries.isEmpty() || entry.countries.contains(country)) &&
           (entry.onlyWhen.isEmpty() || isTrue(entry.onlyWhen)) && (entry.unless.isEmpty() || !isTrue(entry.unless));
}

QStringList languagesOf(const QString &root, const QString &id)
{
    QStringList languages;
    const QStringList folders = QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &folder : folders) {
        const QString start = root + u'/' + folder;
        if (QFile::exists(start + u"/words.json") && QFile::exists(start + u'/' + id + u".md"))
            languages += folder;
    }
    return languages;
}

} // namespace meethouse
