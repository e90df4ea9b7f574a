#pragma once

#include "deployment/run.h"

namespace meethouse
{

// A run as it is written down on the server; one that goes on, as far as it has come.
struct PastRun {
    RunEnd end;
    QStringList log;
};
Result<PastRun> readRun(Remote &remote, const QString &run, std::stop_token stop);

} // namespace meethouse
