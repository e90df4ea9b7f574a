#include "secrets/random.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <cstdlib>
#include <string>
#include <string_view>

namespace meethouse
{

namespace
{

std::string randomText(int length, std::string_view alphabet)
{
    std::string text;
    text.reserve(static_cast<std::size_t>(length) + 64);
    // Values above the last whole multiple are thrown away, or some letters would come more often than others.
    const auto limit = 256 - 256 % alphabet.size();
    while (static_cast<int>(text.size()) < length) {
        unsigned char byte = 0;
        // Without randomness nothing that follows would be safe, and no caller could do better.
        if (RAND_priv_bytes(&byte, 1) != 1)
            std::abort();
        if (byte < limit)
            text.push_back(alphabet[byte % alphabet.size()]);
        OPENSSL_cleanse(&byte, 1);
    }
    return text;
}

} // namespace

Secret randomPassword(int length)
{
    auto text = randomText(length, "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789");
    return Secret::take(text);
}

QString randomName(int length)
{
    return QString::fromStdString(randomText(length, "abcdefghijkmnopqrstuvwxyz23456789"));
}

} // namespace meethouse
