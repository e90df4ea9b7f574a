#include "commands/interrupt.h"

#include <csignal>
#include <cstdlib>

namespace meethouse
{

namespace
{

constexpr auto slice = std::chrono::milliseconds(100);

} // namespace

Interrupt::Interrupt(std::optional<std::chrono::seconds> timeout)
{
    sigset_t watched;
    sigemptyset(&watched);
    sigaddset(&watched, SIGINT);
    sigaddset(&watched, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &watched, nullptr);

    m_watcher = std::jthread([this, watched, timeout](const std::stop_token &done) {
        const auto end = std::chrono::steady_clock::now() + timeout.value_or(std::chrono::seconds(0));
        const timespec wait{.tv_sec = 0, .tv_nsec = std::chrono::nanoseconds(slice).count()};
        while (!done.stop_requested()) {
            const bool signalled = sigtimedwait(&watched, nullptr, &wait) > 0;
            if (signalled && m_stop.stop_requested())
                std::_Exit(130);
            if (signalled || (timeout && std::chrono::steady_clock::now() >= end))
                m_stop.request_stop();
        }
    });
}

Interrupt::~Interrupt() = default;

} // namespace meethouse
