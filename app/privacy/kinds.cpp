#include "privacy/kinds.h"

#include "privacy/failures.h"
#include "privacy/words.h"

#include <QJsonArray>

namespace meethouse
{

namespace
{
std::optional<FactKind::Type> typeNamed(const QString &name)
{
    static const QHash<QString, FactKind::Type> types = {
        {QStringLiteral("text"), FactKind::Type::Text},
        {QStringLiteral("flag"), FactKind::Type::Flag},
        {QStringLiteral("number"), FactKind::Type::Number},
        {QStringLiteral("days"), FactKind::Type::Days},
        {QStringLiteral("date"), FactKind::Type::Date},
        {QStringLiteral("list"), FactKind::Type::List},
        {QStringLiteral("word"), FactKind::Type::Word},
        {QStringLiteral("words"), FactKind::Type::Words},
        {QStringLiteral("country"), FactKind::Type::Country},
        {QStringLiteral("rows"), FactKind::Type::Rows},
    };
    const auto found = types.constFind(name);
    return found == types.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<Fact::Origin> originNamed(const QString &name)
{
    for (const Fact::Origin origin : {Fact::Origin::Measured, Fact::Origin::Derived, Fact::Origin::Told}) {
        if (originName(origin) == name)
            return origin;
    }
    return std::nullopt;
}

bool fits(const Fact &fact, const FactKind &kind)
{
    switch (kind.type) {
    case FactKind::Type::Flag:
        return fact.value.isBool();
    case FactKind::Type::Number:
        return fact.value.isDouble();
    case FactKind::Type::Days:
        return fact.value.isDouble() && fact.value.toDouble() >= 0;
    case FactKind::Type::Date:
        return QDate::fromString(fact.value.toString(), Qt::ISODate).isValid();
    case FactKind::Type::List: {
        const QJsonArray array = fact.value.toArray();
        return fact.value.isArray() &&
               std::all_of(array.begin(), array.end(), [](const auto &one) { return one.isString(); });
    }
    case FactKind::Type::Word:
        return kind.words.contains(fact.value.toString());
    case FactKind::Type::Words: {
        const QStringList all = textsOf(fact.value);
        return !all.isEmpty() &&
               std::all_of(all.begin(), all.end(), [&kind](const QString &one) { return kind.words.contains(one); });
    }
    case FactKind::Type::Rows: {
        const QJsonArray array = fact.value.toArray();
        return fact.value.isArray() &&
               std::all_of(array.begin(), array.end(), [](const auto &one) { return one.isObject(); });
    }
    case FactKind::Type::Text:
    case FactKind::Type::Country:
        return !tamed(fact.value.toString()).isEmpty();
    }
    Q_UNREACHABLE();
}
} // namespace

Result<FactKinds> FactKinds::load(const QString &root)
{
    const QString path = root + u"/facts.json";
    const Result<QJsonObject> json = readJsonFile(path);
    if (!json)
        return failure(json.error());

    FactKinds kinds;
    kinds.m_maxAgeDays = json->value(u"maxAgeDays").toInt(30);
    const QJsonObject facts = json->value(u"facts").toObject();
    for (auto it = facts.begin(); it != facts.end(); ++it) {
        const QJsonObject entry = it->toObject();
        const auto type = typeNamed(entry[u"type"].toString());
        const auto origin = originNamed(entry[u"origin"].toString());
        if (!type || !origin)
            return failure(brokenTemplates(path, it.key()));
        FactKind kind{*type, *origin, entry[u"where"].toString(), textsOf(entry[u"words"]), {}};
        const QJsonObject columns = entry[u"columns"].toObject();
        for (auto column = columns.begin(); column != columns.end(); ++column) {
            const auto columnType = typeNamed(column->toString());
            if (!columnType || *columnType == FactKind::Type::Rows)
                return failure(brokenTemplates(path, it.key() + u'.' + column.key()));
            kind.columns.insert(column.key(), *columnType);
        }
        kinds.m_kinds.insert(it.key(), kind);
    }
    return kinds;
}

const FactKind *FactKinds::find(const QString &id) const
{
    const auto found = m_kinds.constFind(id);
    return found == m_kinds.constEnd() ? nullptr : &*found;
}

QStringList FactKinds::ids() const
{
    QStringList ids = m_kinds.keys();
    ids.sort();
    return ids;
}

bool FactKinds::fits(const Fact &fact) const
{
    const FactKind *kind = find(fact.id);
    return kind && meethouse::fits(fact, *kind);
}

std::optional<std::pair<Fact, FactKind>> FactKinds::cell(
    const Fact &fact, const FactKind &kind, const QJsonObject &row, const QString &column)
{
    const Fact one{fact.id + u'.' + column, row.value(column), fact.origin, fact.time, fact.evidence};
    // The words of a column stand in words.json alone.
    const FactKind of{kind.columns.value(column), kind.origin, kind.where, {one.value.toString()}, {}};
    return meethouse::fits(one, of) ? std::optional(std::pair(one, of)) : std::nullopt;
}

} // namespace meethouse
