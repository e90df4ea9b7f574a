#include "net/https.h"

#include "net/transfer.h"
#include "net/verification.h"

#include <QMap>

namespace meethouse
{

namespace
{

using Clock = std::chrono::steady_clock;

struct Collector {
    HttpAnswer answer;
    qsizetype limit = 0;
    qsizetype headerBytes = 0;
};

constexpr qsizetype headerLimit = 128'000;

size_t onBody(const char *bytes, size_t size, size_t count, void *argument)
{
    auto *collector = static_cast<Collector *>(argument);
    const std::size_t length = size * count;
    const auto signedLength = static_cast<qsizetype>(length);
    if (collector->answer.body.size() + signedLength > collector->limit)
        return 0;
    collector->answer.body.append(bytes, signedLength);
    return length;
}

size_t onHeader(const char *bytes, size_t size, size_t count, void *argument)
{
    auto *collector = static_cast<Collector *>(argument);
    const QByteArray line = QByteArray(bytes, qsizetype(size * count)).trimmed();
    collector->headerBytes += line.size();
    if (collector->headerBytes > headerLimit)
        return 0;
    if (line.startsWith("HTTP/")) {
        collector->answer.headers.clear(); // of an interim answer
        return size * count;
    }
    if (const qsizetype colon = line.indexOf(':'); colon > 0)
        collector->answer.headers.append(
            {QString::fromLatin1(line.left(colon)).toLower(), QString::fromLatin1(line.mid(colon + 1).trimmed())});
    return size * count;
}

} // namespace

QString HttpAnswer::header(QStringView name) const
{
    for (const HttpHeader &header : headers)
        if (header.name == name)
            return header.value;
    return {};
}

bool HttpAnswer::hasHeader(QStringView name) const
{
    return std::any_of(headers.begin(), headers.end(), [name](const HttpHeader &one) { return one.name == name; });
}

struct HttpsClient::State {
    explicit State(WebAccess given)
        : access(std::move(given))
    {
        startCurl();
        multi.reset(curl_multi_init());
    }

    Result<HttpAnswer> ask(
        const QUrl &url, const QString &contentType, const std::string_view *body, const std::stop_token &stop);

    WebAccess access;
    CurlMulti multi;
    QMap<QString, QList<QHostAddress>> addresses;
    QMap<QString, TlsPeer> peers; // a kept connection shows its certificate only once
};

Result<HttpAnswer> HttpsClient::State::ask(
    const QUrl &url, const QString &contentType, const std::string_view *body, const std::stop_token &stop)
{
    const Clock::time_point end = Clock::now() + access.deadline;
    const QString host = url.host();
    if (!addresses.contains(host)) {
        auto found = addressesOf(host, access.nameServer, access.deadline, stop);
        if (!found)
            return failure(std::move(found.error()));
        addresses[host] = *found;
    }
    const CurlList resolve = resolved(host, portOf(url), addresses[host]);
    Verification verification(host, access.caFile, access.pinnedSha256, false);
    Collector collector;
    collector.limit = access.bodyLimit;

    const CurlEasy easy(curl_easy_init());
    setCommon(easy.get(), url, resolve.get(), verification);
    curl_easy_setopt(easy.get(), CURLOPT_WRITEFUNCTION, &onBody);
    curl_easy_setopt(easy.get(), CURLOPT_WRITEDATA, &collector);
    curl_easy_setopt(easy.get(), CURLOPT_HEADERFUNCTION, &onHeader);
    curl_easy_setopt(easy.get(), CURLOPT_HEADERDATA, &collector);
    curl_easy_setopt(easy.get(), CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(access.deadline.count()));
    CurlList headers;
    if (body != nullptr) {
        headers.reset(
            curl_slist_append(nullptr, (QStringLiteral("Content-Type: ") + contentType).toLatin1().constData()));
        curl_slist_append(headers.get(), "Expect:");
        curl_easy_setopt(easy.get(), CURLOPT_HTTPHEADER, headers.get());
        curl_easy_setopt(easy.get(), CURLOPT_POST, 1L);
        curl_easy_setopt(easy.get(), CURLOPT_POSTFIELDS, body->data()); // not copied by libcurl
        curl_easy_setopt(easy.get(), CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body->size()));
    }
    curl_multi_add_handle(multi.get(), easy.get());
    auto done = carry(multi.get(), easy.get(), url, verification, end, stop);
    long status = 0;
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_multi_remove_handle(multi.get(), easy.get());
    if (!done)
        return failure(std::move(done.error()));

    const QString where = host + u':' + QString::number(portOf(url));
    if (!verification.peer().chain.isEmpty())
        peers[where] = verification.peer();
    collector.answer.status = int(status);
    collector.answer.peer = peers.value(where);
    return std::move(collector.answer);
}

HttpsClient::HttpsClient(WebAccess access)
    : m_state(std::make_unique<State>(std::move(access)))
{
}

HttpsClient::HttpsClient(HttpsClient &&) noexcept = default;
HttpsClient &HttpsClient::operator=(HttpsClient &&) noexcept = default;
HttpsClient::~HttpsClient() = default;

Result<HttpAnswer> HttpsClient::get(const QUrl &url, std::stop_token stop)
{
    return m_state->ask(url, {}, nullptr, stop);
}

Result<HttpAnswer> HttpsClient::post(
    const QUrl &url, const QString &contentType, std::string_view body, std::stop_token stop)
{
    return m_state->ask(url, contentType, &body, stop);
}

Result<TlsPeer> certificateAt(const QString &host, quint16 port, const WebAccess &access, std::stop_token stop)
{
    startCurl();
    const Clock::time_point end = Clock::now() + access.deadline;
    auto addresses = addressesOf(host, access.nameServer, access.deadline, stop);
    if (!addresses)
        return failure(std::move(addresses.error()));
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(host);
    url.setPort(port);
    const CurlList resolve = resolved(host, port, *addresses);
    Verification verification(host, access.caFile, access.pinnedSha256, true);
    const CurlMulti multi(curl_multi_init());
    const CurlEasy easy(curl_easy_init());
    setCommon(easy.get(), url, resolve.get(), verification);
    curl_easy_setopt(easy.get(), CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(easy.get(), CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(access.deadline.count()));
    curl_multi_add_handle(multi.get(), easy.get());
    auto done = carry(multi.get(), easy.get(), url, verification, end, stop);
    curl_multi_remove_handle(multi.get(), easy.get());
    if (!done)
        return failure(std::move(done.error()));
    return verification.peer();
}

} // namespace meethouse
