#include "secrets/secret.h"

#include <openssl/crypto.h>

namespace meethouse
{

Secret::Secret(std::string_view value)
{
    // Short strings live inside the object and would be copied by a move; a reserve beyond that keeps them on the heap.
    m_value.reserve(value.size() < 64 ? 64 : value.size());
    m_value.assign(value);
}

Secret Secret::take(std::string &value)
{
    Secret secret(value);
    OPENSSL_cleanse(value.data(), value.size());
    value.clear();
    return secret;
}

Secret::Secret(Secret &&other) noexcept
    : m_value(std::move(other.m_value))
{
    other.wipe();
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_value = std::move(other.m_value);
        other.wipe();
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

void Secret::wipe() noexcept
{
    OPENSSL_cleanse(m_value.data(), m_value.capacity());
    m_value.clear();
}

} // namespace meethouse
