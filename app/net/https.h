#pragma once

#include "net/access.h"
#include "net/certificate.h"

#include <QUrl>

#include <memory>
#include <string_view>

namespace meethouse
{

struct HttpHeader {
    QString name;
    QString value;
};

struct HttpAnswer {
    int status = 0;
    QList<HttpHeader> headers; // names in lower case, in the order of arrival
    QByteArray body;
    TlsPeer peer; // empty over plain HTTP

    // The first one's value, or nothing; the name in lower case.
    [[nodiscard]] QString header(QStringView name) const;
    [[nodiscard]] bool hasHeader(QStringView name) const;
};

// HTTP/1.1 and 2 by libcurl. Names are looked up by addressesOf, no proxy and no redirect is followed, TLS is 1.2 at
// least. Keeps its connections open from request to request. For one thread at a time.
// Errors beside those of addressesOf: Connection with data.reason "refused", "unreachable", "untrusted" (the
// certificate), "wrongName", "tls", "tooLarge" or "http"; TimedOut; Cancelled within a second of a stop; Usage when the
// CA file cannot be read.
class HttpsClient
{
public:
    explicit HttpsClient(WebAccess access);
    HttpsClient(HttpsClient &&) noexcept;
    HttpsClient &operator=(HttpsClient &&) noexcept;
    ~HttpsClient();

    Result<HttpAnswer> get(const QUrl &url, std::stop_token stop);
    Result<HttpAnswer> post(const QUrl &url, const QString &contentType, std::string_view body, std::stop_token stop);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

// What a TLS server shows, whether it is trusted or not: only the handshake is done, nothing is sent.
Result<TlsPeer> certificateAt(const QString &host, quint16 port, const WebAccess &access, std::stop_token stop);

} // namespace meethouse
