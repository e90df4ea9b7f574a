#include "net/probe.h"

#include <QCoreApplication>

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

namespace meethouse
{

namespace
{

using Clock = std::chrono::steady_clock;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Probe)
};

class Socket
{
public:
    explicit Socket(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    Socket(Socket &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {
    }
    Socket &operator=(Socket &&) = delete;
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;
    ~Socket()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

struct Try {
    quint16 port;
    Socket socket;
};

Error notReachable(const QHostAddress &address, int code)
{
    return {
        .kind = ErrorKind::Connection,
        .what = Words::tr("%1 cannot be reached from this computer.").arg(address.toString()),
        .why = Words::tr("This computer has no way to that address, for example no IPv6 network."),
        .todo = Words::tr("Try again from a network that reaches it."),
        .detail = QString::fromLocal8Bit(std::strerror(code)),
        .data = {},
    };
}

Error cancelled(const QHostAddress &address)
{
    return {
        .kind = ErrorKind::Cancelled,
        .what = Words::tr("Trying the ports of %1 was stopped.").arg(address.toString()),
        .why = Words::tr("Somebody asked to stop."),
        .todo = Words::tr("Start again when you are ready."),
        .detail = {},
        .data = {},
    };
}

int connectTo(int descriptor, const QHostAddress &address, quint16 port)
{
    sockaddr_storage storage = {};
    socklen_t length = 0;
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        auto *six = reinterpret_cast<sockaddr_in6 *>(&storage);
        six->sin6_family = AF_INET6;
        six->sin6_port = htons(port);
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::memcpy(&six->sin6_addr, bytes.c, sizeof bytes.c);
        length = sizeof *six;
    } else {
        auto *four = reinterpret_cast<sockaddr_in *>(&storage);
        four->sin_family = AF_INET;
        four->sin_port = htons(port);
        four->sin_addr.s_addr = htonl(address.toIPv4Address());
        length = sizeof *four;
    }
    return ::connect(descriptor, reinterpret_cast<const sockaddr *>(&storage), length) == 0 ? 0 : errno;
}

// What a connect() that ended with this errno says; nothing when it says that we cannot ask at all.
bool judge(int code, PortState &state)
{
    switch (code) {
    case 0:
        state = PortState::Open;
        return true;
    case ECONNREFUSED:
    case ECONNRESET:
        state = PortState::Closed;
        return true;
    case EHOSTUNREACH: // also what a firewall's "administratively prohibited" becomes
    case ETIMEDOUT:
        state = PortState::Filtered;
        return true;
    default:
        return false;
    }
}

} // namespace

Result<QMap<quint16, PortState>> portStates(
    const QHostAddress &address, const QList<quint16> &ports, std::chrono::milliseconds deadline, std::stop_token stop)
{
    const Clock::time_point end = Clock::now() + deadline;
    QMap<quint16, PortState> states;
    std::vector<Try> tries;
    for (const quint16 port : ports) {
        const int family = address.protocol() == QAbstractSocket::IPv6Protocol ? AF_INET6 : AF_INET;
        Socket socket(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        if (socket.descriptor() < 0)
            return failure(notReachable(address, errno));
        const int code = connectTo(socket.descriptor(), address, port);
        if (code == EINPROGRESS) {
            tries.push_back({port, std::move(socket)});
            continue;
        }
        PortState state = PortState::Open;
        if (!judge(code, state))
            return failure(notReachable(address, code));
        states[port] = state;
    }
    std::vector<bool> done(tries.size());
    while (std::find(done.begin(), done.end(), false) != done.end() && Clock::now() < end) {
        if (stop.stop_requested())
            return failure(cancelled(address));
        std::vector<pollfd> polls;
        for (std::size_t i = 0; i < tries.size(); ++i)
            polls.push_back({done[i] ? -1 : tries[i].socket.descriptor(), POLLOUT, 0});
        poll(polls.data(), polls.size(), 100);
        for (std::size_t i = 0; i < tries.size(); ++i) {
            if (done[i] || polls[i].revents == 0)
                continue;
            done[i] = true;
            int code = 0;
            socklen_t length = sizeof code;
            if (getsockopt(tries[i].socket.descriptor(), SOL_SOCKET, SO_ERROR, &code, &length) != 0)
                code = errno;
            PortState state = PortState::Open;
            if (!judge(code, state))
                return failure(notReachable(address, code));
            states[tries[i].port] = state;
        }
    }
    for (const quint16 port : ports)
        if (!states.contains(port))
            states[port] = PortState::Filtered;
    return states;
}

bool udpAnswers(
    const QHostAddress &address, quint16 port, std::chrono::milliseconds deadline, const std::stop_token &stop)
{
    const Clock::time_point end = Clock::now() + deadline;
    const int family = address.protocol() == QAbstractSocket::IPv6Protocol ? AF_INET6 : AF_INET;
    const Socket socket(::socket(family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (socket.descriptor() < 0 || connectTo(socket.descriptor(), address, port) != 0)
        return false;
    constexpr std::string_view word = "meethouse?";
    while (Clock::now() < end && !stop.stop_requested()) {
        // Again and again: datagrams may get lost.
        std::ignore = ::send(socket.descriptor(), word.data(), word.size(), 0);
        pollfd watched = {socket.descriptor(), POLLIN, 0};
        char answer = 0;
        if (poll(&watched, 1, 200) > 0 && ::recv(socket.descriptor(), &answer, 1, 0) == 1)
            return true;
    }
    return false;
}

} // namespace meethouse
