#pragma once

#include "base/result.h"

#include <QByteArray>

#include <array>
#include <string>
#include <string_view>

namespace meethouse
{

// The framing of WebSocket (RFC 6455, 5), the client's side. Text only, as XMPP has nothing else.
enum class FrameKind { Text = 0x1, Close = 0x8, Ping = 0x9, Pong = 0xA };

// A whole, masked frame. The mask must be fresh and unforeseeable (RFC 6455, 5.3).
std::string clientFrame(FrameKind kind, std::string_view payload, const std::array<unsigned char, 4> &mask);

// Puts together what a server sends, in whatever pieces it arrives.
class FrameReader
{
public:
    struct Message {
        FrameKind kind = FrameKind::Text;
        QByteArray payload; // whole, also when it came in fragments
    };

    explicit FrameReader(qsizetype limit) // bytes of a message; more is an error
        : m_limit(limit)
    {
    }
    void add(const char *bytes, qsizetype length) { m_buffer.append(bytes, length); }
    // A message, or nothing yet. After an error nothing more can be read. Errors: Connection.
    enum class Next { Message, NotYet };
    Result<Next> next(Message &message);

private:
    qsizetype m_limit;
    QByteArray m_buffer;
    QByteArray m_fragments;
    bool m_fragmented = false;
};

} // namespace meethouse
