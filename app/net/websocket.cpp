#include "net/websocket.h"

#include "net/frames.h"
#include "net/stream.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonObject>

#include <openssl/crypto.h>
#include <openssl/rand.h>

namespace meethouse
{

namespace
{

using Clock = std::chrono::steady_clock;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(WebSocket)
};

constexpr qsizetype handshakeLimit = 16'000;

tl::unexpected<Error> refused(const QUrl &url, const QString &detail, int status = 0)
{
    Error error = {
        .kind = ErrorKind::Connection,
        .what = Words::tr("%1 does not accept WebSocket connections at %2.").arg(url.host(), url.path()),
        .why = Words::tr("Its answer was not what a WebSocket server says."),
        .todo = Words::tr("Check the web server's configuration, and that nothing in between changes the connection."),
        .detail = detail,
        .data = {{QStringLiteral("reason"), QStringLiteral("webSocket")}, {QStringLiteral("host"), url.host()}},
    };
    if (status != 0)
        error.data.insert(QStringLiteral("status"), status);
    return failure(std::move(error));
}

template <std::size_t Size>
std::array<unsigned char, Size> randomBytes()
{
    std::array<unsigned char, Size> bytes = {};
    if (RAND_bytes(bytes.data(), int(bytes.size())) != 1)
        qFatal("OpenSSL has no random bytes");
    return bytes;
}

QString field(const QByteArray &head, const char *name)
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().toLower() == name)
            return QString::fromLatin1(line.mid(colon + 1).trimmed());
    }
    return {};
}

} // namespace

QByteArray webSocketAccept(const QByteArray &key)
{
    const QByteArray salted = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    return QCryptographicHash::hash(salted, QCryptographicHash::Sha1).toBase64();
}

struct WebSocket::State {
    State(QUrl itsUrl, const WebAccess &access, std::unique_ptr<Stream> itsStream)
        : url(std::move(itsUrl))
        , deadline(access.deadline)
        , stream(std::move(itsStream))
        , reader(access.bodyLimit)
    {
    }

    Result<void> shakeHands(const QString &subprotocol, Clock::time_point end, const std::stop_token &stop);

    QUrl url;
    std::chrono::milliseconds deadline;
    std::unique_ptr<Stream> stream;
    FrameReader reader;
    bool over = false;
};

Result<void> WebSocket::State::shakeHands(
    const QString &subprotocol, Clock::time_point end, const std::stop_token &stop)
{
    const auto random = randomBytes<16>();
    const QByteArray key = QByteArray(reinterpret_cast<const char *>(random.data()), random.size()).toBase64();
    const bool tls = url.scheme() == QStringLiteral("wss");
    const int port = portOf(url);
    QByteArray host = url.host().toLatin1();
    if (port != (tls ? 443 : 80))
        host += ':' + QByteArray::number(port);
    QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    if (path.isEmpty())
        path = "/";
    if (url.hasQuery())
        path += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    const QByteArray request =
        "GET " + path + " HTTP/1.1\r\nHost: " + host +
        "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + key +
        "\r\nSec-WebSocket-Protocol: " + subprotocol.toLatin1() + "\r\nOrigin: " + (tls ? "https://" : "http://") +
        host + "\r\n\r\n";
    if (auto sent = stream->write({request.constData(), size_t(request.size())}, end, stop); !sent)
        return sent;

    QByteArray head;
    qsizetype blank = -1;
    while ((blank = head.indexOf("\r\n\r\n")) < 0) {
        if (head.size() > handshakeLimit)
            return refused(url, QStringLiteral("too long a head"));
        if (auto got = stream->read(head, end, stop); !got)
            return got;
    }
    const QByteArray rest = head.mid(blank + 4);
    head.truncate(blank);
    const int status = head.startsWith("HTTP/1.1 ") ? head.mid(9, 3).toInt() : 0;
    if (status != 101)
        return refused(url, QString::fromLatin1(head.left(head.indexOf('\r'))), status);
    if (field(head, "upgrade").compare(QStringLiteral("websocket"), Qt::CaseInsensitive) != 0 ||
        field(head, "sec-websocket-accept").toLatin1() != webSocketAccept(key) ||
        !field(head, "sec-websocket-extensions").isEmpty())
        return refused(url, QStringLiteral("wrong acceptance"), status);
    if (field(head, "sec-websocket-protocol") != subprotocol)
        return refused(url, QStringLiteral("another subprotocol"), status);
    reader.add(rest.constData(), rest.size());
    return {};
}

WebSocket::WebSocket(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

WebSocket::WebSocket(WebSocket &&) noexcept = default;
WebSocket &WebSocket::operator=(WebSocket &&) noexcept = default;

WebSocket::~WebSocket()
{
    if (m_state && !m_state->over) {
        const std::string frame = clientFrame(FrameKind::Close, {"\x03\xe8", 2}, randomBytes<4>());
        (void)m_state->stream->write(frame, Clock::now(), {});
    }
}

Result<WebSocket> WebSocket::open(
    const QUrl &url, const QString &subprotocol, const WebAccess &access, std::stop_token stop)
{
    const Clock::time_point end = Clock::now() + access.deadline;
    QUrl web = url;
    web.setScheme(url.scheme() == QStringLiteral("wss") ? QStringLiteral("https") : QStringLiteral("http"));
    web.setPort(portOf(url));
    auto stream = Stream::open(web, access, stop);
    if (!stream)
        return failure(std::move(stream.error()));
    WebSocket socket(std::make_unique<State>(url, access, std::move(*stream)));
    if (auto shaken = socket.m_state->shakeHands(subprotocol, end, stop); !shaken) {
        socket.m_state->over = true;
        return failure(std::move(shaken.error()));
    }
    return socket;
}

Result<void> WebSocket::send(std::string_view text, std::stop_token stop)
{
    std::string frame = clientFrame(FrameKind::Text, text, randomBytes<4>());
    auto sent = m_state->stream->write(frame, Clock::now() + m_state->deadline, stop);
    OPENSSL_cleanse(frame.data(), frame.size()); // it may have carried a password
    return sent;
}

Result<QByteArray> WebSocket::receive(Clock::time_point end, std::stop_token stop)
{
    for (;;) {
        FrameReader::Message message;
        auto next = m_state->reader.next(message);
        if (!next) {
            m_state->over = true;
            return failure(std::move(next.error()));
        }
        if (*next == FrameReader::Next::NotYet) {
            QByteArray bytes;
            if (auto got = m_state->stream->read(bytes, end, stop); !got)
                return failure(std::move(got.error()));
            m_state->reader.add(bytes.constData(), bytes.size());
            continue;
        }
        switch (message.kind) {
        case FrameKind::Text:
            return message.payload;
        case FrameKind::Ping: {
            const std::string pong = clientFrame(
                FrameKind::Pong, {message.payload.constData(), size_t(message.payload.size())}, randomBytes<4>());
            if (auto sent = m_state->stream->write(pong, end, stop); !sent)
                return failure(std::move(sent.error()));
            break;
        }
        case FrameKind::Pong:
            break;
        case FrameKind::Close:
            m_state->over = true;
            return failure(closedTransfer(m_state->url, QStringLiteral("close frame")));
        }
    }
}

} // namespace meethouse
