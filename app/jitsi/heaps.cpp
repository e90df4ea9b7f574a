#include "jitsi/heaps.h"

namespace meethouse
{

Heaps heapsFor(qint64 memoryBytes)
{
    constexpr qint64 gib = 1024LL * 1024 * 1024;
    // A machine sold as 4 GB shows a little less, hence the halves.
    if (memoryBytes < 3 * gib + gib / 2)
        return {QStringLiteral("256m"), QStringLiteral("512m")};
    if (memoryBytes < 7 * gib + gib / 2)
        return {QStringLiteral("768m"), QStringLiteral("1024m")};
    return {QStringLiteral("3072m"), QStringLiteral("3072m")};
}

} // namespace meethouse
