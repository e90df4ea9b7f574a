#include "net/stream.h"

#include <poll.h>

namespace meethouse
{

Stream::Stream(const QUrl &url, const WebAccess &access)
    : m_url(url)
    , m_verification(url.host(), access.caFile, access.pinnedSha256, false)
{
}

Stream::~Stream()
{
    if (m_easy)
        curl_multi_remove_handle(m_multi.get(), m_easy.get());
}

Result<std::unique_ptr<Stream>> Stream::open(const QUrl &url, const WebAccess &access, const std::stop_token &stop)
{
    startCurl();
    const Clock::time_point end = Clock::now() + access.deadline;
    auto addresses = addressesOf(url.host(), access.nameServer, access.deadline, stop);
    if (!addresses)
        return failure(std::move(addresses.error()));
    std::unique_ptr<Stream> stream(new Stream(url, access));
    stream->m_resolve = resolved(url.host(), portOf(url), *addresses);
    stream->m_multi.reset(curl_multi_init());
    stream->m_easy.reset(curl_easy_init());
    CURL *easy = stream->m_easy.get();
    setCommon(easy, url, stream->m_resolve.get(), stream->m_verification);
    curl_easy_setopt(easy, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));
    curl_multi_add_handle(stream->m_multi.get(), easy);
    auto connected = carry(stream->m_multi.get(), easy, url, stream->m_verification, end, stop);
    if (!connected)
        return failure(std::move(connected.error()));
    return stream;
}

Result<void> Stream::wait(short events, Clock::time_point end, const std::stop_token &stop)
{
    if (stop.stop_requested())
        return failure(stoppedTransfer(m_url));
    if (Clock::now() >= end)
        return failure(lateTransfer(m_url));
    curl_socket_t descriptor = CURL_SOCKET_BAD;
    if (curl_easy_getinfo(m_easy.get(), CURLINFO_ACTIVESOCKET, &descriptor) != CURLE_OK ||
        descriptor == CURL_SOCKET_BAD)
        return failure(closedTransfer(m_url, QStringLiteral("no socket")));
    pollfd one = {.fd = descriptor, .events = events, .revents = 0};
    poll(&one, 1, 100);
    return {};
}

Result<void> Stream::write(std::string_view bytes, Clock::time_point end, const std::stop_token &stop)
{
    while (!bytes.empty()) {
        size_t sent = 0;
        const CURLcode code = curl_easy_send(m_easy.get(), bytes.data(), bytes.size(), &sent);
        bytes.remove_prefix(sent);
        if (code == CURLE_AGAIN) {
            if (auto waited = wait(POLLOUT, end, stop); !waited)
                return waited;
        } else if (code != CURLE_OK) {
            return failure(closedTransfer(m_url, QString::fromUtf8(curl_easy_strerror(code))));
        }
    }
    return {};
}

Result<void> Stream::read(QByteArray &into, Clock::time_point end, const std::stop_token &stop)
{
    std::array<char, 16384> buffer = {};
    for (;;) {
        size_t got = 0;
        const CURLcode code = curl_easy_recv(m_easy.get(), buffer.data(), buffer.size(), &got);
        if (code == CURLE_OK && got > 0) {
            into.append(buffer.data(), static_cast<qsizetype>(got));
            return {};
        }
        if (code == CURLE_OK)
            return failure(closedTransfer(m_url, QStringLiteral("end of stream")));
        if (code != CURLE_AGAIN)
            return failure(closedTransfer(m_url, QString::fromUtf8(curl_easy_strerror(code))));
        if (auto waited = wait(POLLIN, end, stop); !waited)
            return waited;
    }
}

} // namespace meethouse
