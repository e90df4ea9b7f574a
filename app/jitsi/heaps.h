#pragma once

#include <QString>

namespace meethouse
{

// How much memory each of the two Java programs may take, as Java's -Xmx writes it, for example "768m".
struct Heaps {
    QString jicofo;
    QString bridge;

    bool operator==(const Heaps &) const = default;
};

// Stock is 3072m each, which a small server does not have: the kernel would kill one of them in mid-meeting.
// `memoryBytes` is the server's; unknown (-1) counts as small.
Heaps heapsFor(qint64 memoryBytes);

} // namespace meethouse
