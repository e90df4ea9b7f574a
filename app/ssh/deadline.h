#pragma once

#include <algorithm>
#include <chrono>

namespace meethouse
{

// A moment by which something has to be done.
class Deadline
{
public:
    explicit Deadline(std::chrono::milliseconds span)
        : m_end(std::chrono::steady_clock::now() + span)
    {
    }

    [[nodiscard]] std::chrono::milliseconds left() const
    {
        const auto span = std::chrono::ceil<std::chrono::milliseconds>(m_end - std::chrono::steady_clock::now());
        return std::max(span, std::chrono::milliseconds::zero());
    }
    [[nodiscard]] bool isOver() const { return std::chrono::steady_clock::now() >= m_end; }

    // How long to wait at once, so that a stop request is seen in time.
    [[nodiscard]] int slice() const
    {
        return static_cast<int>(std::min(left(), std::chrono::milliseconds(100)).count());
    }

private:
    std::chrono::steady_clock::time_point m_end;
};

} // namespace meethouse
