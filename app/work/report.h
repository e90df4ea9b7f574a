#pragma once

#include "deployment/run.h"
#include "work/proving.h"

#include <QJsonObject>

namespace meethouse
{

// The fields that say of a run how it went: run, steps, changed, seconds.
QJsonObject runFields(const RunEnd &end);

// What somebody who is to help needs to see: the survey, the last run with its log, and what the checks say now. No
// secrets. `input` counts where the server keeps settings.
QJsonObject reportOf(Remote &remote, const Survey &survey, ProofInput input, std::stop_token stop);
Result<void> writeReport(const QString &name, const QJsonObject &report);

} // namespace meethouse
