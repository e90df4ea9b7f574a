#pragma once

#include "wizard/manager/server_list.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

namespace meethouse
{

// Servers for the manager that are none: they answer what a real one would, as slowly as is wished.
struct Pretended {
    int hosts = 42;
    std::optional<Meetings> now = Meetings{2, 23};
    QList<Check> tasks = {};
    bool isSetUp = true;
    bool passwords = true; // the server lets people in by them
    std::chrono::milliseconds slowness{0};
    std::optional<Error> notReached = {};
    std::optional<Prompter::Round> question = {};
};

inline Check pretendedCheck(
    const char *id, Check::State state, const QString &what, const QString &why = {}, const QString &todo = {})
{
    return {QString::fromLatin1(id), state, false, what, why, todo};
}

inline Overview pretendedOverview(const Pretended &pretended, const QString &domain)
{
    Overview overview;
    auto &survey = overview.survey;
    survey.system.name = QStringLiteral("Debian GNU/Linux 12 (bookworm)");
    survey.apt.packages = {{QStringLiteral("jitsi-meet"), QStringLiteral("2.0.10655-1"), QStringLiteral("ii ")}};
    survey.disks = {{QStringLiteral("/var"), QStringLiteral("/"), QStringLiteral("ext4"), qint64(40) << 30,
        qint64(31) << 30, -1, false, false}};
    survey.ssh.passwords = pretended.passwords ? Survey::Known::Yes : Survey::Known::No;
    survey.ours.present = true;
    survey.ours.lastTime = QDateTime(QDate(2026, 11, 20), QTime(18, 4), Qt::UTC);
    survey.ours.runs = {QStringLiteral("20261004T091203Z-k3m9x2pa"), QStringLiteral("20261120T180112Z-q8w2n5ty")};
    survey.ours.lastRun = survey.ours.runs.last();
    survey.ours.lastState = QStringLiteral("done");
    overview.tasks = pretended.tasks;
    if (!pretended.isSetUp)
        return overview;
    Settings settings;
    settings.domain = domain;
    overview.settings = settings;
    overview.proof.meetingUrl = QStringLiteral("https://%1/").arg(domain);
    overview.proof.now = pretended.now;
    const auto now = QDateTime::currentDateTimeUtc();
    overview.proof.facts.add({QStringLiteral("certificate.notAfter"), QStringLiteral("2027-02-12T08:00:00Z"),
        Fact::Origin::Measured, now, QString()});
    overview.proof.facts.add(
        {QStringLiteral("hosts.accounts"), pretended.hosts, Fact::Origin::Measured, now, QString()});
    overview.proof.checks = {
        pretendedCheck("services", Check::State::Ok, QStringLiteral("All programs that meetings need are running.")),
        pretendedCheck("certificate", Check::State::Ok, QStringLiteral("Browsers trust the certificate.")),
    };
    overview.proof.checks += pretended.tasks;
    return overview;
}

// Answers what mod_meethouse_hosts would.
class PretendedRemote final : public Remote
{
public:
    explicit PretendedRemote(int hosts)
    {
        for (int i = 0; i < hosts; ++i)
            m_hosts += host(i);
        if (hosts > 0) {
            m_rooms = {
                {QStringLiteral("maths"), {QStringLiteral("a.rossi"), QStringLiteral("bado-kire-lumo-47"), true}},
                {QStringLiteral("staff-room"), {QString(), QStringLiteral("pevi-tosa-runi-85"), false}},
                {QStringLiteral("caf%c3%a9"), {QStringLiteral("l.weber"), QStringLiteral("gano-medu-vipe-23"), false}}};
        }
    }

    Result<RemoteOutcome> run(RemoteCommand command, std::stop_token) override
    {
        ++m_trips;
        const auto said = command.secretInput.reveal();
        const auto asked = QJsonDocument::fromJson(QByteArray(said.data(), static_cast<qsizetype>(said.size())));
        QJsonArray results;
        for (const auto &operation : asked.object().value(QStringLiteral("operations")).toArray())
            results += answer(operation.toObject());
        RemoteOutcome outcome;
        outcome.exitCode = 0;
        outcome.output = QJsonDocument(QJsonObject{{QStringLiteral("ok"), true}, {QStringLiteral("results"), results}})
                             .toJson(QJsonDocument::Compact);
        return outcome;
    }
    [[nodiscard]] int roundTrips() const override { return m_trips; }

private:
    static QJsonObject host(int number)
    {
        static const QStringList names{QStringLiteral("a.rossi"), QStringLiteral("l.weber"),
            QStringLiteral("m.bianchi"), QStringLiteral("p.dupont"), QStringLiteral("s.garcia")};
        QJsonObject host{{QStringLiteral("name"),
            number < names.size() ? names.at(number) : QStringLiteral("host-%1").arg(number, 4, 10, QLatin1Char('0'))}};
        const auto today = QDate::currentDate();
        if (number % 5 == 2) {
            host.insert(QStringLiteral("state"), QStringLiteral("invited"));
            host.insert(QStringLiteral("id"), QStringLiteral("id-%1").arg(number));
            host.insert(QStringLiteral("expires"),
                QDateTime::currentDateTimeUtc().addDays(5).addSecs(600).toString(Qt::ISODate));
        } else {
            host.insert(
                QStringLiteral("state"), number % 5 == 3 ? QStringLiteral("disabled") : QStringLiteral("active"));
            host.insert(QStringLiteral("lastSeen"), today.addDays(-number * 3 % 60).toString(Qt::ISODate));
            if (number % 5 == 3)
                host.insert(QStringLiteral("disabledSince"), QStringLiteral("2026-10-02T08:00:00Z"));
            if (number == 1) {
                host.insert(QStringLiteral("failed"), 12);
                host.insert(QStringLiteral("lastFailed"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
            }
        }
        return host;
    }

    QJsonObject answer(const QJsonObject &operation)
    {
        const auto op = operation.value(QStringLiteral("op")).toString();
        const auto name = operation.value(QStringLiteral("name")).toString();
        QJsonObject result{{QStringLiteral("ok"), true}, {QStringLiteral("name"), name}};
        if (operation.contains(QStringLiteral("room")) || op == QLatin1String("rooms"))
            return room(op, operation);
        if (op == QLatin1String("list")) {
            result.insert(QStringLiteral("hosts"), m_hosts);
        } else if (op == QLatin1String("invite") || op == QLatin1String("reset")) {
            if (name.contains(QLatin1Char(' ')) || name != name.toLower())
                return {{QStringLiteral("ok"), false}, {QStringLiteral("error"), QStringLiteral("name-invalid")}};
            result.insert(QStringLiteral("link"),
                QString(QStringLiteral("https://meet.school.example/hosts/#Qm7ZtR4vXe9K") + name));
            result.insert(QStringLiteral("id"), QString(QStringLiteral("id-") + name));
            result.insert(QStringLiteral("expires"), QDateTime::currentDateTimeUtc().addDays(7).toString(Qt::ISODate));
            if (op == QLatin1String("invite"))
                m_hosts +=
                    QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("state"), QStringLiteral("invited")},
                        {QStringLiteral("id"), result.value(QStringLiteral("id"))},
                        {QStringLiteral("expires"), result.value(QStringLiteral("expires"))}};
        } else {
            change(op, name, operation.value(QStringLiteral("id")).toString());
        }
        return result;
    }

    void change(const QString &op, const QString &name, const QString &id)
    {
        for (qsizetype i = m_hosts.size() - 1; i >= 0; --i) {
            auto host = m_hosts.at(i).toObject();
            if ((name.isEmpty() || host.value(QStringLiteral("name")) != name) &&
                (id.isEmpty() || host.value(QStringLiteral("id")) != id))
                continue;
            if (op == QLatin1String("remove") || op == QLatin1String("withdraw")) {
                m_hosts.removeAt(i);
                continue;
            }
            host.insert(QStringLiteral("state"),
                op == QLatin1String("disable") ? QStringLiteral("disabled") : QStringLiteral("active"));
            m_hosts.replace(i, host);
        }
    }

    QJsonObject room(const QString &op, const QJsonObject &operation)
    {
        const auto name = operation.value(QStringLiteral("room")).toString();
        const auto password = operation.value(QStringLiteral("password")).toString(QStringLiteral("nifa-sobe-katu-69"));
        const auto refused = [](const char *why) {
            return QJsonObject{{QStringLiteral("ok"), false}, {QStringLiteral("error"), QLatin1String(why)}};
        };
        if (op == QLatin1String("rooms")) {
            QJsonArray rooms;
            for (auto it = m_rooms.begin(); it != m_rooms.end(); ++it)
                rooms += QJsonObject{{QStringLiteral("name"), it.key()}, {QStringLiteral("owner"), it->owner},
                    {QStringLiteral("open"), it->open}};
            return {{QStringLiteral("ok"), true}, {QStringLiteral("rooms"), rooms}};
        }
        if (op == QLatin1String("reserve")) {
            if (m_rooms.contains(name))
                return refused("room-taken");
            m_rooms.insert(name, {operation.value(QStringLiteral("owner")).toString(), password, false});
        } else if (!m_rooms.contains(name)) {
            return refused("room-unknown");
        } else if (op == QLatin1String("change")) {
            m_rooms[name].password = password;
        }
        const QJsonObject told{{QStringLiteral("ok"), true}, {QStringLiteral("room"), name},
            {QStringLiteral("password"), m_rooms.value(name).password}};
        if (op == QLatin1String("release"))
            m_rooms.remove(name);
        return told;
    }

    struct Room {
        QString owner;
        QString password;
        bool open = false;
    };
    QMap<QString, Room> m_rooms;
    QJsonArray m_hosts;
    int m_trips = 0;
};

// Ways that lead to such servers; by the address's host, others as the first one.
inline Ways pretendedWays(const QMap<QString, Pretended> &servers)
{
    const auto of = [servers](const QString &host) { return servers.value(host, servers.value(QString())); };
    Ways ways;
    ways.open = [of](Login login, Prompter &prompter, const std::stop_token &stop) -> Result<Opened> {
        const auto pretended = of(login.address.host);
        std::this_thread::sleep_for(pretended.slowness);
        if (stop.stop_requested())
            return failure({ErrorKind::Cancelled, QStringLiteral("Stopped.")});
        if (pretended.notReached && login.acceptHostKey.isEmpty())
            return failure(*pretended.notReached);
        if (pretended.question && !prompter.ask(*pretended.question))
            return failure({ErrorKind::Cancelled, QStringLiteral("Given up.")});
        return Opened{
            std::make_unique<PretendedRemote>(pretended.hosts), login.address.host, QStringLiteral("SHA256:x")};
    };
    ways.look = [of](Remote &, const ProofInput &input, const std::stop_token &) -> Result<Overview> {
        return pretendedOverview(of(input.serverAddress), input.serverAddress);
    };
    return ways;
}

inline Profile pretendedProfile(const QString &name)
{
    return {name, QStringLiteral("root"), name, 22, {}, name, false};
}

// They are known to a computer that keeps what it knows in `folder`.
inline std::unique_ptr<ServerList> pretendedList(const QTemporaryDir &folder, const QMap<QString, Pretended> &servers)
{
    const Profiles profiles(folder.path());
    for (auto it = servers.begin(); it != servers.end(); ++it) {
        if (!profiles.save(pretendedProfile(it.key())))
            qFatal("a profile could not be kept");
    }
    auto list = std::make_unique<ServerList>(profiles, pretendedWays(servers));
    if (!list->load())
        qFatal("the profiles could not be read");
    return list;
}

inline const QString school = QStringLiteral("meet.school.example");

} // namespace meethouse
