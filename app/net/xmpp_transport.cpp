#include "net/xmpp_transport.h"

#include "net/https.h"
#include "net/websocket.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <deque>
#include <optional>

namespace meethouse
{

namespace
{

using Clock = std::chrono::steady_clock;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(XmppTransport)
};

const QString httpBind = QStringLiteral("http://jabber.org/protocol/httpbind");
const QString framing = QStringLiteral("urn:ietf:params:xml:ns:xmpp-framing");

tl::unexpected<Error> ended(const QUrl &url, const QString &detail)
{
    return failure({
        .kind = ErrorKind::Connection,
        .what = Words::tr("The chat server behind %1 ended the conversation.").arg(url.host()),
        .why = Words::tr("It was restarted, or did not like what it was told."),
        .todo = Words::tr("Try again; if it stays so, look into Prosody's log on the server."),
        .detail = detail,
        .data = {{QStringLiteral("reason"), QStringLiteral("ended")}},
    });
}

tl::unexpected<Error> silent(const QUrl &url)
{
    return failure({
        .kind = ErrorKind::TimedOut,
        .what = Words::tr("The chat server behind %1 did not answer in time.").arg(url.host()),
        .why = Words::tr("It is very busy, or does not know what to say."),
        .todo = Words::tr("Try again; if it stays so, look into Prosody's log on the server."),
        .detail = {},
        .data = {{QStringLiteral("reason"), QStringLiteral("silent")}},
    });
}

class Bosh final : public XmppTransport
{
public:
    Bosh(const QUrl &url, const WebAccess &access)
        : m_url(url)
        , m_client(access)
    {
        unsigned int start = 0;
        RAND_bytes(reinterpret_cast<unsigned char *>(&start), sizeof start);
        m_request = start; // far below 2^53, the end of what servers count (XEP-0124, 7.1)
    }

    Result<void> openStream(const QString &domain, std::stop_token stop) override
    {
        QMap<QString, QString> attributes = {{QStringLiteral("to"), domain},
            {QStringLiteral("xml:lang"), QStringLiteral("en")},
            {QStringLiteral("xmlns:xmpp"), QStringLiteral("urn:xmpp:xbosh")}};
        if (m_session.isEmpty()) {
            attributes.insert(QStringLiteral("content"), QStringLiteral("text/xml; charset=utf-8"));
            attributes.insert(QStringLiteral("ver"), QStringLiteral("1.10"));
            attributes.insert(QStringLiteral("hold"), QStringLiteral("1"));
            attributes.insert(QStringLiteral("wait"), QString::number(waitSeconds));
            attributes.insert(QStringLiteral("xmpp:version"), QStringLiteral("1.0"));
        } else {
            attributes.insert(QStringLiteral("xmpp:restart"), QStringLiteral("true"));
        }
        return exchange({}, attributes, stop);
    }

    Result<void> send(std::string_view element, std::stop_token stop) override { return exchange(element, {}, stop); }

    Result<XmlElement> receive(Clock::time_point end, std::stop_token stop) override
    {
        while (m_arrived.empty()) {
            if (m_over)
                return ended(m_url, m_condition);
            if (Clock::now() >= end)
                return silent(m_url);
            if (auto asked = exchange({}, {}, stop); !asked)
                return failure(std::move(asked.error()));
        }
        XmlElement first = std::move(m_arrived.front());
        m_arrived.pop_front();
        return first;
    }

    void close() override
    {
        if (!m_over && !m_session.isEmpty())
            (void)exchange({}, {{QStringLiteral("type"), QStringLiteral("terminate")}}, {});
        m_over = true;
    }

private:
    // How long the server may hold a request of ours when it has nothing to say. Short, as we hold one at a time.
    static constexpr int waitSeconds = 1;

    Result<void> exchange(std::string_view element, QMap<QString, QString> attributes, const std::stop_token &stop)
    {
        if (m_over)
            return ended(m_url, m_condition);
        attributes.insert(QStringLiteral("rid"), QString::number(m_request++));
        if (!m_session.isEmpty())
            attributes.insert(QStringLiteral("sid"), m_session);
        const XmlElement body(httpBind, QStringLiteral("body"), attributes);
        const QByteArray empty = body.toXml(); // ends in "/>"
        std::string text;
        text.reserve(size_t(empty.size()) + element.size() + 16); // never moved, so that nothing stays behind
        text.append(empty.constData(), size_t(empty.size()) - 2).append(">").append(element).append("</body>");
        auto answer = m_client.post(m_url, QStringLiteral("text/xml; charset=utf-8"), text, stop);
        OPENSSL_cleanse(text.data(), text.size());
        if (!answer) {
            m_over = true; // a goodbye would only wait once more
            return failure(std::move(answer.error()));
        }
        if (answer->status != 200) {
            auto error = ended(m_url, QStringLiteral("HTTP %1").arg(answer->status));
            error.value().data.insert(QStringLiteral("status"), answer->status);
            return error;
        }
        auto parsed = parseXml(answer->body);
        if (!parsed)
            return failure(std::move(parsed.error()));
        if (!parsed->is(httpBind, u"body"))
            return ended(m_url, QStringLiteral("not a BOSH body"));
        if (m_session.isEmpty())
            m_session = parsed->attribute(QStringLiteral("sid"));
        if (parsed->attribute(QStringLiteral("type")) == QStringLiteral("terminate") || m_session.isEmpty()) {
            m_over = true;
            m_condition = parsed->attribute(QStringLiteral("condition"));
        }
        for (XmlElement &child : parsed->children)
            m_arrived.push_back(std::move(child));
        if (m_over && m_arrived.empty() && !element.empty())
            return ended(m_url, m_condition);
        return {};
    }

    QUrl m_url;
    HttpsClient m_client;
    quint64 m_request = 0;
    QString m_session;
    QString m_condition;
    std::deque<XmlElement> m_arrived;
    bool m_over = false;
};

class XmppWebSocket final : public XmppTransport
{
public:
    XmppWebSocket(QUrl url, WebAccess access)
        : m_url(std::move(url))
        , m_access(std::move(access))
    {
    }

    Result<void> openStream(const QString &domain, std::stop_token stop) override
    {
        if (!m_socket) {
            auto opened = WebSocket::open(m_url, QStringLiteral("xmpp"), m_access, stop);
            if (!opened)
                return failure(std::move(opened.error()));
            m_socket.emplace(std::move(*opened));
        }
        const XmlElement open(framing, QStringLiteral("open"),
            {{QStringLiteral("to"), domain}, {QStringLiteral("version"), QStringLiteral("1.0")},
                {QStringLiteral("xml:lang"), QStringLiteral("en")}});
        const QByteArray text = open.toXml();
        if (auto sent = send({text.constData(), size_t(text.size())}, stop); !sent)
            return sent;
        auto answer = receive(Clock::now() + m_access.deadline, stop);
        if (!answer)
            return failure(std::move(answer.error()));
        if (!answer->is(framing, u"open"))
            return ended(m_url, QStringLiteral("no <open/>"));
        return {};
    }

    Result<void> send(std::string_view element, std::stop_token stop) override
    {
        if (!m_socket)
            return ended(m_url, {});
        return m_socket->send(element, stop);
    }

    Result<XmlElement> receive(Clock::time_point end, std::stop_token stop) override
    {
        if (!m_socket)
            return ended(m_url, {});
        auto text = m_socket->receive(end, stop);
        if (!text)
            return failure(std::move(text.error()));
        auto element = parseXml(*text);
        if (element && element->is(framing, u"close")) {
            m_socket.reset();
            return ended(m_url, QStringLiteral("<close/>"));
        }
        return element;
    }

    void close() override
    {
        if (!m_socket)
            return;
        const QByteArray text = XmlElement(framing, QStringLiteral("close")).toXml();
        (void)m_socket->send({text.constData(), size_t(text.size())}, {});
        m_socket.reset();
    }

private:
    QUrl m_url;
    WebAccess m_access;
    std::optional<WebSocket> m_socket;
};

} // namespace

std::unique_ptr<XmppTransport> XmppTransport::to(const QUrl &url, WebAccess access)
{
    if (url.scheme().startsWith(QStringLiteral("ws")))
        return std::make_unique<XmppWebSocket>(url, std::move(access));
    return std::make_unique<Bosh>(url, std::move(access));
}

} // namespace meethouse
