#pragma once

#include "commands/command.h"
#include "hosts/hosts.h"

namespace meethouse
{

// --expires: "7d", "12h", "30m"; a week where it is not given. Errors: Usage.
Result<std::chrono::seconds> wantedLifetime(const Arguments &arguments);

// Tells one-time links, once, and what could not be done.
Ending toldLinks(Context &context, const InvitationsMade &links);
// The same without a word on the screen.
Ending endingOf(const InvitationsMade &links);

QJsonValue timeOrNull(const QDateTime &time);
QJsonValue textOrNull(const QString &text);

} // namespace meethouse
