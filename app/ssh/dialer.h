#pragma once

#include "net/names.h"
#include "ssh/connection.h"
#include "ssh/deadline.h"

namespace meethouse
{

// A connected TCP socket. Closed when it goes, unless it was released.
class Socket
{
public:
    explicit Socket(int descriptor = -1)
        : m_descriptor(descriptor)
    {
    }
    Socket(Socket &&other) noexcept
        : m_descriptor(other.release())
    {
    }
    Socket &operator=(Socket &&other) noexcept;
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;
    ~Socket();

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    int release();

private:
    int m_descriptor;
};

struct Dialled {
    Socket socket;
    QHostAddress address;
};

// All addresses of the server's name, the next one after a failure or two seconds, whichever answers first.
// Errors: Connection (data.reason: "refused", "unreachable", "noSuchName", "noAnswer"), TimedOut, Cancelled.
Result<Dialled> dial(
    const ServerAddress &server, const NameServer &nameServer, const Deadline &deadline, std::stop_token stop);

} // namespace meethouse
