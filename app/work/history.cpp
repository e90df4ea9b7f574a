#include "work/history.h"

namespace meethouse
{

Result<PastRun> readRun(Remote &remote, const QString &run, std::stop_token stop)
{
    PastRun past;
    RunWatch watch({[](const StepProgress &) {}, [&past](const QString &line) { past.log.append(line); }}, run);
    // What goes on has no end: nothing new is enough.
    for (qsizetype known = -1; known != past.log.size();) {
        known = past.log.size();
        const auto more = watch.read(remote, std::chrono::seconds(0), stop);
        if (!more)
            return failure(more.error());
        if (!*more)
            break;
    }
    past.end = watch.end();
    return past;
}

} // namespace meethouse
