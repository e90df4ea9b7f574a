#pragma once

#include "base/result.h"
#include "settings/settings.h"

#include <QStringList>

namespace meethouse
{

// The languages there are papers in.
QStringList allPaperLanguages();

// The program's own, where there are papers in it; else English.
QString ownPaperLanguage();

// Those asked for, else those of the setting papers.languages, else the program's own and the one that the server
// speaks in meetings. Errors: Usage, for one that there are no papers in.
Result<QStringList> wantedLanguages(const Settings &settings, const QStringList &asked);

} // namespace meethouse
