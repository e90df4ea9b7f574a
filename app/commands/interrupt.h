#pragma once

#include <chrono>
#include <optional>
#include <stop_token>
#include <thread>

namespace meethouse
{

// Turns the first Ctrl-C, SIGTERM or the end of --timeout into a stop request; a second signal ends the program at
// once. Must be made before any other thread, because it blocks the signals for all of them.
class Interrupt
{
public:
    explicit Interrupt(std::optional<std::chrono::seconds> timeout);
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::jthread m_watcher;
};

} // namespace meethouse
