#pragma once

#include "net/access.h"

#include <QUrl>

#include <memory>
#include <string_view>

namespace meethouse
{

// A WebSocket (RFC 6455) that carries texts; over libcurl's connection and TLS, because Debian 12's libcurl has no
// WebSocket of its own. For one thread at a time. Errors: those of HttpsClient, with data.reason "webSocket" for what
// does not keep to the rules, and data.status with the HTTP state when the server does not want to switch.
class WebSocket
{
public:
    // url: wss or ws. subprotocol: what we ask for and insist on, for example "xmpp".
    static Result<WebSocket> open(
        const QUrl &url, const QString &subprotocol, const WebAccess &access, std::stop_token stop);
    WebSocket(WebSocket &&) noexcept;
    WebSocket &operator=(WebSocket &&) noexcept;
    ~WebSocket(); // says goodbye without waiting for an answer

    Result<void> send(std::string_view text, std::stop_token stop);
    // The next text; pings are answered on the way. Errors also: TimedOut at `end`; Connection once the server closed.
    Result<QByteArray> receive(std::chrono::steady_clock::time_point end, std::stop_token stop);

private:
    struct State;
    explicit WebSocket(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

// What a server must answer to a key (RFC 6455, 4.2.2).
QByteArray webSocketAccept(const QByteArray &key);

} // namespace meethouse
