#pragma once

#include "ssh/connection.h"

namespace meethouse
{

// A run that set the firewall has it on trial (deployment/trial.h). This comes in anew and confirms it; true when there
// was something to confirm. Errors: StepFailed when nobody came through, after which the server takes the firewall
// back.
Result<bool> confirmFirewall(Connection &connection, std::stop_token stop);

} // namespace meethouse
