#include "net/frames.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace meethouse
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Frames)
};

constexpr unsigned char lastFragment = 0x80;
constexpr unsigned char reserved = 0x70;
constexpr unsigned char masked = 0x80;
constexpr unsigned char continuation = 0x0;

tl::unexpected<Error> senseless(const char *detail)
{
    return failure({
        .kind = ErrorKind::Connection,
        .what = Words::tr("The server's answer could not be understood."),
        .why = Words::tr("It does not keep to the rules of WebSocket."),
        .todo = Words::tr(
            "Check that the name leads to the right server and that nothing in between changes the connection."),
        .detail = QString::fromLatin1(detail),
        .data = {{QStringLiteral("reason"), QStringLiteral("webSocket")}},
    });
}

} // namespace

std::string clientFrame(FrameKind kind, std::string_view payload, const std::array<unsigned char, 4> &mask)
{
    std::string frame;
    frame.reserve(payload.size() + 14);
    frame.push_back(static_cast<char>(lastFragment | static_cast<unsigned char>(kind)));
    const auto size = static_cast<quint64>(payload.size());
    int lengthBytes = 0;
    if (size < 126) {
        frame.push_back(static_cast<char>(masked | size));
    } else if (size <= 0xffff) {
        frame.push_back(static_cast<char>(masked | 126));
        lengthBytes = 2;
    } else {
        frame.push_back(static_cast<char>(masked | 127));
        lengthBytes = 8;
    }
    for (int shift = 8 * (lengthBytes - 1); shift >= 0; shift -= 8)
        frame.push_back(static_cast<char>((size >> shift) & 0xff));
    frame.append(reinterpret_cast<const char *>(mask.data()), mask.size());
    for (std::size_t i = 0; i < payload.size(); ++i)
        frame.push_back(static_cast<char>(static_cast<unsigned char>(payload[i]) ^ mask[i % mask.size()]));
    return frame;
}

Result<FrameReader::Next> FrameReader::next(Message &message)
{
    for (;;) {
        if (m_buffer.size() < 2)
            return Next::NotYet;
        const auto byte = [this](qsizetype at) { return static_cast<unsigned char>(m_buffer.at(at)); };
        const unsigned char first = byte(0);
        const unsigned char second = byte(1);
        const unsigned char code = first & 0x0f;
        const bool last = (first & lastFragment) != 0;
        if ((first & reserved) != 0)
            return senseless("reserved bits");
        if ((second & masked) != 0)
            return senseless("a server's frame is masked");

        quint64 length = second & 0x7f;
        const int lengthBytes = length == 126 ? 2 : length == 127 ? 8 : 0;
        if (m_buffer.size() < 2 + lengthBytes)
            return Next::NotYet;
        if (lengthBytes > 0) {
            length = 0;
            for (int i = 0; i < lengthBytes; ++i)
                length = (length << 8) | byte(2 + i);
        }
        const bool control = (code & 0x8) != 0;
        if (control && (!last || length > 125))
            return senseless("a long or fragmented control frame");
        if (length > static_cast<quint64>(m_limit) || static_cast<qsizetype>(length) + m_fragments.size() > m_limit)
            return senseless("too large a message");
        const qsizetype whole = 2 + lengthBytes + static_cast<qsizetype>(length);
        if (m_buffer.size() < whole)
            return Next::NotYet;
        const QByteArray payload = m_buffer.mid(2 + lengthBytes, static_cast<qsizetype>(length));
        m_buffer.remove(0, whole);

        if (control) {
            if (code != static_cast<unsigned char>(FrameKind::Close) &&
                code != static_cast<unsigned char>(FrameKind::Ping) &&
                code != static_cast<unsigned char>(FrameKind::Pong))
                return senseless("an unknown control frame");
            message = {static_cast<FrameKind>(code), payload};
            return Next::Message;
        }
        if (code == continuation ? !m_fragmented : m_fragmented || code != static_cast<unsigned char>(FrameKind::Text))
            return senseless("neither text nor its continuation");
        m_fragments += payload;
        m_fragmented = !last;
        if (!last)
            continue;
        message = {FrameKind::Text, m_fragments};
        m_fragments.clear();
        return Next::Message;
    }
}

} // namespace meethouse
