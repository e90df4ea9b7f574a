#pragma once

#include "privacy/law.h"
#include "privacy/words.h"
#include "server/facts.h"
#include "settings/settings.h"

#include <optional>

namespace meethouse
{

// All that a paper in this language may rest on: the measured facts, the provider's answers out of the settings, and
// what follows from both. What cannot be known is absent.
Facts knownFacts(
    const Settings &settings, const Facts &measured, const FactKinds &kinds, const Law &law, const QString &language);

// Days after which a line is gone for certain, from the lines of a logrotate file; nothing if they do not say.
std::optional<int> keptDays(const QStringList &rotation);

// Days after which journald drops an entry for certain, from lines of its configuration; nothing if they do not say.
std::optional<int> journalDays(const QStringList &configuration);

// Places whose logs are kept without any limit in time, for example "jitsi" (rotated by size) or "journal" (where
// coturn writes): why logs.participantDays is not known.
QStringList placesWithoutLimit(const Facts &facts);

} // namespace meethouse
