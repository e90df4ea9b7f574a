#pragma once

#include "privacy/law.h"
#include "privacy/words.h"
#include "server/facts.h"
#include "settings/settings.h"

namespace meethouse
{

// All that a paper in this language may rest on: the measured facts, the provider's answers out of the settings, and
// what follows from both. What cannot be known is absent.
Facts knownFacts(
    const Settings &settings, const Facts &measured, const FactKinds &kinds, const Law &law, const QString &language);

} // namespace meethouse
