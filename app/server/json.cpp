#include "server/survey.h"

#include <QJsonArray>

namespace meethouse
{

namespace
{

QJsonValue known(Survey::Known value)
{
    return value == Survey::Known::Unknown ? QJsonValue(QJsonValue::Null) : QJsonValue(value == Survey::Known::Yes);
}

QJsonValue number(qint64 value)
{
    return value < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(value);
}

QJsonValue time(const QDateTime &value)
{
    return value.isValid() ? QJsonValue(value.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue(QJsonValue::Null);
}

QJsonArray list(const QStringList &values)
{
    return QJsonArray::fromStringList(values);
}

template <typename Item, typename Write>
QJsonArray each(const QList<Item> &items, Write write)
{
    QJsonArray array;
    for (const Item &item : items)
        array.append(write(item));
    return array;
}

QString word(Survey::Address::Scope scope)
{
    switch (scope) {
    case Survey::Address::Scope::Global:
        return QStringLiteral("global");
    case Survey::Address::Scope::Private:
        return QStringLiteral("private");
    case Survey::Address::Scope::LinkLocal:
        return QStringLiteral("linkLocal");
    case Survey::Address::Scope::Loopback:
        return QStringLiteral("loopback");
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const Survey::Package &package)
{
    return {{QStringLiteral("name"), package.name}, {QStringLiteral("version"), package.version},
        {QStringLiteral("state"), package.state}};
}

QJsonObject machine(const Survey &survey)
{
    return {
        {QStringLiteral("kernel"), survey.kernel},
        {QStringLiteral("architecture"), survey.architecture},
        {QStringLiteral("hostname"), survey.hostname},
        {QStringLiteral("virtualization"), survey.virtualization},
        {QStringLiteral("container"), survey.container},
        {QStringLiteral("missingRights"), list(survey.missingRights)},
        {QStringLiteral("processors"), number(survey.processors)},
        {QStringLiteral("memoryBytes"), number(survey.memoryBytes)},
        {QStringLiteral("availableBytes"), number(survey.availableBytes)},
        {QStringLiteral("swapBytes"), number(survey.swapBytes)},
        {QStringLiteral("bootTime"), time(survey.bootTime)},
        {QStringLiteral("rebootRequired"), survey.rebootRequired},
    };
}

QJsonArray disks(const Survey &survey)
{
    return each(survey.disks, [](const Survey::Disk &disk) {
        return QJsonObject{{QStringLiteral("path"), disk.path}, {QStringLiteral("mount"), disk.mount},
            {QStringLiteral("type"), disk.type}, {QStringLiteral("totalBytes"), number(disk.totalBytes)},
            {QStringLiteral("freeBytes"), number(disk.freeBytes)},
            {QStringLiteral("freeInodes"), number(disk.freeInodes)}, {QStringLiteral("readOnly"), disk.readOnly},
            {QStringLiteral("noExec"), disk.noExec}};
    });
}

QJsonObject network(const Survey &survey)
{
    return {
        {QStringLiteral("addresses"),
            each(survey.addresses,
                [](const Survey::Address &one) {
                    return QJsonObject{{QStringLiteral("device"), one.device}, {QStringLiteral("address"), one.address},
                        {QStringLiteral("scope"), word(one.scope)}, {QStringLiteral("temporary"), one.temporary}};
                })},
        {QStringLiteral("defaultRoute4"), known(survey.defaultRoute4)},
        {QStringLiteral("defaultRoute6"), known(survey.defaultRoute6)},
        {QStringLiteral("sockets"),
            each(survey.sockets,
                [](const Survey::Socket &socket) {
                    return QJsonObject{
                        {QStringLiteral("protocol"), socket.udp ? QStringLiteral("udp") : QStringLiteral("tcp")},
                        {QStringLiteral("address"), socket.address}, {QStringLiteral("port"), socket.port},
                        {QStringLiteral("program"), socket.program}, {QStringLiteral("unit"), socket.unit}};
                })},
    };
}

QJsonObject apt(const Survey::Apt &apt)
{
    const auto packages = [](const QList<Survey::Package> &all) {
        return each(all, [](const Survey::Package &package) { return toJson(package); });
    };
    return {
        {QStringLiteral("present"), known(apt.present)},
        {QStringLiteral("packages"), packages(apt.packages)},
        {QStringLiteral("unhealthy"), packages(apt.unhealthy)},
        {QStringLiteral("held"), list(apt.held)},
        {QStringLiteral("interrupted"), apt.interrupted},
        {QStringLiteral("lockedBy"), apt.lockedBy},
        {QStringLiteral("sources"), each(apt.sources,
                                        [](const Survey::Source &source) {
                                            return QJsonObject{{QStringLiteral("file"), source.file},
                                                {QStringLiteral("uri"), source.uri},
                                                {QStringLiteral("suite"), source.suite},
                                                {QStringLiteral("components"), list(source.components)},
                                                {QStringLiteral("signedBy"), source.signedBy}};
                                        })},
        {QStringLiteral("listsTime"), time(apt.listsTime)},
        {QStringLiteral("debconfDomain"), apt.debconfDomain},
        {QStringLiteral("automaticUpdates"), known(apt.automaticUpdates)},
    };
}

QJsonObject services(const Survey &survey)
{
    return {
        {QStringLiteral("systemd"), survey.systemd.running},
        {QStringLiteral("state"), survey.systemd.state},
        {QStringLiteral("failed"), list(survey.systemd.failed)},
        {QStringLiteral("units"), each(survey.systemd.units,
                                      [](const Survey::Unit &unit) {
                                          return QJsonObject{{QStringLiteral("name"), unit.name},
                                              {QStringLiteral("active"), unit.active},
                                              {QStringLiteral("enabled"), unit.enabled}};
                                      })},
    };
}

QJsonObject firewall(const Survey::Firewall &firewall)
{
    return {
        {QStringLiteral("tables"), list(firewall.tables)},
        {QStringLiteral("filtersInput"), firewall.filtersInput},
        {QStringLiteral("nftUnit"), firewall.nftUnit},
        {QStringLiteral("ufw"), firewall.ufw},
        {QStringLiteral("firewalld"), firewall.firewalld},
        {QStringLiteral("legacyIptables"), firewall.legacyIptables},
        {QStringLiteral("docker"), firewall.docker},
    };
}

QJsonObject sites(const Survey::Sites &sites)
{
    return {
        {QStringLiteral("nginx"), list(sites.nginx)},
        {QStringLiteral("apache"), list(sites.apache)},
        {QStringLiteral("jitsi"), list(sites.jitsi)},
        {QStringLiteral("prosody"), list(sites.prosody)},
        {QStringLiteral("acmeSh"), sites.acmeSh},
    };
}

QJsonObject logs(const Survey &survey)
{
    return {
        {QStringLiteral("folders"),
            each(survey.logs,
                [](const Survey::LogDirectory &place) {
                    return QJsonObject{{QStringLiteral("path"), place.path}, {QStringLiteral("files"), place.files},
                        {QStringLiteral("bytes"), place.bytes}, {QStringLiteral("oldest"), time(place.oldest)}};
                })},
        {QStringLiteral("retention"), each(survey.retention,
                                          [](const Survey::Retention &one) {
                                              return QJsonObject{{QStringLiteral("file"), one.file},
                                                  {QStringLiteral("settings"), list(one.settings)}};
                                          })},
    };
}

QJsonObject access(const Survey &survey)
{
    QJsonArray ports;
    for (const int port : survey.ssh.ports)
        ports.append(port);
    return {
        {QStringLiteral("accounts"), each(survey.accounts,
                                         [](const Survey::Account &account) {
                                             return QJsonObject{{QStringLiteral("name"), account.name},
                                                 {QStringLiteral("administrator"), account.administrator}};
                                         })},
        {QStringLiteral("sshPorts"), ports},
        {QStringLiteral("rootLogin"), survey.ssh.rootLogin},
        {QStringLiteral("passwords"), known(survey.ssh.passwords)},
        {QStringLiteral("allowed"), list(survey.ssh.allowed)},
        {QStringLiteral("hostKeys"), each(survey.hostKeys,
                                         [](const Survey::HostKey &key) {
                                             return QJsonObject{{QStringLiteral("type"), key.type},
                                                 {QStringLiteral("fingerprint"), key.fingerprint}};
                                         })},
    };
}

QJsonObject ours(const Survey::Ours &ours)
{
    return {
        {QStringLiteral("present"), ours.present},
        {QStringLiteral("settings"), ours.settings},
        {QStringLiteral("runs"), list(ours.runs)},
        {QStringLiteral("lastRun"), ours.lastRun},
        {QStringLiteral("lastState"), ours.lastState},
        {QStringLiteral("lastTime"), time(ours.lastTime)},
        {QStringLiteral("running"), ours.running},
        {QStringLiteral("runningRun"), ours.runningRun},
        {QStringLiteral("runningSince"), time(ours.runningSince)},
        {QStringLiteral("runningBy"), ours.runningBy},
        {QStringLiteral("trials"), QJsonArray::fromStringList(ours.trials)},
    };
}

} // namespace

QJsonObject toJson(const Survey &survey)
{
    return {
        {QStringLiteral("taken"), time(survey.taken)},
        {QStringLiteral("seconds"), survey.seconds},
        {QStringLiteral("root"), survey.root},
        {QStringLiteral("system"),
            QJsonObject{{QStringLiteral("id"), survey.system.id}, {QStringLiteral("version"), survey.system.version},
                {QStringLiteral("codename"), survey.system.codename}, {QStringLiteral("name"), survey.system.name}}},
        {QStringLiteral("machine"), machine(survey)},
        {QStringLiteral("disks"), disks(survey)},
        {QStringLiteral("clock"), QJsonObject{{QStringLiteral("serverTime"), time(survey.serverTime)},
                                      {QStringLiteral("skewSeconds"), survey.clockSkewSeconds},
                                      {QStringLiteral("synchronized"), known(survey.clockSynchronized)},
                                      {QStringLiteral("timeZone"), survey.timeZone}}},
        {QStringLiteral("network"), network(survey)},
        {QStringLiteral("apt"), apt(survey.apt)},
        {QStringLiteral("services"), services(survey)},
        {QStringLiteral("firewall"), firewall(survey.firewall)},
        {QStringLiteral("sites"), sites(survey.sites)},
        {QStringLiteral("logs"), logs(survey)},
        {QStringLiteral("access"), access(survey)},
        {QStringLiteral("ours"), ours(survey.ours)},
    };
}

} // namespace meethouse
