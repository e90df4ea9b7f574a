#include "commands/run_result.h"

namespace meethouse
{

RunObserver observerFor(Output &output)
{
    return {
        [&output](const StepProgress &step) { output.step(step); },
        [&output](const QString &line) { output.log(line); },
    };
}

} // namespace meethouse
