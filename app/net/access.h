#pragma once

#include "net/names.h"

#include <QByteArray>

namespace meethouse
{

// How a server is reached from here, and whom we believe there.
struct WebAccess {
    NameServer nameServer;
    QString caFile;          // PEM, trusted beside the system's authorities; empty: none
    QByteArray pinnedSha256; // exactly this certificate is accepted, and no authority asked; empty: none
    std::chrono::milliseconds deadline = std::chrono::seconds(20); // of one request, looking up the name included
    qsizetype bodyLimit = 4'000'000;                               // bytes of an answer; more is an error
};

} // namespace meethouse
