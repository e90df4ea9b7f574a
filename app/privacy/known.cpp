#include "privacy/known.h"

#include "privacy/retention.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace meethouse
{

namespace
{
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
        people();
        ofLaw(language);
        software();
        certificate();
        logs();
        outside();
        assessment();
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

    [[nodiscard]] QString word(const char *id) const { return m_facts.value(QLatin1String(id)).toString(); }

    [[nodiscard]] QStringList list(const char *id) const { return textsOf(m_facts.value(QLatin1String(id))); }

    // This value when one part has it, the other when none has, unknown when that cannot be told.
    static std::optional<bool> decidedBy(bool value, std::initializer_list<std::optional<bool>> parts)
    {
        bool unknown = false;
        for (const std::optional<bool> part : parts) {
            if (part == value)
                return value;
            unknown = unknown || !part;
        }
        return unknown ? std::nullopt : std::optional(!value);
    }
    static std::optional<bool> some(std::initializer_list<std::optional<bool>> parts) { return decidedBy(true, parts); }
    static std::optional<bool> every(std::initializer_list<std::optional<bool>> parts)
    {
        return decidedBy(false, parts);
    }

    void tell(const QString &id, const QJsonValue &value)
    {
        // What a person says is asked anew at every export; an older answer among the facts gives way.
        m_facts.remove(id);
        const Fact fact{id, value, Fact::Origin::Told, {}, m_kinds.find(id)->where};
        if (m_kinds.fits(fact))
            m_facts.add(fact);
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
        const QJsonObject settings = m_settings.toJson();
        for (const QString &id : m_kinds.ids()) {
            const FactKind &kind = *m_kinds.find(id);
            if (kind.origin != Fact::Origin::Told)
                continue;
            QJsonValue value = settings;
            for (const QString &key : kind.where.split(u'.'))
                value = value.toObject().value(key);
            tell(id, value);
        }

        const QJsonObject hosting = m_settings.papers[u"hosting"].toObject();
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
        case Settings::Role::Processor:
            isPublic = false;
            break;
        case Settings::Role::Unsaid:
        case Settings::Role::EmployedTeacher:
            break;
        }
        derive(QStringLiteral("controller.public"), isPublic, {QStringLiteral("controller.role")});
        const bool officer = m_facts.find(QStringLiteral("dpo.contact")) != nullptr;
        const bool byLaw = m_law.fact(QStringLiteral("law.officerNeeded"), word("controller.role"), QString()).toBool();
        derive(QStringLiteral("dpo.expected"), officer || byLaw ? std::optional(true) : isPublic,
            {QStringLiteral("controller.public"), QStringLiteral("controller.country"), QStringLiteral("dpo.contact")});
        contact(QStringLiteral("rights.contact"), u"rightsContact");
        contact(QStringLiteral("breach.contact"), u"breachContact");
    }

    // Where nobody else is named, the provider answers.
    void contact(const QString &id, QStringView key)
    {
        const QString own = m_settings.papers[key].toString();
        const QString contact = own.trimmed().isEmpty() ? m_settings.provider.contact : own;
        if (!contact.trimmed().isEmpty())
            derive(id, QJsonValue(contact), {QStringLiteral("controller.contact")});
    }

    void people()
    {
        const QStringList groups = list("participants.groups");
        if (!groups.isEmpty())
            derive(QStringLiteral("participants.minors"), QJsonValue(groups.contains(u"pupils")),
                {QStringLiteral("participants.groups")});
        if (const std::optional<bool> alone = empty(QStringLiteral("joint.parties")))
            derive(QStringLiteral("joint.exists"), QJsonValue(!*alone), {QStringLiteral("joint.parties")});
    }

    void ofLaw(const QString &language)
    {
        const QString country = word("controller.country");
        if (country.isEmpty())
            return;
        const QStringList from = {QStringLiteral("controller.country")};
        const QString which = m_law.area.contains(country) ? QStringLiteral("gdpr")
                              : country == u"GB"           ? QStringLiteral("uk")
                              : country == u"CH"           ? QStringLiteral("ch")
                                                           : QStringLiteral("other");
        derive(QStringLiteral("law.of"), QJsonValue(which), from);
        for (auto said = m_law.facts.begin(); said != m_law.facts.end(); ++said) {
            const QJsonValue value = m_law.fact(said.key(), word("controller.role"), language);
            if (!value.isUndefined() && !value.isNull())
                derive(said.key(), value, from);
        }
        derive(QStringLiteral("dpia.exempt"), QJsonValue(false), from);
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

    // What the proof measures, as a paper says it.
    void certificate()
    {
        if (const Fact *until = m_facts.find(QStringLiteral("certificate.notAfter")))
            m_facts.add({QStringLiteral("certificate.validUntil"), until->value.toString().left(10), until->origin,
                until->time, until->evidence});
        if (const Fact *version = m_facts.find(QStringLiteral("web.tlsVersion")))
            m_facts.add({QStringLiteral("tls.versions"), QJsonArray{version->value}, version->origin, version->time,
                version->evidence});
        if (const Fact *accounts = m_facts.find(QStringLiteral("hosts.accounts")))
            m_facts.add(
                {QStringLiteral("hosts.count"), accounts->value, accounts->origin, accounts->time, accounts->evidence});
    }

    void logs()
    {
        if (const std::optional<LogAge> age = participantLogAge(m_facts))
            derive(QStringLiteral("logs.participantDays"), QJsonValue(age->days), age->from);
        if (const std::optional<LogAge> age = administratorLogAge(m_facts))
            derive(QStringLiteral("logs.administratorDays"), QJsonValue(age->days), age->from);
        const LogRows places = logRows(m_facts);
        if (!places.rows.isEmpty())
            derive(QStringLiteral("logs.places"), places.rows, places.from);
        QJsonArray versions;
        QStringList from;
        for (const Fact &fact : m_facts.below(QStringLiteral("versions."))) {
            versions += QJsonObject{
                {QStringLiteral("name"), fact.id.section(u'.', 1)}, {QStringLiteral("version"), fact.value}};
            from += fact.id;
        }
        if (!versions.isEmpty())
            derive(QStringLiteral("versions.installed"), versions, from);
    }

    // Whether this country is the provider's or one of the European Economic Area.
    [[nodiscard]] std::optional<bool> inArea(const char *id) const
    {
        const QString country = word(id);
        if (country.isEmpty())
            return std::nullopt;
        return country == word("controller.country") || m_law.area.contains(country);
    }

    // Those of the listed servers that are not the provider's.
    void foreign(const QString &listed, const QString &id)
    {
        const Fact *all = m_facts.find(listed);
        if (!all || !all->value.isArray())
            return;
        const QStringList own = list("server.addresses");
        QJsonArray others;
        for (const QString &address : textsOf(all->value)) {
            const QString host = hostOf(address);
            const QString bare = QString(host).remove(u'[').remove(u']');
            const bool ours =
                host == m_settings.domain || host.endsWith(u'.' + m_settings.domain) || own.contains(bare);
            if (!ours && !others.contains(host))
                others += host;
        }
        derive(id, QJsonValue(others), {listed});
    }

    // Whether a data protection impact assessment is due: the nine criteria that the authorities agreed on (WP248).
    void assessment()
    {
        const auto measured = [this](const char *id) { return flag(QLatin1String(id)); };
        derive(QStringLiteral("consent.needed"),
            some({measured("meetings.recordingServer"), measured("meetings.recordingLocal"),
                measured("meetings.transcription")}),
            {QStringLiteral("meetings.recordingServer"), QStringLiteral("meetings.recordingLocal"),
                QStringLiteral("meetings.transcription")});

        const QStringList groups = list("participants.groups");
        std::optional<bool> vulnerable;
        if (!groups.isEmpty())
            vulnerable = groups.contains(u"pupils") || groups.contains(u"patients") || groups.contains(u"staff");
        int met = 0;
        for (const std::optional<bool> criterion :
            {measured("participants.attendanceKept"), measured("participants.sensitive"),
                measured("participants.largeScale"), vulnerable, measured("meetings.transcription")}) {
            if (!criterion)
                return;
            met += *criterion ? 1 : 0;
        }
        const QStringList from = {QStringLiteral("participants.groups"), QStringLiteral("participants.sensitive"),
            QStringLiteral("participants.largeScale"), QStringLiteral("participants.attendanceKept"),
            QStringLiteral("meetings.transcription")};
        derive(QStringLiteral("dpia.criteria"), QJsonValue(met), from);
        derive(QStringLiteral("dpia.needed"), QJsonValue(met >= 2 && !measured("dpia.exempt").value_or(false)), from);
    }

    void outside()
    {
        foreign(QStringLiteral("meetings.stunServers"), QStringLiteral("meetings.foreignStun"));
        foreign(QStringLiteral("meetings.turnServers"), QStringLiteral("meetings.foreignTurn"));
        const std::optional<bool> pageAlone = empty(QStringLiteral("web.thirdParties"));
        const std::optional<bool> stunAlone = empty(QStringLiteral("meetings.foreignStun"));
        const std::optional<bool> turnAlone = empty(QStringLiteral("meetings.foreignTurn"));
        derive(QStringLiteral("web.noThirdParty"),
            every({pageAlone, stunAlone, turnAlone, flag(QStringLiteral("web.onlyOwn"))}),
            {QStringLiteral("web.thirdParties"), QStringLiteral("meetings.foreignStun"),
                QStringLiteral("meetings.foreignTurn"), QStringLiteral("web.onlyOwn")});

        // Backups are asked about only where there are any.
        const bool backups = m_facts.find(QStringLiteral("backups.country")) != nullptr;
        derive(QStringLiteral("transfers.none"),
            every({inArea("hosting.country"), backups ? inArea("backups.country") : std::optional(true), pageAlone,
                stunAlone, turnAlone}),
            {QStringLiteral("hosting.country"), QStringLiteral("backups.country"), QStringLiteral("web.thirdParties"),
                QStringLiteral("meetings.foreignStun"), QStringLiteral("meetings.foreignTurn")});
    }

    void authority(const QString &language)
    {
        const QStringList from = {QStringLiteral("controller.country")};
        derive(QStringLiteral("authority.list"), QJsonValue(m_law.authorityList), {});
        if (!m_facts.find(QStringLiteral("controller.country")))
            return;
        const Law::Authority ours =
            m_law.authorityOf(word("controller.region"), flag(QStringLiteral("controller.public")).value_or(false));
        const QString name = ours.name.value(language);
        derive(QStringLiteral("authority.known"), QJsonValue(!name.isEmpty()), from);
        if (name.isEmpty())
            return;
        derive(QStringLiteral("authority.name"), QJsonValue(name), from);
        derive(QStringLiteral("authority.web"), QJsonValue(ours.web), from);
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
