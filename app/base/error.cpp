#include "base/error.h"

namespace meethouse
{

QString errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Failed:
        return QStringLiteral("failed");
    case ErrorKind::Usage:
        return QStringLiteral("usage");
    case ErrorKind::Connection:
        return QStringLiteral("connection");
    case ErrorKind::SignIn:
        return QStringLiteral("signIn");
    case ErrorKind::HostKeyUnknown:
        return QStringLiteral("hostKeyUnknown");
    case ErrorKind::HostKeyChanged:
        return QStringLiteral("hostKeyChanged");
    case ErrorKind::CheckFailed:
        return QStringLiteral("checkFailed");
    case ErrorKind::StepFailed:
        return QStringLiteral("stepFailed");
    case ErrorKind::CutOff:
        return QStringLiteral("cutOff");
    case ErrorKind::Busy:
        return QStringLiteral("busy");
    case ErrorKind::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorKind::TimedOut:
        return QStringLiteral("timedOut");
    }
    Q_UNREACHABLE();
}

} // namespace meethouse
