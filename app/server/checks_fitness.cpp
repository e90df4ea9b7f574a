#include "server/checks.h"
#include "server/swap_file.h"

#include <QLocale>

#include <cmath>

namespace meethouse
{

namespace
{

// A server sold as "2 GB" has a little less left after the kernel took its part.
constexpr qint64 enoughMemory = 1'850'000'000;
constexpr qint64 hopelessMemory = 1'400'000'000;
// jitsi/handbook: both Java services may take 3 GB each.
constexpr qint64 stockMemory = 7'500'000'000;

Check memory(const Situation &situation)
{
    Answer answer("memory", Words::tr("When memory runs out, the system ends a service in the middle of a meeting."));
    const auto bytes = situation.survey.memoryBytes;
    const auto more =
        Words::tr("Rent a server with 2 GB of memory for small meetings, or 4 GB and more for larger ones.");
    if (bytes < 0)
        return answer.unknown(Words::tr("The server did not say how much memory it has."), more);
    if (bytes < hopelessMemory)
        return answer.fail(
            Words::tr("The server has %1 of memory, which is too little for Jitsi Meet.").arg(gigabytes(bytes)), more);
    if (bytes < enoughMemory)
        return answer.failWaivable(
            Words::tr("The server has %1 of memory, and meetings would break off.").arg(gigabytes(bytes)), more);
    if (situation.settings.server.memory == Settings::Memory::Stock && bytes < stockMemory)
        return answer.warn(
            Words::tr("The server has %1 of memory, and the services are allowed to take more than that.")
                .arg(gigabytes(bytes)),
            Words::tr("Set “server.memory” to “fit” in the settings."));
    return answer.ok(Words::tr("The server has %1 of memory.").arg(gigabytes(bytes)));
}

Check disk(const Situation &situation)
{
    constexpr qint64 needed = 2'000'000'000;
    constexpr qint64 comfortable = 4'000'000'000;
    constexpr qint64 neededFiles = 50'000;
    Answer answer("disk", Words::tr("The programs take about 1.5 GB, and logs and updates need room later."));
    const auto clear = Words::tr("Delete what is not needed, or rent a larger disk.");
    const Survey::Disk *least = nullptr;
    for (const char *path : {"/usr", "/var", "/etc"}) {
        const auto *found = situation.survey.disk(QLatin1String(path));
        if (found == nullptr || found->freeBytes < 0)
            continue;
        if (found->readOnly)
            return answer.fail(Words::tr("Nothing can be written to %1: it is mounted read-only.").arg(found->path),
                Words::tr("Restart the server; if it stays so, its disk may be broken: ask your hosting company."));
        if (found->freeInodes >= 0 && found->freeInodes < neededFiles)
            return answer.fail(Words::tr("The disk below %1 has room for only %2 more files.")
                                   .arg(found->path, QLocale().toString(found->freeInodes)),
                clear);
        // /etc takes no room worth asking for.
        if (qstrcmp(path, "/etc") != 0 && (least == nullptr || found->freeBytes < least->freeBytes))
            least = found;
    }
    if (least == nullptr)
        return answer.unknown(Words::tr("The server did not say how much room its disk has."), clear);
    const auto room = gigabytes(least->freeBytes);
    if (least->freeBytes < needed)
        return answer.failWaivable(Words::tr("The disk has only %1 free below %2.").arg(room, least->path), clear);
    if (least->freeBytes < comfortable)
        return answer.warn(
            Words::tr("The disk has %1 free below %2, which will do for now.").arg(room, least->path), clear);
    return answer.ok(Words::tr("The disk has %1 free.").arg(room));
}

QString howLong(double seconds)
{
    if (seconds < 120)
        return Words::tr("%n second(s)", nullptr, static_cast<int>(std::lround(seconds)));
    if (seconds < 2.0 * 3600)
        return Words::tr("%n minute(s)", nullptr, static_cast<int>(std::lround(seconds / 60)));
    if (seconds < 48.0 * 3600)
        return Words::tr("%n hour(s)", nullptr, static_cast<int>(std::lround(seconds / 3600)));
    return Words::tr("%n day(s)", nullptr, static_cast<int>(std::lround(std::min(seconds / 86400, 1e8))));
}

Check clock(const Situation &situation)
{
    Answer answer(
        "clock", Words::tr("Certificates and one-time links hold from one moment to another, by the server's clock."));
    const auto &survey = situation.survey;
    if (!survey.serverTime.isValid())
        return answer.unknown(Words::tr("The server did not say what time it is."), {});
    const double off = std::abs(survey.clockSkewSeconds);
    const auto what = survey.clockSkewSeconds < 0
                          ? Words::tr("The server's clock is %1 behind this computer's.").arg(howLong(off))
                          : Words::tr("The server's clock is %1 ahead of this computer's.").arg(howLong(off));
    const auto todo = Words::tr("See which of the two clocks is wrong, and let it be set from the network.");
    if (off > 300)
        return answer.failWaivable(what, todo);
    if (off > 30)
        return answer.warn(what, todo);
    return answer.ok(Words::tr("The server's clock is right."));
}

Check locale(const Situation &situation)
{
    Answer answer("locale", Words::tr("Programs that are set to a language they do not find complain at every step."));
    const auto &missing = situation.survey.missingLocales;
    if (missing.isEmpty())
        return answer.ok(Words::tr("The language that the server is set to is installed."));
    return answer.warn(
        Words::tr("The server is set to a language that is not installed (%1).").arg(enumeration(missing)),
        Words::tr("Nothing: this program does without. “dpkg-reconfigure locales” on the server ends the complaints."));
}

Check people(const Situation &situation)
{
    Answer answer("people", Words::tr("A meeting that is too large for the server breaks off for everybody in it."));
    const auto &survey = situation.survey;
    const int carried = peopleCarried(survey);
    if (carried == 0)
        return answer.unknown(Words::tr("How large a meeting may be could not be worked out."), {});
    const QString what = Words::tr("This server carries a meeting of about %n people with pictures", nullptr, carried) +
                         (survey.processors == 1 ? Words::tr(", on its single processor.") : QStringLiteral("."));
    const int wanted = situation.settings.meetings.maxParticipants.value_or(0);
    if (wanted > carried)
        return answer.warn(QString(what + QLatin1Char(' ') + Words::tr("The settings allow %1.").arg(wanted)),
            Words::tr("Rent a larger server, allow fewer people, or have most of them leave their cameras off."));
    return answer.ok(what);
}

Check swap(const Situation &situation)
{
    using Why = SwapFile::Answer;
    Answer answer("swap", Words::tr("A little room on the disk keeps a small server alive when memory gets tight."));
    const auto &survey = situation.survey;
    const auto small = Words::tr("The server has little memory and no swap area.");
    const auto file = swapFileFor(survey);
    switch (file.answer) {
    case Why::Unknown:
        return answer.unknown(Words::tr("The server did not say whether it has a swap area."), {});
    case Why::Another:
        return answer.ok(Words::tr("The server has a swap area of %1.").arg(gigabytes(survey.swapBytes)));
    case Why::EnoughMemory:
        return answer.ok(Words::tr("The server has no swap area, and memory enough to do without."));
    case Why::Container:
        return answer.ok(Words::tr("The server is a container; its swap area belongs to the machine it runs on."));
    case Why::FileSystem:
        return answer.warn(
            QString(small + u' ' + Words::tr("Its disk is of a kind on which this program makes no swap file.")),
            Words::tr("Ask your hosting company how to add a swap area of 1 GB, or keep the meetings small."));
    case Why::NoRoom:
        return answer.warn(QString(small + u' ' + Words::tr("Its disk has no room for a swap file.")),
            Words::tr("Delete what is not needed, rent a larger disk, or keep the meetings small."));
    case Why::Made:
        break;
    }
    if (!situation.settings.server.swapFile)
        return answer.warn(QString(small + u' ' + Words::tr("Your settings want no swap file.")),
            Words::tr("Set “server.swapFile” to true in the settings, or keep the meetings small."));
    if (survey.swapBytes > 0)
        return answer.ok(Words::tr("The server has a swap area of %1.").arg(gigabytes(survey.swapBytes)));
    return answer.ok(Words::tr("The server has little memory; a swap file of %1 will be made.")
                         .arg(gigabytes(file.mebibytes * 1024LL * 1024)));
}

// Rule of thumb for one meeting with pictures (jitsi/handbook: 2 GB to try it out, 4 GB for small meetings, 8 GB and
// four processors as usual; the bridge's default is 80 at most).
int peopleBy(double amount, std::initializer_list<std::pair<double, int>> table)
{
    int people = 0;
    for (const auto &[least, carried] : table) {
        if (amount >= least)
            people = carried;
    }
    return people;
}

} // namespace

int peopleCarried(const Survey &survey)
{
    if (survey.memoryBytes < 0 || survey.processors < 1)
        return 0;
    return std::min(
        peopleBy(static_cast<double>(survey.memoryBytes) / 1e9, {{0, 5}, {1.85, 10}, {3.5, 25}, {7, 50}, {14, 75}}),
        peopleBy(survey.processors, {{1, 8}, {2, 20}, {4, 40}, {8, 75}}));
}

QList<CheckFunction> fitnessChecks()
{
    return {memory, swap, disk, people, clock, locale};
}

} // namespace meethouse
