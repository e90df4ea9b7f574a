#pragma once

#include "server/facts.h"

#include <QJsonArray>
#include <QStringList>

#include <optional>

namespace meethouse
{

// How long what the server writes about participants stays there, and the facts that tell it.
struct LogAge {
    int days = 0;
    QStringList from;
};

// The longest of all logs; nothing if one of them does not say.
std::optional<LogAge> participantLogAge(const Facts &facts);

// The same for the sign-ins of those who administer the machine: the journal, and the files of rsyslog where there are
// any.
std::optional<LogAge> administratorLogAge(const Facts &facts);

// One row for each place that keeps lines: place, path, days, oldest, as facts.json has them. Days are absent where
// nothing limits them.
struct LogRows {
    QJsonArray rows;
    QStringList from;
};
LogRows logRows(const Facts &facts);

// Days after which a line is gone for certain, from the lines of a logrotate file; nothing if they do not say.
std::optional<int> keptDays(const QStringList &rotation);

// Days after which journald drops an entry for certain, from lines of its configuration; nothing if they do not say.
std::optional<int> journalDays(const QStringList &configuration);

// Places whose logs are kept without any limit in time, for example "jitsi" (rotated by size) or "journal" (where
// coturn writes): why logs.participantDays is not known.
QStringList placesWithoutLimit(const Facts &facts);

} // namespace meethouse
