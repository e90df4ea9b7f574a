#include "server/readiness.h"

#include "server/checks.h"

#include <QLocale>

#include <algorithm>

namespace meethouse
{

QString gigabytes(qint64 bytes)
{
    return Words::tr("%1 GB").arg(QLocale().toString(static_cast<double>(bytes) / 1e9, 'f', 1));
}

QString enumeration(const QStringList &words)
{
    constexpr qsizetype most = 8;
    const auto shown = words.mid(0, most).join(QStringLiteral(", "));
    if (words.size() <= most)
        return shown;
    return Words::tr("%1 and %2 more").arg(shown).arg(words.size() - most);
}

QList<Check> readiness(const Survey &survey, const Settings &settings, const OutsideView &outside)
{
    const Situation situation{survey, settings, outside};
    const auto all = machineChecks() + fitnessChecks() + aptChecks() + tenantChecks() + domainChecks() + reachChecks();
    QList<Check> checks;
    for (const CheckFunction check : all)
        checks.append(check(situation));
    return checks;
}

Result<QList<Check>> applyWaivers(QList<Check> checks, const QStringList &ids)
{
    for (const QString &id : ids) {
        const auto found =
            std::find_if(checks.begin(), checks.end(), [&](const Check &check) { return check.id == id; });
        if (found == checks.end()) {
            return failure({ErrorKind::Usage, Words::tr("There is no check “%1” to waive.").arg(id), {},
                Words::tr("Look in the list of checks for its name."), {}, {{QStringLiteral("check"), id}}});
        }
        if (found->state != Check::State::Fail)
            continue;
        if (!found->waivable) {
            return failure({ErrorKind::Usage, Words::tr("The check “%1” cannot be waived.").arg(id), found->what,
                found->todo, {}, {{QStringLiteral("check"), id}}});
        }
        found->state = Check::State::Waived;
    }
    return checks;
}

bool isReady(const QList<Check> &checks)
{
    return std::none_of(
        checks.begin(), checks.end(), [](const Check &check) { return check.state == Check::State::Fail; });
}

} // namespace meethouse
