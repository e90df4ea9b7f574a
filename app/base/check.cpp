#include "base/check.h"

namespace meethouse
{

QString checkStateName(Check::State state)
{
    switch (state) {
    case Check::State::Ok:
        return QStringLiteral("ok");
    case Check::State::Warn:
        return QStringLiteral("warn");
    case Check::State::Fail:
        return QStringLiteral("fail");
    case Check::State::Waived:
        return QStringLiteral("waived");
    case Check::State::Unknown:
        return QStringLiteral("unknown");
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const Check &check)
{
    return {
        {QStringLiteral("id"), check.id},
        {QStringLiteral("state"), checkStateName(check.state)},
        {QStringLiteral("waivable"), check.waivable},
        {QStringLiteral("what"), check.what},
        {QStringLiteral("why"), check.why},
        {QStringLiteral("do"), check.todo},
    };
}

} // namespace meethouse
