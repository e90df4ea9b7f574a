#pragma once

#include "net/access.h"
#include "net/xml.h"

#include <QUrl>

#include <memory>
#include <string_view>

namespace meethouse
{

// How XMPP's elements travel: over HTTP (BOSH, XEP-0124 and 0206) or a WebSocket (RFC 7395).
class XmppTransport
{
public:
    // https or http: BOSH; wss or ws: WebSocket. Nothing is sent yet.
    static std::unique_ptr<XmppTransport> to(const QUrl &url, WebAccess access);

    virtual ~XmppTransport() = default;
    // Opens the stream; once more after a sign-in. The server's features come as the next element.
    virtual Result<void> openStream(const QString &domain, std::stop_token stop) = 0;
    // One whole element. What carried it is wiped, as it may hold a password.
    virtual Result<void> send(std::string_view element, std::stop_token stop) = 0;
    // The next element of the stream. Errors: TimedOut at `end` (BOSH may be late by a second); else as HttpsClient.
    virtual Result<XmlElement> receive(std::chrono::steady_clock::time_point end, std::stop_token stop) = 0;
    // Says goodbye, unless the other side has been silent already; errors do not matter any more.
    virtual void close() = 0;
};

} // namespace meethouse
