#include "privacy/known.h"

#include "privacy/retention.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace meethouse
{

namespace
{
QString roleWord(Settings::Role role)
{
    switch (role) {
    case Settings::Role::Self:
        return QStringLiteral("self");
    case Settings::Role::School:
        return QStringLiteral("school");
    case Settings::Role::Public:
        return QStringLiteral("public");
    case Settings::Role::Company:
        return QStringLiteral("company");
    case Settings::Role::Association:
        return QStringLiteral("association");
    case Settings::Role::Unsaid:
    case Settings::Role::EmployedTeacher:
    case Settings::Role::Processor:
        return {};
    }
    Q_UNREACHABLE();
}

// "stun:meet.example.org:3478?transport=udp" -> "meet.example.org"
QString hostOf(const QString &address)
{
    static const QRegularExpression form(QStringLiteral("^(?:[a-z]+:(?://)?)?(\\[[0-9a-fA-F:]+\\]|[^:/?]+)"));
    return form.match(address.trimmed()).captured(1).toLower();
}

class Knowing
{
public:
    Knowing(const Settings &settings, const Facts &measured, const FactKinds &kinds, const Law &law)
        : m_settings(settings)
        , m_kinds(kinds)
        , m_law(law)
    {
        m_facts.addAll(measured);
    }

    Facts all(const QString &language)
    {
        answers();
        provider();
        software();
        logs();
        outside();
        authority(language);
        measuredOn();
        return m_facts;
    }

private:
    [[nodiscard]] std::optional<bool> flag(const QString &id) const
    {
        const Fact *fact = m_facts.find(id);
        return fact && fact->value.isBool() ? std::optional(fact->value.toBool()) : std::nullopt;
    }

    // Whether a measured list holds nothing.
    [[nodiscard]] std::optional<bool> empty(const QString &id) const
    {
        const Fact *fact = m_facts.find(id);
        return fact && fact->value.isArray() ? std::optional(fact->value.toArray().isEmpty()) : std::nullopt;
    }

    // True when all are, false when one is not, unknown when that cannot be told.
    static std::optional<bool> every(std::initializer_list<std::optional<bool>> parts)
    {
        bool unknown = false;
        for (const std::optional<bool> part : parts) {
            if (part && !*part)
                return false;
            unknown = unknown || !part;
        }
        return unknown ? std::nullopt : std::optional(true);
    }

    void tell(const QString &id, const QJsonValue &value)
    {
        const FactKind *kind = m_kinds.find(id);
        const bool said =
            value.isString() ? !value.toString().trimmed().isEmpty() : !value.isNull() && !value.isUndefined();
        // What a person says is asked anew at every export; an older answer among the facts gives way.
        m_facts.remove(id);
        if (said && kind)
            m_facts.add({id, value, Fact::Origin::Told, {}, kind->where});
    }

    // A fact that follows from others is as old as the oldest of them. A measured one of the same name wins.
    void derive(const QString &id, const QJsonValue &value, const QStringList &from)
    {
        if (m_facts.find(id))
            return;
        QDateTime oldest;
        for (const QString &parent : from) {
            const Fact *fact = m_facts.find(parent);
            if (fact && fact->time.isValid() && (!oldest.isValid() || fact->time < oldest))
                oldest = fact->time;
        }
        m_facts.add({id, value, Fact::Origin::Derived, oldest, from.join(QStringLiteral(", "))});
    }

    void derive(const QString &id, std::optional<bool> value, const QStringList &from)
    {
        if (value)
            derive(id, QJsonValue(*value), from);
    }

    void answers()
    {
        const QJsonObject &papers = m_settings.papers;
        const QJsonObject hosting = papers[u"hosting"].toObject();
        tell(QStringLiteral("domain"), m_settings.domain);
        tell(QStringLiteral("controller.name"), m_settings.provider.name);
        tell(QStringLiteral("controller.address"), m_settings.provider.address);
        tell(QStringLiteral("controller.contact"), m_settings.provider.contact);
        tell(QStringLiteral("controller.country"), m_settings.provider.country);
        tell(QStringLiteral("controller.role"), roleWord(m_settings.provider.role));
        tell(QStringLiteral("controller.taskLaw"), papers[u"taskLaw"]);
        tell(QStringLiteral("dpo.contact"), papers[u"dataProtectionOfficer"]);
        tell(QStringLiteral("hosting.company"), hosting[u"company"]);
        tell(QStringLiteral("hosting.country"), hosting[u"country"]);
        tell(QStringLiteral("hosting.contractDate"), hosting[u"contractDate"]);
        tell(QStringLiteral("hosts.keptDays"), papers[u"accountDays"]);
        tell(QStringLiteral("meetings.recordingDays"), papers[u"recordingDays"]);
        tell(QStringLiteral("meetings.contentDays"), papers[u"contentDays"]);
        tell(QStringLiteral("transfers.safeguards"), papers[u"transferSafeguards"]);

        QJsonValue external(QJsonValue::Undefined);
        if (hosting[u"ownPremises"].isBool())
            external = !hosting[u"ownPremises"].toBool();
        else if (m_facts.find(QStringLiteral("hosting.company")))
            external = true;
        tell(QStringLiteral("hosting.external"), external);
        if (external.isBool() && !external.toBool() && hosting[u"country"].toString().isEmpty())
            tell(QStringLiteral("hosting.country"), m_settings.provider.country);
    }

    void provider()
    {
        std::optional<bool> isPublic;
        switch (m_settings.provider.role) {
        case Settings::Role::Public:
            isPublic = true;
            break;
        case Settings::Role::School:
            if (m_settings.papers[u"publicSchool"].isBool())
                isPublic = m_settings.papers[u"publicSchool"].toBool();
            break;
        case Settings::Role::Self:
        case Settings::Role::Company:
        case Settings::Role::Association:
            isPublic = false;
            break;
        case Settings::Role::Unsaid:
        case Settings::Role::EmployedTeacher:
        case Settings::Role::Processor:
            break;
        }
        derive(QStringLiteral("controller.public"), isPublic, {QStringLiteral("controller.role")});
        const bool officer = m_facts.find(QStringLiteral("dpo.contact")) != nullptr;
        derive(QStringLiteral("dpo.expected"), officer ? std::optional(true) : isPublic,
            {QStringLiteral("controller.public"), QStringLiteral("dpo.contact")});
    }

    void software()
    {
        const QString id = QStringLiteral("meetings.software");
        if (m_facts.find(id))
            return;
        for (const QString &package :
            {QStringLiteral("versions.jitsi-meet"), QStringLiteral("versions.jitsi-meet-web")}) {
            if (const Fact *fact = m_facts.find(package))
                return m_facts.add({id, true, fact->origin, fact->time, fact->evidence});
        }
    }

    void logs()
    {
        if (const std::optional<LogAge> age = participantLogAge(m_facts))
            derive(QStringLiteral("logs.participantDays"), QJsonValue(age->days), age->from);
    }

    void outside()
    {
        if (const Fact *stun = m_facts.find(QStringLiteral("meetings.stunServers")); stun && stun->value.isArray()) {
            const QStringList own = textsOf(m_facts.value(QStringLiteral("server.addresses")));
            QJsonArray foreign;
            for (const QString &address : textsOf(stun->value)) {
                const QString host = hostOf(address);
                const QString bare = QString(host).remove(u'[').remove(u']');
                const bool ours =
                    host == m_settings.domain || host.endsWith(u'.' + m_settings.domain) || own.contains(bare);
                if (!ours && !foreign.contains(host))
                    foreign += host;
            }
            derive(
                QStringLiteral("meetings.foreignStun"), QJsonValue(foreign), {QStringLiteral("meetings.stunServers")});
        }
        const std::optional<bool> pageAlone = empty(QStringLiteral("web.thirdParties"));
        const std::optional<bool> stunAlone = empty(QStringLiteral("meetings.foreignStun"));
        derive(QStringLiteral("web.noThirdParty"), every({pageAlone, stunAlone, flag(QStringLiteral("web.onlyOwn"))}),
            {QStringLiteral("web.thirdParties"), QStringLiteral("meetings.foreignStun"),
                QStringLiteral("web.onlyOwn")});

        const Fact *country = m_facts.find(QStringLiteral("hosting.country"));
        const std::optional<bool> inArea =
            country ? std::optional(m_law.area.contains(country->value.toString())) : std::nullopt;
        derive(QStringLiteral("transfers.none"), every({inArea, pageAlone, stunAlone}),
            {QStringLiteral("hosting.country"), QStringLiteral("web.thirdParties"),
                QStringLiteral("meetings.foreignStun")});
    }

    void authority(const QString &language)
    {
        const QStringList from = {QStringLiteral("controller.country")};
        derive(QStringLiteral("authority.list"), QJsonValue(m_law.authorityList), {});
        if (!m_facts.find(QStringLiteral("controller.country")))
            return;
        const QString name = m_law.authorityName.value(language);
        derive(QStringLiteral("authority.known"), QJsonValue(!name.isEmpty()), from);
        if (name.isEmpty())
            return;
        derive(QStringLiteral("authority.name"), QJsonValue(name), from);
        derive(QStringLiteral("authority.web"), QJsonValue(m_law.authorityWeb), from);
    }

    void measuredOn()
    {
        QDateTime oldest;
        for (const Fact &fact : m_facts.all()) {
            const FactKind *kind = m_kinds.find(fact.id);
            if (kind && fact.origin == Fact::Origin::Measured && fact.time.isValid() &&
                (!oldest.isValid() || fact.time < oldest))
                oldest = fact.time;
        }
        if (oldest.isValid())
            m_facts.add({QStringLiteral("facts.measuredOn"), oldest.toUTC().date().toString(Qt::ISODate),
                Fact::Origin::Derived, oldest, {}});
    }

    const Settings &m_settings;
    const FactKinds &m_kinds;
    const Law &m_law;
    Facts m_facts;
};
} // namespace

Facts knownFacts(
    const Settings &settings, const Facts &measured, const FactKinds &kinds, const Law &law, const QString &language)
{
    return Knowing(settings, measured, kinds, law).all(language);
}

} // namespace meethouse
