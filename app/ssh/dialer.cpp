#include "ssh/dialer.h"

#include "ssh/errors.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <vector>

namespace meethouse
{

namespace
{

constexpr std::chrono::milliseconds patience = std::chrono::seconds(2);

struct Attempt {
    Socket socket;
    QHostAddress address;
};

struct Failed {
    QHostAddress address;
    int number;
};

socklen_t fill(sockaddr_storage &storage, const QHostAddress &address, quint16 port)
{
    std::memset(&storage, 0, sizeof storage);
    if (address.protocol() == QHostAddress::IPv4Protocol) {
        auto *ipv4 = reinterpret_cast<sockaddr_in *>(&storage);
        ipv4->sin_family = AF_INET;
        ipv4->sin_port = htons(port);
        ipv4->sin_addr.s_addr = htonl(address.toIPv4Address());
        return sizeof *ipv4;
    }
    auto *ipv6 = reinterpret_cast<sockaddr_in6 *>(&storage);
    ipv6->sin6_family = AF_INET6;
    ipv6->sin6_port = htons(port);
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    std::memcpy(&ipv6->sin6_addr, &bytes, sizeof bytes);
    if (!address.scopeId().isEmpty())
        ipv6->sin6_scope_id = if_nametoindex(address.scopeId().toLatin1().constData());
    return sizeof *ipv6;
}

void setOptions(int descriptor)
{
    const auto set = [descriptor](int level, int option, int value) {
        setsockopt(descriptor, level, option, &value, sizeof value);
    };
    set(IPPROTO_TCP, TCP_NODELAY, 1);
    set(SOL_SOCKET, SO_KEEPALIVE, 1);
    set(IPPROTO_TCP, TCP_KEEPIDLE, 15);
    set(IPPROTO_TCP, TCP_KEEPINTVL, 15);
    set(IPPROTO_TCP, TCP_KEEPCNT, 3);
    set(IPPROTO_TCP, TCP_USER_TIMEOUT, 60'000);
}

// The error number; 0 means connected or on its way.
int start(Attempt &attempt, quint16 port)
{
    sockaddr_storage storage;
    const socklen_t size = fill(storage, attempt.address, port);
    attempt.socket = Socket(socket(storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (attempt.socket.descriptor() < 0)
        return errno;
    setOptions(attempt.socket.descriptor());
    if (connect(attempt.socket.descriptor(), reinterpret_cast<sockaddr *>(&storage), size) == 0 || errno == EINPROGRESS)
        return 0;
    return errno;
}

int outcomeOf(const Attempt &attempt)
{
    int number = 0;
    socklen_t size = sizeof number;
    getsockopt(attempt.socket.descriptor(), SOL_SOCKET, SO_ERROR, &number, &size);
    return number;
}

Error explained(const ServerAddress &server, const std::vector<Failed> &failed)
{
    QString detail;
    bool refused = false;
    bool late = false;
    for (const Failed &one : failed) {
        detail += one.address.toString() + QLatin1String(": ") + QString::fromLocal8Bit(strerror(one.number)) +
                  QLatin1Char('\n');
        refused = refused || one.number == ECONNREFUSED || one.number == ECONNRESET;
        late = late || one.number == ETIMEDOUT;
    }
    detail = detail.trimmed();
    if (refused)
        return errors::refused(server, detail);
    return late ? errors::noAnswer(server, detail) : errors::unreachable(server, detail);
}

} // namespace

Socket &Socket::operator=(Socket &&other) noexcept
{
    if (this != &other) {
        if (m_descriptor >= 0)
            close(m_descriptor);
        m_descriptor = other.release();
    }
    return *this;
}

Socket::~Socket()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

int Socket::release()
{
    return std::exchange(m_descriptor, -1);
}

Result<Dialled> dial(
    const ServerAddress &server, const NameServer &nameServer, const Deadline &deadline, std::stop_token stop)
{
    auto found = addressesOf(server.host, nameServer, deadline.left(), stop);
    if (!found)
        return failure(found.error());

    QList<QHostAddress> waiting = *found;
    std::vector<Attempt> running;
    std::vector<Failed> failed;
    Deadline next(std::chrono::milliseconds::zero());
    while (!waiting.isEmpty() || !running.empty()) {
        if (stop.stop_requested())
            return failure(errors::cancelled());
        if (deadline.isOver()) {
            for (const Attempt &attempt : running)
                failed.push_back({attempt.address, ETIMEDOUT});
            break;
        }
        if (!waiting.isEmpty() && (running.empty() || next.isOver())) {
            Attempt attempt{Socket(), waiting.takeFirst()};
            if (const int number = start(attempt, server.port); number != 0)
                failed.push_back({attempt.address, number});
            else
                running.push_back(std::move(attempt));
            next = Deadline(patience);
            continue;
        }
        std::vector<pollfd> watched;
        watched.reserve(running.size());
        for (const Attempt &attempt : running)
            watched.push_back({attempt.socket.descriptor(), POLLOUT, 0});
        poll(watched.data(), watched.size(), std::min(deadline.slice(), waiting.isEmpty() ? 100 : next.slice()));
        for (std::size_t i = watched.size(); i-- > 0;) {
            if (watched[i].revents == 0)
                continue;
            const int number = outcomeOf(running[i]);
            if (number == 0)
                return Dialled{std::move(running[i].socket), running[i].address};
            failed.push_back({running[i].address, number});
            running.erase(running.begin() + static_cast<std::ptrdiff_t>(i));
            next = Deadline(std::chrono::milliseconds::zero());
        }
    }
    return failure(explained(server, failed));
}

} // namespace meethouse
