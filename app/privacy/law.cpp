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
    const QJsonObject authority = own->value(u"authority").toObject();
    const QJsonObject names = authority[u"name"].toObject();
    for (auto it = names.begin(); it != names.end(); ++it)
        law.authorityName.insert(it.key(), it->toString());
    law.authorityWeb = authority[u"web"].toString();
    if (!dateOf(*own).isValid() || law.authorityName.isEmpty())
        return failure(brokenTemplates(ownPath, QStringLiteral("asOf or authority")));
    law.asOf = std::min(law.asOf, dateOf(*own));
    return law;
}

} // namespace meethouse
