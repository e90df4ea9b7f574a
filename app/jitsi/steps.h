#pragma once

#include "deployment/plan.h"

namespace meethouse
{

// The steps of resources/server/steps with what people are told about them.
Step jitsiStep(const QString &id);
// The heading under which a step is shown to people, translated; empty for one that is not of Jitsi.
QString groupOf(const QString &id);

} // namespace meethouse
