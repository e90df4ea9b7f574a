#include "work/look.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Look)
};

constexpr auto lookUpDeadline = std::chrono::seconds(10);

} // namespace

Result<Settings> keptSettings(const Survey &survey)
{
    if (survey.ours.settings.isEmpty()) {
        return failure({ErrorKind::Usage, Texts::tr("There are no settings to work with."),
            Texts::tr("The server keeps none yet, and no file was named."),
            Texts::tr("Name a settings file with --settings.")});
    }
    auto kept = survey.ours.settings;
    kept.remove(QStringLiteral("held"));
    return Settings::parse(QJsonDocument(kept).toJson());
}

OutsideView lookFromOutside(
    const Settings &settings, const NameServer &nameServer, const QString &peerAddress, std::stop_token stop)
{
    OutsideView view;
    view.asked = true;
    view.peerAddress = peerAddress;
    if (!nameServer.isSystems())
        view.resolver = nameServer.host;
    const auto addresses = addressesOf(settings.domain, nameServer, lookUpDeadline, stop);
    if (addresses) {
        for (const auto &address : *addresses)
            (address.protocol() == QAbstractSocket::IPv6Protocol ? view.ipv6 : view.ipv4).append(address.toString());
    } else if (addresses.error().data.value(QStringLiteral("reason")).toString() != QLatin1String("noSuchName")) {
        view.error = addresses.error().what;
    }
    return view;
}

std::optional<Error> readinessError(const QList<Check> &checks)
{
    if (isReady(checks))
        return std::nullopt;
    const auto failed =
        std::ranges::count_if(checks, [](const Check &check) { return check.state == Check::State::Fail; });
    return Error{ErrorKind::CheckFailed, Texts::tr("The server is not ready yet."),
        Texts::tr("%n check(s) said no.", nullptr, static_cast<int>(failed)),
        Texts::tr("Do what stands beside each of them, then start again; nothing was changed.")};
}

} // namespace meethouse
