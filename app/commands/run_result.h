#pragma once

#include "commands/command.h"
#include "deployment/run.h"

namespace meethouse
{

// Tells a run's progress to the output.
RunObserver observerFor(Output &output);

// The fields that deploy, follow, cancel and undo share: run, steps, changed, seconds.
QJsonObject runFields(const RunEnd &end);

// A run that did not end well, as an error; nothing when it did.
std::optional<Error> runError(const RunEnd &end);

} // namespace meethouse
