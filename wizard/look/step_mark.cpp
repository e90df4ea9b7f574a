#include "wizard/look/step_mark.h"

namespace meethouse
{

Mark markOf(StepState state)
{
    switch (state) {
    case StepState::Pending:
        return Mark::Waiting;
    case StepState::Running:
        return Mark::Running;
    case StepState::Failed:
        return Mark::Failed;
    case StepState::Cancelled:
        return Mark::Warning;
    case StepState::Already:
    case StepState::Done:
    case StepState::Reverted:
        return Mark::Done;
    }
    Q_UNREACHABLE();
}

} // namespace meethouse
