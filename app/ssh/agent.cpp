#include "ssh/agent.h"

#include "base/cleaned.h"
#include "ssh/wire.h"

#include <QFile>
#include <QtEndian>

#include <cerrno>
#include <cstring>
#include <optional>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace meethouse
{

namespace
{

// draft-miller-ssh-agent
constexpr char failureMessage = 5;
constexpr char requestIdentities = 11;
constexpr char identitiesAnswer = 12;
constexpr char signRequest = 13;
constexpr quint32 largest = 256 * 1024;

// A key may be guarded by a person who has to confirm its use.
constexpr std::chrono::milliseconds personsPatience = std::chrono::seconds(60);

bool ready(int descriptor, short what, const Deadline &deadline, const std::stop_token &stop)
{
    while (!stop.stop_requested() && !deadline.isOver()) {
        pollfd watched = {descriptor, what, 0};
        if (poll(&watched, 1, deadline.slice()) > 0)
            return true;
    }
    return false;
}

bool readAll(int descriptor, char *into, std::size_t size, const Deadline &deadline, const std::stop_token &stop)
{
    while (size > 0) {
        if (!ready(descriptor, POLLIN, deadline, stop))
            return false;
        const ssize_t got = recv(descriptor, into, size, MSG_DONTWAIT);
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
            return false;
        if (got > 0) {
            into += got;
            size -= static_cast<std::size_t>(got);
        }
    }
    return true;
}

bool writeAll(int descriptor, const QByteArray &bytes, const Deadline &deadline, const std::stop_token &stop)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        if (!ready(descriptor, POLLOUT, deadline, stop))
            return false;
        const ssize_t wrote = send(descriptor, bytes.constData() + sent, static_cast<std::size_t>(bytes.size() - sent),
            MSG_DONTWAIT | MSG_NOSIGNAL);
        if (wrote < 0 && errno != EAGAIN && errno != EINTR)
            return false;
        sent += std::max<ssize_t>(wrote, 0);
    }
    return true;
}

QByteArray lengthOf(qsizetype size)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(static_cast<quint32>(size), bytes.data());
    return bytes;
}

bool sendMessage(int descriptor, const QByteArray &body, const Deadline &deadline, const std::stop_token &stop)
{
    return writeAll(descriptor, lengthOf(body.size()) + body, deadline, stop);
}

std::optional<QByteArray> receiveMessage(int descriptor, const Deadline &deadline, const std::stop_token &stop)
{
    char head[4];
    if (!readAll(descriptor, head, sizeof head, deadline, stop))
        return std::nullopt;
    const auto size = qFromBigEndian<quint32>(head);
    if (size == 0 || size > largest)
        return std::nullopt;
    QByteArray body(static_cast<qsizetype>(size), '\0');
    if (!readAll(descriptor, body.data(), size, deadline, stop))
        return std::nullopt;
    return body;
}

Socket connectToAgent()
{
    const QByteArray path = qgetenv("SSH_AUTH_SOCK");
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (path.isEmpty() || static_cast<std::size_t>(path.size()) >= sizeof address.sun_path)
        return Socket();
    std::memcpy(address.sun_path, path.constData(), static_cast<std::size_t>(path.size()));
    // Not blocking: an agent that accepts nobody must not hold us.
    Socket made(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (connect(made.descriptor(), reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        return Socket();
    return made;
}

} // namespace

QList<AgentKey> Agent::keys(const Deadline &deadline, const std::stop_token &stop)
{
    const Socket agent = connectToAgent();
    if (agent.descriptor() < 0 || !sendMessage(agent.descriptor(), QByteArray(1, requestIdentities), deadline, stop))
        return {};
    const auto answer = receiveMessage(agent.descriptor(), deadline, stop);
    if (!answer || answer->size() < 5 || answer->at(0) != identitiesAnswer)
        return {};
    QList<AgentKey> found;
    qsizetype at = 5; // the type and the count; the strings say themselves where they end
    for (;;) {
        const auto blob = nextString(*answer, at);
        const auto comment = nextString(*answer, at);
        if (!blob || !comment)
            return found;
        found.append({*blob, cleaned(*comment, 100)});
    }
}

Agent::Agent(std::stop_token stop)
    : m_stop(std::move(stop))
{
    int ends[2] = {-1, -1};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return;
    m_theirs = Socket(ends[0]);
    m_ours = Socket(ends[1]);
    m_thread = std::jthread([this](const std::stop_token &ended) { serve(ended); });
}

Agent::~Agent() = default;

int Agent::takeSocket()
{
    return m_theirs.release();
}

void Agent::show(const AgentKey &key)
{
    const std::lock_guard lock(m_mutex);
    m_shown = key;
}

QByteArray Agent::shownKeys() const
{
    const std::lock_guard lock(m_mutex);
    return identitiesAnswer + lengthOf(1) + lengthOf(m_shown.blob.size()) + m_shown.blob + lengthOf(0);
}

void Agent::serve(const std::stop_token &ended) const
{
    // The thread's own end, and the caller's wish to stop, are one reason to hang up.
    std::stop_source either;
    const std::stop_callback whenEnded(ended, [&either] { either.request_stop(); });
    const std::stop_callback whenStopped(m_stop, [&either] { either.request_stop(); });
    const std::stop_token stop = either.get_token();
    const int libssh = m_ours.descriptor();

    for (;;) {
        const auto request = receiveMessage(libssh, Deadline(std::chrono::hours(24)), stop);
        if (!request)
            break;
        const Deadline deadline(personsPatience);
        std::optional<QByteArray> answer(QByteArray(1, failureMessage));
        if (request->at(0) == requestIdentities) {
            answer = shownKeys();
        } else if (request->at(0) == signRequest) {
            const Socket agent = connectToAgent();
            if (agent.descriptor() >= 0 && sendMessage(agent.descriptor(), *request, deadline, stop))
                answer = receiveMessage(agent.descriptor(), deadline, stop);
        }
        if (!answer || !sendMessage(libssh, *answer, deadline, stop))
            break;
    }
    // libssh may be waiting in a read without end.
    shutdown(libssh, SHUT_RDWR);
}

} // namespace meethouse
