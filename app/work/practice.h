#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QStringList>

#include <stop_token>

namespace meethouse
{

// The practice server on this machine: "start", "stop" or "status", with its options. What it answers are the fields of
// COMMANDS.md's `practice` result. Errors: CheckFailed where this machine cannot have one, Failed, Cancelled.
Result<QJsonObject> practise(const QStringList &words, std::stop_token stop);

} // namespace meethouse
