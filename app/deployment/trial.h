#pragma once

#include "ssh/remote.h"

#include <QStringList>

namespace meethouse
{

// What could lock everybody out is done on trial (trial.sh): after some minutes, or at the next boot, the server takes
// it back. This says that somebody has come in again, so that it stays. One round trip, to be asked over a connection
// that was made after the change. Gives the names of what was on trial; none is no error.
// With a name, this one alone is confirmed.
Result<QStringList> confirmTrials(Remote &remote, std::stop_token stop, const QString &name = {});

} // namespace meethouse
