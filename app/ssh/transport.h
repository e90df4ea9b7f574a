#pragma once

#include "ssh/dialer.h"
#include "ssh/errors.h"
#include "ssh/known_hosts.h"

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

namespace meethouse
{

// A libssh session over a socket of ours that never blocks: every call is repeated until it has its answer, and between
// two calls a stop request, the deadline and the server's silence are looked at.
class Transport
{
public:
    // `trusted` are the keys known for this server: their kinds are asked for first, as OpenSSH does.
    static Result<std::unique_ptr<Transport>> open(Dialled dialled, const Login &login, const QList<HostKey> &trusted,
        const Deadline &deadline, std::stop_token stop);
    ~Transport();
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;

    [[nodiscard]] ssh_session session() const { return m_session; }
    [[nodiscard]] Result<HostKey> hostKey() const;
    [[nodiscard]] QString peer() const { return m_peer.toString(); }
    [[nodiscard]] QString lastError() const; // libssh's own words, cleaned
    [[nodiscard]] bool isBroken() const;

    // The server is asked for a sign of life from now on, whenever we wait. Only allowed after the sign-in.
    void keepAlive(std::chrono::milliseconds interval);

    enum class Waited { Ready, Stopped, Late, Silent };
    // Waits until the server sent something or can take more, a slice at most.
    Waited wait(const Deadline &deadline, const std::stop_token &stop);

    // Calls until the answer is not `again`, or the session broke. A Waited other than Ready ends it.
    template <typename Call>
    Waited until(int again, int &answer, const Deadline &deadline, const std::stop_token &stop, Call call)
    {
        for (;;) {
            answer = call();
            // After a goodbye of the server, libssh goes on saying that there is no answer yet.
            if (answer != again || isBroken())
                return Waited::Ready;
            if (const Waited waited = wait(deadline, stop); waited != Waited::Ready)
                return waited;
        }
    }

    // The same for a request on a channel. `late` makes the error of a deadline that passed.
    template <typename Call, typename Late>
    Result<void> answered(const Deadline &deadline, const std::stop_token &stop, Call call, Late late)
    {
        int answer = SSH_AGAIN;
        if (auto waited = outcomeOf(until(SSH_AGAIN, answer, deadline, stop, call), late); !waited)
            return waited;
        if (answer == SSH_OK)
            return {};
        return failure(isBroken() ? errors::lost(lastError()) : errors::channelRefused(lastError()));
    }

    template <typename Late>
    [[nodiscard]] Result<void> outcomeOf(Waited waited, Late late) const
    {
        switch (waited) {
        case Waited::Ready:
            return {};
        case Waited::Stopped:
            return failure(errors::cancelled());
        case Waited::Late:
            return failure(late());
        case Waited::Silent:
            return failure(errors::silent(lastError()));
        }
        Q_UNREACHABLE();
    }

private:
    Transport() = default;
    bool isSilent();

    ssh_session m_session = nullptr;
    QHostAddress m_peer;
    ssh_counter_struct m_counter = {};
    std::chrono::milliseconds m_interval = std::chrono::milliseconds::zero();
    Deadline m_nextSign{std::chrono::milliseconds::zero()};
    uint64_t m_seen = 0; // bytes received when we last looked
    int m_missed = 0;
};

} // namespace meethouse
