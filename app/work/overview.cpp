#include "work/overview.h"

#include "work/look.h"

#include <QCoreApplication>

#include <algorithm>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

constexpr qint64 littleRoom = qint64(2) << 30; // an update of the packages needs about half of it

Check task(const char *id, Check::State state, const QString &what, const QString &why, const QString &todo)
{
    return {QString::fromLatin1(id), state, false, what, why, todo};
}

void addTasksOfTheMachine(const Survey &survey, QList<Check> &tasks)
{
    const auto &ours = survey.ours;
    if (ours.running) {
        tasks += task("run", Check::State::Warn, Texts::tr("A run is going on there."), {},
            Texts::tr("Wait until it has ended."));
    } else if (!ours.lastRun.isEmpty() && ours.lastState != QLatin1String("done") &&
               ours.lastState != QLatin1String("reverted")) {
        tasks += task("run", Check::State::Fail, Texts::tr("The last run did not come to a good end."),
            Texts::tr("What it was to do is done in part."),
            Texts::tr("Set the server up again: it goes on where it was interrupted."));
    }
    if (survey.rebootRequired) {
        tasks += task("restart", Check::State::Warn, Texts::tr("The server wants to be restarted."),
            Texts::tr("An update, mostly of the kernel, works only after it."),
            Texts::tr("Restart it when nobody meets; it takes a minute or two."));
    }
    const auto *disk = survey.disk(QStringLiteral("/var"));
    if (disk && disk->freeBytes >= 0 && disk->freeBytes < littleRoom) {
        tasks += task("room", Check::State::Warn, Texts::tr("The server's disk is nearly full."),
            Texts::tr("Updates fail without room, and at last meetings do."),
            Texts::tr("Remove what is not needed, or rent a larger disk."));
    }
}

} // namespace

QString meetingsInWords(const Meetings &now)
{
    if (now.people == 0)
        return Texts::tr("Nobody is in a meeting.");
    if (now.rooms == 1)
        return Texts::tr("%n person(s) is/are in a meeting.", nullptr, now.people);
    return Texts::tr("%n person(s) is/are in %1 meetings.", nullptr, now.people).arg(now.rooms);
}

QList<Check> openTasks(const Survey &survey, const Proof &proof)
{
    QList<Check> tasks;
    if (survey.ours.present)
        addTasksOfTheMachine(survey, tasks);
    std::ranges::copy_if(proof.checks, std::back_inserter(tasks),
        [](const Check &check) { return check.state == Check::State::Fail || check.state == Check::State::Warn; });
    std::stable_partition(
        tasks.begin(), tasks.end(), [](const Check &check) { return check.state == Check::State::Fail; });
    return tasks;
}

Result<Overview> lookOver(Remote &remote, ProofInput input, std::stop_token stop)
{
    auto survey = takeSurvey(remote, stop);
    if (!survey)
        return failure(survey.error());
    Overview overview;
    overview.survey = std::move(*survey);
    if (!overview.survey.ours.settings.isEmpty()) {
        const auto settings = keptSettings(overview.survey);
        if (!settings)
            return failure(settings.error());
        overview.settings = *settings;
        input.settings = *settings;
        auto proof = proveQuickly(
            remote, input, [](const Check &) {}, std::move(stop));
        if (!proof)
            return failure(proof.error());
        overview.proof = std::move(*proof);
    }
    overview.tasks = openTasks(overview.survey, overview.proof);
    return overview;
}

} // namespace meethouse
