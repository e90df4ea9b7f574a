#include "server/survey.h"

#include "base/cleaned.h"
#include "base/resource.h"
#include "server/address.h"

#include <QHostAddress>

#include <algorithm>

namespace meethouse
{

bool Survey::Socket::loopback() const
{
    return scopeOf(address) == Address::Scope::Loopback;
}

const Survey::Package *Survey::Apt::find(const QString &name) const
{
    const auto found =
        std::find_if(packages.begin(), packages.end(), [&](const Package &package) { return package.name == name; });
    return found == packages.end() ? nullptr : &*found;
}

bool Survey::Apt::installed(const QString &name) const
{
    const auto *package = find(name);
    return package != nullptr && package->installed();
}

bool Survey::Systemd::active(const QString &name) const
{
    return std::any_of(units.begin(), units.end(), [&](const Unit &unit) {
        return unit.name == name &&
               (unit.active == QLatin1String("active") || unit.active == QLatin1String("reloading"));
    });
}

const Survey::Disk *Survey::disk(const QString &path) const
{
    const auto found = std::find_if(disks.begin(), disks.end(), [&](const Disk &disk) { return disk.path == path; });
    return found == disks.end() ? nullptr : &*found;
}

QStringList Survey::publicAddresses() const
{
    QStringList global;
    QStringList local;
    for (const Address &one : addresses) {
        if (one.temporary)
            continue;
        if (one.scope == Address::Scope::Global)
            global += one.address;
        else if (one.scope == Address::Scope::Private)
            local += one.address;
    }
    return global + local;
}

Result<Survey> takeSurvey(Remote &remote, std::stop_token stop)
{
    RemoteCommand command;
    command.line = "exec sh -s";
    command.input = resource(QStringLiteral("server/survey.sh"));
    // A server that answers more slowly than this is not one to install anything on.
    command.deadline = std::chrono::seconds(60);
    const auto sent = QDateTime::currentDateTimeUtc();
    auto outcome = remote.run(std::move(command), stop);
    if (!outcome)
        return failure(outcome.error());
    auto survey = parseSurvey(outcome->output, sent, QDateTime::currentDateTimeUtc());
    if (!survey)
        survey.error().detail += cleaned(outcome->errors, 4096);
    return survey;
}

} // namespace meethouse
