#pragma once

#include "settings/reader.h"

namespace meethouse
{

// Refuses what the section "papers" cannot hold. Its values stay JSON: the papers' facts.json says which fact each key
// answers (docs/templates.md).
void checkPapers(SettingsReader reader);

} // namespace meethouse
