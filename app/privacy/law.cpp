#include "privacy/law.h"

#include "privacy/failures.h"
#include "privacy/words.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>

namespace meethouse
{

namespace
{
QDate dateOf(const QJsonObject &json)
{
    return QDate::fromString(json[u"asOf"].toString(), Qt::ISODate);
}

Law::Authority authorityFrom(const QJsonObject &json)
{
    Law::Authority authority;
    const QJsonObject names = json[u"name"].toObject();
    for (auto it = names.begin(); it != names.end(); ++it)
        authority.name.insert(it.key(), it->toString());
    authority.web = json[u"web"].toString();
    return authority;
}
} // namespace

Result<Law> Law::load(const QString &root, const QString &country)
{
    const QString path = root + u"/law/eu.json";
    const Result<QJsonObject> union_ = readJsonFile(path);
    if (!union_)
        return failure(union_.error());

    Law law;
    law.asOf = dateOf(*union_);
    law.authorityList = union_->value(u"authorityList").toString();
    const QJsonArray area = union_->value(u"eea").toArray();
    for (const auto &code : area)
        law.area += code.toString();
    law.facts = union_->value(u"facts").toObject();
    const QJsonArray notice = union_->value(u"notice").toArray();
    for (const auto &value : notice) {
        const QJsonObject item = value.toObject();
        law.notice += {item[u"item"].toString(), item[u"when"].toString(), item[u"unless"].toString()};
    }
    if (!law.asOf.isValid() || law.area.isEmpty() || law.notice.isEmpty())
        return failure(brokenTemplates(path, QStringLiteral("asOf, eea or notice")));

    static const QRegularExpression code(QStringLiteral("^[A-Z]{2}$"));
    const QString ownPath = root + u"/law/" + country.toLower() + u".json";
    if (!code.match(country).hasMatch() || !QFile::exists(ownPath))
        return law;
    const Result<QJsonObject> own = readJsonFile(ownPath);
    if (!own)
        return failure(own.error());
    law.authority = authorityFrom(own->value(u"authority").toObject());
    if (!dateOf(*own).isValid() || law.authority.name.isEmpty())
        return failure(brokenTemplates(ownPath, QStringLiteral("asOf or authority")));
    const QJsonObject regions = own->value(u"regions").toObject();
    for (auto region = regions.begin(); region != regions.end(); ++region) {
        const QJsonObject parts = region->toObject();
        const QJsonValue both = parts[u"authority"];
        law.ofPublic.insert(region.key(), authorityFrom((both.isObject() ? both : parts[u"public"]).toObject()));
        law.ofPrivate.insert(region.key(), authorityFrom((both.isObject() ? both : parts[u"private"]).toObject()));
    }
    const QJsonObject facts = own->value(u"facts").toObject();
    for (auto fact = facts.begin(); fact != facts.end(); ++fact)
        law.facts.insert(fact.key(), *fact);
    law.asOf = std::min(law.asOf, dateOf(*own));
    return law;
}

QJsonValue Law::fact(const QString &id, const QString &role, const QString &language) const
{
    const QJsonValue said = facts.value(id);
    if (!said.isObject())
        return said;
    const QJsonObject object = said.toObject();
    return object.contains(u"roles") ? QJsonValue(textsOf(object[u"roles"]).contains(role)) : object.value(language);
}

Law::Authority Law::authorityOf(const QString &region, bool publicBody) const
{
    const Authority own = (publicBody ? ofPublic : ofPrivate).value(region);
    return own.name.isEmpty() ? authority : own;
}

} // namespace meethouse
