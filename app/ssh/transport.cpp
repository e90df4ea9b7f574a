#include "ssh/transport.h"

#include "base/cleaned.h"
#include "ssh/errors.h"

#include <libssh/server.h> // ssh_send_keepalive, which is for clients too

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace meethouse
{

namespace
{

constexpr int mostMissed = 3;

// Kinds we know a key of come first, so that a server with several keys shows the one we can compare.
QByteArray hostKeyKinds(const QList<HostKey> &trusted)
{
    QList<QByteArray> kinds;
    const auto add = [&kinds](const QByteArray &kind) {
        if (!kinds.contains(kind))
            kinds.append(kind);
    };
    for (const HostKey &key : trusted) {
        if (key.type == "ssh-rsa") {
            add("rsa-sha2-512");
            add("rsa-sha2-256");
        } else {
            add(key.type);
        }
    }
    for (const char *kind : {"ssh-ed25519", "ecdsa-sha2-nistp521", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp256",
             "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com", "rsa-sha2-512", "rsa-sha2-256"})
        add(kind);
    return kinds.join(',');
}

// PROCESS_CONFIG goes first: a later option would have libssh read the user's ~/.ssh/config, which can run programs and
// make a changed host key pass. Strict host key checking is never touched, known hosts are ours (KnownHosts).
bool configure(ssh_session session, int descriptor, const Login &login, const QList<HostKey> &trusted)
{
    const bool processConfig = false;
    const unsigned int port = login.address.port;
    const int smallestRsa = 2048;
    const int verbosity = SSH_LOG_NOLOG;
    const QByteArray host = login.address.host.toLatin1();
    const QByteArray user = login.address.user.toLatin1();
    const QByteArray kinds = hostKeyKinds(trusted);
    const auto set = [session](ssh_options_e option, const void *value) {
        return ssh_options_set(session, option, value) == SSH_OK;
    };
    return set(SSH_OPTIONS_PROCESS_CONFIG, &processConfig) && set(SSH_OPTIONS_LOG_VERBOSITY, &verbosity) &&
           set(SSH_OPTIONS_HOST, host.constData()) && set(SSH_OPTIONS_PORT, &port) &&
           set(SSH_OPTIONS_USER, user.constData()) && set(SSH_OPTIONS_KNOWNHOSTS, "/dev/null") &&
           set(SSH_OPTIONS_GLOBAL_KNOWNHOSTS, "/dev/null") && set(SSH_OPTIONS_RSA_MIN_SIZE, &smallestRsa) &&
           set(SSH_OPTIONS_HOSTKEYS, kinds.constData()) && set(SSH_OPTIONS_FD, &descriptor);
}

// What the server says first, left where it is. libssh does not tell what comes in place of a version, and sshd says
// there why it turns somebody away. A server that waits for us to speak first costs half a second.
QByteArray firstLine(int descriptor, const Deadline &deadline, const std::stop_token &stop)
{
    const Deadline patience(std::min(deadline.left(), std::chrono::milliseconds(500)));
    pollfd watched = {descriptor, POLLIN, 0};
    while (!patience.isOver() && !stop.stop_requested() && poll(&watched, 1, patience.slice()) == 0) {
    }
    char buffer[64];
    const ssize_t got = recv(descriptor, buffer, sizeof buffer, MSG_PEEK | MSG_DONTWAIT);
    return got > 0 ? QByteArray(buffer, got) : QByteArray();
}

} // namespace

Result<std::unique_ptr<Transport>> Transport::open(
    Dialled dialled, const Login &login, const QList<HostKey> &trusted, const Deadline &deadline, std::stop_token stop)
{
    std::unique_ptr<Transport> transport(new Transport);
    transport->m_session = ssh_new();
    transport->m_peer = dialled.address;
    const int descriptor = dialled.socket.descriptor();
    if (transport->m_session == nullptr || !configure(transport->m_session, descriptor, login, trusted))
        return failure(errors::handshakeFailed(login.address, errors::Heard::Nothing, transport->lastError()));
    ssh_set_counters(transport->m_session, &transport->m_counter, nullptr);
    ssh_set_blocking(transport->m_session, 0);

    const auto greeting = firstLine(descriptor, deadline, stop);
    if (greeting.startsWith("Exceeded MaxStartups"))
        return failure(errors::tooBusy(login.address, cleaned(greeting)));
    if (greeting.startsWith("Not allowed at this time"))
        return failure(errors::turnedAway(login.address, cleaned(greeting)));

    dialled.socket.release(); // from the first ssh_connect on, it is libssh that closes it
    int answer = SSH_AGAIN;
    const Waited waited = transport->until(SSH_AGAIN, answer, deadline, stop, [&transport, descriptor] {
        const int called = ssh_connect(transport->m_session);
        // libssh makes the socket block, so that sending into a dead line could hold us for minutes.
        if (ssh_get_fd(transport->m_session) == descriptor)
            fcntl(descriptor, F_SETFL, O_NONBLOCK);
        return called;
    });
    if (waited == Waited::Stopped)
        return failure(errors::cancelled());
    if (waited == Waited::Late)
        return failure(errors::noAnswer(login.address, transport->lastError()));
    if (answer != SSH_OK) {
        auto heard = transport->m_counter.in_bytes > 0 ? errors::Heard::Something : errors::Heard::Nothing;
        if (ssh_get_serverbanner(transport->m_session) != nullptr)
            heard = errors::Heard::Ssh;
        return failure(errors::handshakeFailed(login.address, heard, transport->lastError()));
    }
    return transport;
}

Transport::~Transport()
{
    if (m_session == nullptr)
        return;
    // After a goodbye, libssh forgets a descriptor that was handed to it; without one, ssh_free closes it.
    const int descriptor = ssh_get_fd(m_session);
    const bool connected = ssh_is_connected(m_session) != 0;
    if (connected)
        ssh_disconnect(m_session);
    ssh_free(m_session);
    if (connected && descriptor >= 0)
        close(descriptor);
}

Result<HostKey> Transport::hostKey() const
{
    HostKey result;
    ssh_key key = nullptr;
    char *base64 = nullptr;
    if (ssh_get_server_publickey(m_session, &key) == SSH_OK && ssh_pki_export_pubkey_base64(key, &base64) == SSH_OK) {
        result.type = ssh_key_type_to_char(ssh_key_type(key));
        result.blob = QByteArray::fromBase64(base64);
    }
    ssh_string_free_char(base64);
    ssh_key_free(key);
    if (result.blob.isEmpty())
        return failure(errors::lost(lastError()));
    return result;
}

QString Transport::lastError() const
{
    return m_session == nullptr ? QString() : cleaned(ssh_get_error(m_session));
}

bool Transport::isBroken() const
{
    return ssh_is_connected(m_session) == 0 || (ssh_get_status(m_session) & (SSH_CLOSED | SSH_CLOSED_ERROR)) != 0;
}

void Transport::keepAlive(std::chrono::milliseconds interval)
{
    m_interval = interval;
    m_nextSign = Deadline(interval);
    m_seen = m_counter.in_bytes;
    m_missed = 0;
}

bool Transport::isSilent()
{
    if (m_interval == std::chrono::milliseconds::zero())
        return false;
    if (m_counter.in_bytes != m_seen) {
        keepAlive(m_interval);
        return false;
    }
    if (!m_nextSign.isOver())
        return false;
    if (m_missed >= mostMissed)
        return true;
    // Called twice, because a call that finds the last answer asks nothing new.
    ssh_send_keepalive(m_session);
    ssh_send_keepalive(m_session);
    m_nextSign = Deadline(m_interval);
    ++m_missed;
    return false;
}

Transport::Waited Transport::wait(const Deadline &deadline, const std::stop_token &stop)
{
    if (stop.stop_requested())
        return Waited::Stopped;
    if (deadline.isOver())
        return Waited::Late;
    if (isSilent())
        return Waited::Silent;
    const bool wantsToWrite = (ssh_get_poll_flags(m_session) & SSH_WRITE_PENDING) != 0;
    pollfd watched = {ssh_get_fd(m_session), static_cast<short>(POLLIN | (wantsToWrite ? POLLOUT : 0)), 0};
    poll(&watched, 1, deadline.slice());
    return Waited::Ready;
}

} // namespace meethouse
