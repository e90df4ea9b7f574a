#pragma once

#include "base/result.h"
#include "server/facts.h"
#include "settings/settings.h"

#include <QList>
#include <QString>

namespace meethouse
{

// Something that was measured at a server, in the words in which papers speak of it.
struct Measurement {
    QString id;
    QString name;
    QString value;
    QString how; // it was measured
};

// All that papers may speak of, in the program's language where the papers have it. Errors: Failed, for broken files.
Result<QList<Measurement>> measurementsOf(const Settings &settings, const Facts &measured);

} // namespace meethouse
