#include "hosts/hosts.h"

#include "hosts/call.h"
#include "hosts/refusal.h"

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

Result<void> single(Remote &remote, const QJsonObject &operation, std::stop_token stop)
{
    const auto results = callHosts(remote, {operation}, stop);
    if (!results)
        return failure(results.error());
    const auto &result = results->first();
    if (isDone(result))
        return {};
    return failure({ErrorKind::Failed, Texts::tr("The server did not carry out a change to its hosts."), {},
        Texts::tr("Try again; if it stays so, send a report to whoever helps you."),
        result.value(QStringLiteral("error")).toString()});
}

// One link for each name; an empty one is the host's to choose.
Result<InvitationsMade> makeLinks(
    Remote &remote, const QJsonObject &operation, const QStringList &names, std::stop_token stop)
{
    QJsonArray operations;
    for (const auto &name : names) {
        auto one = operation;
        if (!name.isEmpty())
            one.insert(QStringLiteral("name"), name);
        operations.append(one);
    }
    const auto results = callHosts(remote, operations, stop);
    if (!results)
        return failure(results.error());
    InvitationsMade links;
    for (qsizetype i = 0; i < results->size(); ++i) {
        const auto &result = results->at(i);
        if (!isDone(result)) {
            links.refused.append(refusalOf(result, names.at(i)));
            continue;
        }
        links.made.append({names.at(i), result.value(QStringLiteral("link")).toString(),
            result.value(QStringLiteral("id")).toString(), timeFrom(result.value(QStringLiteral("expires")))});
    }
    return links;
}

Result<HostsChanged> forEach(
    Remote &remote, const QString &op, const QString &key, const QStringList &subjects, std::stop_token stop)
{
    QJsonArray operations;
    for (const auto &subject : subjects)
        operations.append(QJsonObject{{QStringLiteral("op"), op}, {key, subject}});
    const auto results = callHosts(remote, operations, stop);
    if (!results)
        return failure(results.error());
    HostsChanged changed;
    for (qsizetype i = 0; i < results->size(); ++i) {
        if (isDone(results->at(i)))
            changed.done.append(subjects.at(i));
        else
            changed.refused.append(refusalOf(results->at(i), subjects.at(i)));
    }
    return changed;
}

QString wordOf(HostChange change)
{
    switch (change) {
    case HostChange::Disable:
        return QStringLiteral("disable");
    case HostChange::Enable:
        return QStringLiteral("enable");
    case HostChange::Remove:
        return QStringLiteral("remove");
    }
    Q_UNREACHABLE();
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
        host.disabledSince = timeFrom(object.value(QStringLiteral("disabledSince")));
        host.failedSignIns = object.value(QStringLiteral("failed")).toInt();
        host.lastFailed = timeFrom(object.value(QStringLiteral("lastFailed")));
        hosts.append(host);
    }
    std::ranges::sort(hosts, [](const Host &one, const Host &other) { return one.name < other.name; });
    return hosts;
}

Result<InvitationsMade> inviteHosts(Remote &remote, const InvitationWishes &wishes, std::stop_token stop)
{
    auto names = wishes.names;
    for (int i = 0; i < wishes.freeNames; ++i)
        names.append(QString());
    const QJsonObject operation{{QStringLiteral("op"), QStringLiteral("invite")},
        {QStringLiteral("expires"), static_cast<qint64>(wishes.lifetime.count())}};
    return makeLinks(remote, operation, names, stop);
}

Result<InvitationsMade> resetHosts(Remote &remote, const ResetWishes &wishes, std::stop_token stop)
{
    const QJsonObject operation{{QStringLiteral("op"), QStringLiteral("reset")}, {QStringLiteral("lock"), wishes.lock},
        {QStringLiteral("expires"), static_cast<qint64>(wishes.lifetime.count())}};
    return makeLinks(remote, operation, wishes.names, stop);
}

Result<HostsChanged> changeHosts(Remote &remote, HostChange change, const QStringList &names, std::stop_token stop)
{
    return forEach(remote, wordOf(change), QStringLiteral("name"), names, stop);
}

Result<HostsChanged> withdrawInvitations(Remote &remote, const QStringList &ids, std::stop_token stop)
{
    return forEach(remote, QStringLiteral("withdraw"), QStringLiteral("id"), ids, stop);
}

QString leftOfRemovedHosts(int logDays)
{
    return Texts::tr("The server keeps nothing of removed hosts but what its log files say of earlier sign-ins; these "
                     "lines go after %n day(s).",
        nullptr, logDays);
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
