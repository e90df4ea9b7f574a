#include "server/swap_file.h"

namespace meethouse
{

namespace
{

// A server sold as 4 GB does without.
constexpr qint64 enoughMemory = 3'500'000'000;
// The programs take 1.5 GB beside it, and logs and updates want room, too.
constexpr qint64 roomForLarge = 8'000'000'000;
constexpr qint64 roomForSmall = 5'000'000'000;

// On others a swap file is refused by the kernel, or needs preparations of its own.
bool takesSwapFiles(const QString &type)
{
    return type == QLatin1String("ext4") || type == QLatin1String("xfs");
}

} // namespace

SwapFile swapFileFor(const Survey &survey)
{
    using Answer = SwapFile::Answer;
    constexpr qint64 mebibyte = 1024LL * 1024;
    if (survey.ours.swapFileBytes > 0)
        return {Answer::Made, static_cast<int>(survey.ours.swapFileBytes / mebibyte)};
    if (survey.swapBytes < 0 || survey.memoryBytes < 0)
        return {Answer::Unknown};
    if (survey.swapBytes > 0)
        return {Answer::Another};
    if (survey.memoryBytes >= enoughMemory)
        return {Answer::EnoughMemory};
    if (survey.container)
        return {Answer::Container};
    const auto *disk = survey.disk(QStringLiteral("/var"));
    if (disk == nullptr || !takesSwapFiles(disk->type))
        return {Answer::FileSystem};
    if (disk->freeBytes < roomForSmall)
        return {Answer::NoRoom};
    return {Answer::Made, disk->freeBytes < roomForLarge ? 1024 : 2048};
}

} // namespace meethouse
