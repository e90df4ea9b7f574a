#include "server/facts.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <optional>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(meethouse::Facts)
};

std::optional<Fact::Origin> originOf(const QString &name)
{
    for (const auto origin : {Fact::Origin::Measured, Fact::Origin::Derived, Fact::Origin::Told}) {
        if (originName(origin) == name)
            return origin;
    }
    return std::nullopt;
}

Error notFacts(const QString &why)
{
    return {ErrorKind::Failed, Texts::tr("The list of facts cannot be read."), why,
        Texts::tr("Look at the server again, so that the facts are gathered anew."), {}, {}};
}

} // namespace

QString originName(Fact::Origin origin)
{
    switch (origin) {
    case Fact::Origin::Measured:
        return QStringLiteral("measured");
    case Fact::Origin::Derived:
        return QStringLiteral("derived");
    case Fact::Origin::Told:
        return QStringLiteral("told");
    }
    Q_UNREACHABLE();
}

void Facts::add(const Fact &fact)
{
    if (fact.id.isEmpty() || fact.value.isUndefined() || fact.value.isNull())
        return;
    const auto *known = find(fact.id);
    if (known == nullptr || !(fact.time < known->time))
        m_facts.insert(fact.id, fact);
}

void Facts::addAll(const Facts &others)
{
    for (const Fact &fact : others.m_facts)
        add(fact);
}

const Fact *Facts::find(const QString &id) const
{
    const auto found = m_facts.constFind(id);
    return found == m_facts.constEnd() ? nullptr : &*found;
}

QJsonValue Facts::value(const QString &id) const
{
    const auto *fact = find(id);
    return fact == nullptr ? QJsonValue(QJsonValue::Undefined) : fact->value;
}

QList<Fact> Facts::below(const QString &prefix) const
{
    QList<Fact> found;
    for (auto fact = m_facts.lowerBound(prefix); fact != m_facts.constEnd() && fact.key().startsWith(prefix); ++fact)
        found.append(*fact);
    return found;
}

QJsonArray Facts::toJson() const
{
    QJsonArray array;
    for (const Fact &fact : m_facts) {
        array.append(QJsonObject{{QStringLiteral("id"), fact.id}, {QStringLiteral("value"), fact.value},
            {QStringLiteral("origin"), originName(fact.origin)},
            {QStringLiteral("time"), fact.time.toUTC().toString(Qt::ISODateWithMs)},
            {QStringLiteral("evidence"), fact.evidence}});
    }
    return array;
}

Result<Facts> Facts::fromJson(const QJsonArray &json)
{
    Facts facts;
    for (const auto &value : json) {
        const auto object = value.toObject();
        const auto id = object.value(QStringLiteral("id")).toString();
        const auto origin = originOf(object.value(QStringLiteral("origin")).toString());
        const auto time =
            QDateTime::fromString(object.value(QStringLiteral("time")).toString(), Qt::ISODateWithMs).toUTC();
        if (id.isEmpty())
            return failure(notFacts(Texts::tr("An entry has no id.")));
        if (!origin)
            return failure(notFacts(Texts::tr("“%1” does not say where it is known from.").arg(id)));
        if (!time.isValid())
            return failure(notFacts(Texts::tr("“%1” does not say when it was true.").arg(id)));
        if (object.value(QStringLiteral("value")).isUndefined() || object.value(QStringLiteral("value")).isNull())
            return failure(notFacts(Texts::tr("“%1” has no value.").arg(id)));
        facts.add({id, object.value(QStringLiteral("value")), *origin, time,
            object.value(QStringLiteral("evidence")).toString()});
    }
    return facts;
}

} // namespace meethouse
