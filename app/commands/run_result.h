#pragma once

#include "commands/command.h"
#include "deployment/run.h"
#include "work/carrying.h"
#include "work/report.h"

namespace meethouse
{

// Tells a run's progress to the output.
RunObserver observerFor(Output &output);

} // namespace meethouse
