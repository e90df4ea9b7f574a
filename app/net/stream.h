#pragma once

#include "net/transfer.h"

#include <chrono>
#include <stop_token>
#include <string_view>

namespace meethouse
{

// Private to this room: bytes to a server and back, over TLS unless the URL is of plain HTTP. For one thread at a time.
// Errors: those of HttpsClient, and Connection with data.reason "closed".
class Stream
{
public:
    using Clock = std::chrono::steady_clock;

    static Result<std::unique_ptr<Stream>> open(const QUrl &url, const WebAccess &access, const std::stop_token &stop);
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;
    ~Stream();

    Result<void> write(std::string_view bytes, Clock::time_point end, const std::stop_token &stop);
    // At least one byte into the buffer.
    Result<void> read(QByteArray &into, Clock::time_point end, const std::stop_token &stop);

private:
    Stream(const QUrl &url, const WebAccess &access);
    Result<void> wait(short events, Clock::time_point end, const std::stop_token &stop);

    QUrl m_url;
    Verification m_verification;
    CurlList m_resolve;
    CurlMulti m_multi;
    CurlEasy m_easy;
};

} // namespace meethouse
