#pragma once

#include "deployment/plan.h"

namespace meethouse
{

// The steps of resources/server/steps with what people are told about them.
Step jitsiStep(const QString &id);

} // namespace meethouse
