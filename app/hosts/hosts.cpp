#include "hosts/hosts.h"

#include "hosts/call.h"

#include <QCoreApplication>

#include <algorithm>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Hosts)
};

Host::State stateFrom(const QString &word)
{
    if (word == QLatin1String("disabled"))
        return Host::State::Disabled;
    if (word == QLatin1String("invited"))
        return Host::State::Invited;
    return Host::State::Active;
}

QDateTime timeFrom(const QJsonValue &value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODate).toUTC();
}

bool isOk(const QJsonObject &result)
{
    return result.value(QStringLiteral("ok")).toBool();
}

QString refusal(const QString &name, const QString &word)
{
    if (word == QLatin1String("exists"))
        return Texts::tr("There is a host “%1” already.").arg(name);
    if (word == QLatin1String("name-invalid")) {
        return Texts::tr("“%1” cannot be a host's name; small letters, digits, dots, hyphens and underscores can.")
            .arg(name);
    }
    if (word == QLatin1String("name-reserved"))
        return Texts::tr("The name “%1” is kept for the server itself.").arg(name);
    if (word == QLatin1String("expires-invalid"))
        return Texts::tr("A link works for at least a second and at most a year.");
    return Texts::tr("The server refused the invitation for “%1” (%2).").arg(name, word);
}

Result<void> single(Remote &remote, const QJsonObject &operation, std::stop_token stop)
{
    const auto results = callHosts(remote, {operation}, stop);
    if (!results)
        return failure(results.error());
    const auto &result = results->first();
    if (isOk(result))
        return {};
    return failure({ErrorKind::Failed, Texts::tr("The server did not carry out a change to its hosts."), {},
        Texts::tr("Try again; if it stays so, send a report to whoever helps you."),
        result.value(QStringLiteral("error")).toString()});
}

} // namespace

QString hostStateName(Host::State state)
{
    switch (state) {
    case Host::State::Active:
        return QStringLiteral("active");
    case Host::State::Disabled:
        return QStringLiteral("disabled");
    case Host::State::Invited:
        return QStringLiteral("invited");
    }
    Q_UNREACHABLE();
}

Result<QList<Host>> listHosts(Remote &remote, std::stop_token stop)
{
    const auto results = callHosts(remote, {QJsonObject{{QStringLiteral("op"), QStringLiteral("list")}}}, stop);
    if (!results)
        return failure(results.error());
    QList<Host> hosts;
    for (const auto &value : results->first().value(QStringLiteral("hosts")).toArray()) {
        const auto object = value.toObject();
        Host host;
        host.name = object.value(QStringLiteral("name")).toString();
        host.state = stateFrom(object.value(QStringLiteral("state")).toString());
        host.lastSeen = QDate::fromString(object.value(QStringLiteral("lastSeen")).toString(), Qt::ISODate);
        host.id = object.value(QStringLiteral("id")).toString();
        host.expires = timeFrom(object.value(QStringLiteral("expires")));
        hosts.append(host);
    }
    std::ranges::sort(hosts, [](const Host &one, const Host &other) { return one.name < other.name; });
    return hosts;
}

Result<InvitationsMade> inviteHosts(
    Remote &remote, const QString &domain, const InvitationWishes &wishes, std::stop_token stop)
{
    QJsonArray operations;
    const auto add = [&](const QString &name) {
        QJsonObject operation{{QStringLiteral("op"), QStringLiteral("invite")},
            {QStringLiteral("expires"), static_cast<qint64>(wishes.lifetime.count())}};
        if (!name.isEmpty())
            operation.insert(QStringLiteral("name"), name);
        operations.append(operation);
    };
    for (const auto &name : wishes.names)
        add(name);
    for (int i = 0; i < wishes.freeNames; ++i)
        add({});

    const auto results = callHosts(remote, operations, stop);
    if (!results)
        return failure(results.error());
    InvitationsMade invitations;
    for (qsizetype i = 0; i < results->size(); ++i) {
        const auto &result = results->at(i);
        const auto name = wishes.names.value(i);
        if (!isOk(result)) {
            invitations.refused.append(refusal(name, result.value(QStringLiteral("error")).toString()));
            continue;
        }
        Invitation invitation;
        invitation.name = name;
        invitation.link =
            QStringLiteral("https://%1/hosts/#%2").arg(domain, result.value(QStringLiteral("token")).toString());
        invitation.id = result.value(QStringLiteral("id")).toString();
        invitation.expires = timeFrom(result.value(QStringLiteral("expires")));
        invitations.made.append(invitation);
    }
    return invitations;
}

Result<void> createThrowAwayHost(Remote &remote, const QString &name, const Secret &password, std::stop_token stop)
{
    const auto text = password.reveal();
    return single(remote,
        {{QStringLiteral("op"), QStringLiteral("throwaway")}, {QStringLiteral("name"), name},
            {QStringLiteral("password"), QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))}},
        stop);
}

Result<void> removeThrowAwayHost(Remote &remote, const QString &name, std::stop_token stop)
{
    return single(remote, {{QStringLiteral("op"), QStringLiteral("remove")}, {QStringLiteral("name"), name}}, stop);
}

} // namespace meethouse
