#pragma once

#include <string>
#include <string_view>

namespace meethouse
{

// A value that must not be seen: held in memory of its own, wiped when it goes (OPENSSL_cleanse), moved but never
// copied by accident. It has no stream operator and converts to nothing, so it cannot end in a log by a slip.
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string_view value);
    // Takes the bytes and wipes where they came from.
    static Secret take(std::string &value);

    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret();

    [[nodiscard]] Secret clone() const { return Secret(m_value); }
    [[nodiscard]] bool isEmpty() const { return m_value.empty(); }
    // Look, do not keep: the view dies with the secret.
    [[nodiscard]] std::string_view reveal() const { return m_value; }

private:
    void wipe() noexcept;

    std::string m_value;
};

} // namespace meethouse
