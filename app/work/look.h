#pragma once

#include "net/names.h"
#include "server/readiness.h"
#include "server/survey.h"
#include "settings/settings.h"

namespace meethouse
{

// Those the server keeps. Errors: Usage when there are none.
Result<Settings> keptSettings(const Survey &survey);

// What this computer sees of the domain.
OutsideView lookFromOutside(
    const Settings &settings, const NameServer &nameServer, const QString &peerAddress, std::stop_token stop);

// The same, and, while nothing listens there yet, whether the server's ports are reached: one round trip then, else
// none.
OutsideView lookAllAround(Remote &remote, const Survey &survey, const Settings &settings, const NameServer &nameServer,
    const QString &peerAddress, std::stop_token stop);

// The certificate that the settings name, judged; nothing where they name none. The passphrase is that of its key.
std::optional<OwnCertificate> lookAtOwnCertificate(
    const Settings &settings, const QString &caFile, const Secret &passphrase);

// Checks that stand in the way, as an error of kind CheckFailed; nothing when none does.
std::optional<Error> readinessError(const QList<Check> &checks);

} // namespace meethouse
