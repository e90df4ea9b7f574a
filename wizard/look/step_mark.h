#pragma once

#include "deployment/run.h"
#include "wizard/look/mark.h"

namespace meethouse
{

Mark markOf(StepState state);

} // namespace meethouse
