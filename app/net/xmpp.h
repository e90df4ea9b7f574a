#pragma once

#include "net/xmpp_transport.h"
#include "secrets/secret.h"

#include <QStringList>

#include <deque>
#include <optional>

namespace meethouse
{

// Just enough of XMPP (RFC 6120, 6121; rooms: XEP-0045) to behave like a guest's or a host's browser. For one thread at
// a time; closes the stream when it goes.
class XmppSession
{
public:
    // Opens a stream to one of the server's domains and reads what it offers.
    static Result<XmppSession> open(
        const QUrl &url, const WebAccess &access, const QString &domain, std::stop_token stop);
    XmppSession(XmppSession &&) noexcept = default;
    XmppSession &operator=(XmppSession &&) = delete;
    ~XmppSession();

    [[nodiscard]] const QStringList &mechanisms() const { return m_mechanisms; } // of SASL, as offered
    [[nodiscard]] const QString &jid() const { return m_jid; }                   // full; empty before a sign-in

    // SASL ANONYMOUS or PLAIN (RFC 4616), then a new stream and a resource. Errors also: SignIn with data.condition,
    // for example "not-authorized".
    Result<void> signInAnonymously(std::stop_token stop);
    Result<void> signIn(const QString &user, const Secret &password, std::stop_token stop);

    // Sends an iq and waits for its answer, which may be of type "error". An id is put in. What else arrives is kept
    // for nextOther.
    Result<XmlElement> ask(XmlElement iq, std::stop_token stop);
    Result<void> send(const XmlElement &stanza, std::stop_token stop);
    // A stanza nobody waited for, nothing when none came in that time.
    Result<std::optional<XmlElement>> nextOther(std::chrono::milliseconds patience, std::stop_token stop);

    struct Entry {
        bool entered = false;
        QString condition; // why not, for example "not-authorized"; empty with entered false: no answer at all
    };
    // Room is bare, the password may be empty. Waits at most `patience`.
    Result<Entry> join(const QString &room, const QString &nick, const QString &password,
        std::chrono::milliseconds patience, std::stop_token stop);
    Result<void> leave(const QString &room, const QString &nick, std::stop_token stop);

private:
    using Clock = std::chrono::steady_clock;
    explicit XmppSession(std::unique_ptr<XmppTransport> transport, std::chrono::milliseconds deadline, QString domain);
    Result<void> readFeatures(std::stop_token stop);
    Result<void> authenticate(std::string_view element, std::stop_token stop);
    QString nextId();

    std::unique_ptr<XmppTransport> m_transport;
    std::chrono::milliseconds m_deadline;
    QString m_domain;
    QString m_jid;
    QString m_idStem;
    int m_ids = 0;
    QStringList m_mechanisms;
    std::deque<XmlElement> m_others;
};

// The condition of a stanza of type "error" (RFC 6120, 8.3.3), for example "not-authorized"; empty when it is none.
QString errorCondition(const XmlElement &stanza);

} // namespace meethouse
