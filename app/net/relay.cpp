#include "net/relay.h"

#include "net/stream.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonObject>
#include <QMap>
#include <QMessageAuthenticationCode>
#include <QtEndian>

#include <openssl/rand.h>

namespace meethouse
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Relay)
};

// RFC 8489 and RFC 8656.
constexpr quint32 cookie = 0x2112A442;
constexpr quint16 allocate = 0x0003;
constexpr quint16 success = 0x0100;
constexpr quint16 refusal = 0x0110;
enum Attribute : quint16 {
    Username = 0x0006,
    MessageIntegrity = 0x0008,
    ErrorCode = 0x0009,
    Realm = 0x0014,
    Nonce = 0x0015,
    XorRelayedAddress = 0x0016,
    RequestedTransport = 0x0019,
};
constexpr qsizetype headLength = 20;
constexpr qsizetype integrityLength = 24;

struct Message {
    quint16 type = 0;
    QMap<quint16, QByteArray> attributes;
};

template <typename Number>
QByteArray bigEndian(Number number)
{
    QByteArray bytes(sizeof number, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray attribute(Attribute kind, const QByteArray &value)
{
    return bigEndian(quint16(kind)) + bigEndian(quint16(value.size())) + value +
           QByteArray((4 - value.size() % 4) % 4, '\0');
}

QByteArray head(qsizetype length, const QByteArray &transaction)
{
    return bigEndian(allocate) + bigEndian(quint16(length)) + bigEndian(cookie) + transaction;
}

QByteArray newTransaction()
{
    QByteArray bytes(12, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), int(bytes.size())) != 1)
        qFatal("OpenSSL has no random bytes");
    return bytes;
}

// UDP is what the relay is to speak to the bridge.
QByteArray request(const QByteArray &transaction)
{
    const QByteArray body = attribute(RequestedTransport, bigEndian(quint32(17) << 24));
    return head(body.size(), transaction) + body;
}

QByteArray signedRequest(const QByteArray &transaction, const Relay &relay, const Message &challenge)
{
    const auto realm = challenge.attributes.value(Realm);
    const auto user = relay.user.toUtf8();
    const QByteArray body = attribute(RequestedTransport, bigEndian(quint32(17) << 24)) + attribute(Username, user) +
                            attribute(Realm, realm) + attribute(Nonce, challenge.attributes.value(Nonce));
    const QByteArray secret = user + ':' + realm + ':' + relay.password.toUtf8();
    const auto key = QCryptographicHash::hash(secret, QCryptographicHash::Md5);
    const QByteArray text = head(body.size() + integrityLength, transaction) + body;
    return text + attribute(MessageIntegrity, QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha1));
}

// How long the first message is, as far as it can be told.
qsizetype lengthOf(const QByteArray &bytes)
{
    return bytes.size() < headLength ? headLength : headLength + qFromBigEndian<quint16>(bytes.constData() + 2);
}

std::optional<Message> parse(const QByteArray &bytes, const QByteArray &transaction)
{
    if (bytes.size() < headLength || qFromBigEndian<quint32>(bytes.constData() + 4) != cookie ||
        bytes.mid(8, 12) != transaction)
        return std::nullopt;
    Message message{qFromBigEndian<quint16>(bytes.constData()), {}};
    for (qsizetype at = headLength; at + 4 <= bytes.size();) {
        const auto kind = qFromBigEndian<quint16>(bytes.constData() + at);
        const auto length = qFromBigEndian<quint16>(bytes.constData() + at + 2);
        if (at + 4 + length > bytes.size())
            return std::nullopt;
        message.attributes.insert(kind, bytes.mid(at + 4, length));
        at += 4 + (length + 3) / 4 * 4;
    }
    return message;
}

QHostAddress unmasked(const QByteArray &value, const QByteArray &transaction)
{
    if (value.size() == 8 && value.at(1) == 1)
        return QHostAddress(qFromBigEndian<quint32>(value.constData() + 4) ^ cookie);
    if (value.size() != 20 || value.at(1) != 2)
        return {};
    const QByteArray mask = bigEndian(cookie) + transaction;
    Q_IPV6ADDR address = {};
    for (int i = 0; i < 16; ++i)
        address[i] = quint8(value.at(4 + i)) ^ quint8(mask.at(i));
    return QHostAddress(address);
}

int codeOf(const Message &message)
{
    const auto value = message.attributes.value(ErrorCode);
    return value.size() < 4 ? 0 : (value.at(2) & 0x7) * 100 + quint8(value.at(3));
}

tl::unexpected<Error> noRelay(const Relay &relay)
{
    return failure({.kind = ErrorKind::Connection,
        .what = Words::tr("What answers at port %1 of %2 is no relay.").arg(relay.port).arg(relay.host),
        .why = Words::tr("Another program may hold the port."),
        .todo = Words::tr("Run “meethouse deploy” again, and look what listens there."),
        .data = {{QStringLiteral("reason"), QStringLiteral("notRelay")}}});
}

class Conversation
{
public:
    Conversation(Stream &stream, const Relay &relay, std::chrono::milliseconds deadline, std::stop_token stop)
        : m_stream(stream)
        , m_relay(relay)
        , m_end(Stream::Clock::now() + deadline)
        , m_stop(std::move(stop))
    {
    }

    Result<Message> ask(const QByteArray &question, const QByteArray &transaction)
    {
        if (auto sent = m_stream.write({question.constData(), size_t(question.size())}, m_end, m_stop); !sent)
            return failure(std::move(sent.error()));
        while (m_said.size() < lengthOf(m_said)) {
            if (auto got = m_stream.read(m_said, m_end, m_stop); !got)
                return failure(std::move(got.error()));
        }
        const auto length = lengthOf(m_said);
        const auto message = parse(m_said.left(length), transaction);
        m_said.remove(0, length);
        if (!message)
            return noRelay(m_relay);
        return *message;
    }

private:
    Stream &m_stream;
    const Relay &m_relay;
    Stream::Clock::time_point m_end;
    std::stop_token m_stop;
    QByteArray m_said;
};

} // namespace

Result<QHostAddress> relayedAddress(const Relay &relay, const WebAccess &access, std::stop_token stop)
{
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(relay.host);
    url.setPort(relay.port);
    auto stream = Stream::open(url, access, stop);
    if (!stream)
        return failure(std::move(stream.error()));
    Conversation conversation(**stream, relay, access.deadline, stop);

    const auto first = newTransaction();
    const auto challenge = conversation.ask(request(first), first);
    if (!challenge)
        return failure(challenge.error());
    // Whoever lets strangers in would be misused, and is not what was set up.
    if (challenge->type != (allocate | refusal) || codeOf(*challenge) != 401)
        return noRelay(relay);
    const auto second = newTransaction();
    const auto answer = conversation.ask(signedRequest(second, relay, *challenge), second);
    if (!answer)
        return failure(answer.error());
    const auto address = unmasked(answer->attributes.value(XorRelayedAddress), second);
    if (answer->type == (allocate | success) && !address.isNull())
        return address;
    const int code = codeOf(*answer);
    return failure({.kind = ErrorKind::Connection,
        .what = Words::tr("The relay refuses a guest who came with what the chat server gave out (%1).").arg(code),
        .why = Words::tr("The relay and the chat server may not share the same secret, or the relay is full."),
        .todo = Words::tr("Run “meethouse deploy” again, and send a report if it stays so."),
        .data = {{QStringLiteral("reason"), QStringLiteral("refusedByRelay")}, {QStringLiteral("code"), code}}});
}

} // namespace meethouse
