#include "net/xmpp.h"

#include "secrets/random.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>

namespace meethouse
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Xmpp)
};

const QString clientSpace = QStringLiteral("jabber:client");
const QString sasl = QStringLiteral("urn:ietf:params:xml:ns:xmpp-sasl");
const QString bindSpace = QStringLiteral("urn:ietf:params:xml:ns:xmpp-bind");
const QString stanzaErrors = QStringLiteral("urn:ietf:params:xml:ns:xmpp-stanzas");
const QString muc = QStringLiteral("http://jabber.org/protocol/muc");
const QString mucUser = QStringLiteral("http://jabber.org/protocol/muc#user");
const QString nickSpace = QStringLiteral("http://jabber.org/protocol/nick");

constexpr std::size_t mostOthers = 1000;

tl::unexpected<Error> notSignedIn(const QString &domain, const QString &condition)
{
    return failure({
        .kind = ErrorKind::SignIn,
        .what = Words::tr("The sign-in at %1 was refused.").arg(domain),
        .why =
            Words::tr("The server does not know this account, or not with this password, or lets nobody in this way."),
        .todo = Words::tr("Check the account's name and its password."),
        .detail = condition,
        .data = {{QStringLiteral("condition"), condition}},
    });
}

tl::unexpected<Error> unexpected(const QString &domain, const QString &detail)
{
    return failure({
        .kind = ErrorKind::Connection,
        .what = Words::tr("The chat server %1 gave an answer that makes no sense here.").arg(domain),
        .why = Words::tr("It is not set up for a Jitsi meeting, or in another way."),
        .todo = Words::tr("Look into Prosody's log on the server."),
        .detail = detail,
        .data = {{QStringLiteral("reason"), QStringLiteral("xmpp")}},
    });
}

bool isStanza(const XmlElement &element, QStringView name)
{
    // Over BOSH some servers leave the stanza's own namespace out.
    return element.name == name;
}

bool hasStatus(const XmlElement &presence, const QString &code)
{
    const XmlElement *x = presence.child(mucUser, u"x");
    return x != nullptr && std::any_of(x->children.begin(), x->children.end(), [&code](const XmlElement &child) {
        return child.name == QStringLiteral("status") && child.attribute(QStringLiteral("code")) == code;
    });
}

} // namespace

QString errorCondition(const XmlElement &stanza)
{
    if (stanza.attribute(QStringLiteral("type")) != QStringLiteral("error"))
        return {};
    for (const XmlElement &child : stanza.children)
        if (child.name == QStringLiteral("error"))
            for (const XmlElement &condition : child.children)
                if (condition.space == stanzaErrors && condition.name != QStringLiteral("text"))
                    return condition.name;
    return QStringLiteral("undefined-condition");
}

XmppSession::XmppSession(std::unique_ptr<XmppTransport> transport, std::chrono::milliseconds deadline, QString domain)
    : m_transport(std::move(transport))
    , m_deadline(deadline)
    , m_domain(std::move(domain))
    , m_idStem(randomName(8))
{
}

XmppSession::~XmppSession()
{
    if (m_transport)
        m_transport->close();
}

Result<XmppSession> XmppSession::open(
    const QUrl &url, const WebAccess &access, const QString &domain, std::stop_token stop)
{
    XmppSession session(XmppTransport::to(url, access), access.deadline, domain);
    if (auto opened = session.m_transport->openStream(domain, stop); !opened)
        return failure(std::move(opened.error()));
    if (auto read = session.readFeatures(stop); !read)
        return failure(std::move(read.error()));
    return session;
}

Result<void> XmppSession::readFeatures(std::stop_token stop)
{
    auto features = m_transport->receive(Clock::now() + m_deadline, stop);
    if (!features)
        return failure(std::move(features.error()));
    if (!features->is(u"http://etherx.jabber.org/streams", u"features"))
        return unexpected(m_domain, features->name);
    m_mechanisms.clear();
    if (const XmlElement *offered = features->child(sasl, u"mechanisms"))
        for (const XmlElement &mechanism : offered->children)
            if (mechanism.name == QStringLiteral("mechanism"))
                m_mechanisms.append(mechanism.text.trimmed());
    return {};
}

Result<void> XmppSession::signInAnonymously(std::stop_token stop)
{
    return authenticate("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/>", stop);
}

Result<void> XmppSession::signIn(const QString &user, const Secret &password, std::stop_token stop)
{
    const std::string_view begin = "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>";
    const std::string_view end = "</auth>";
    const QByteArray name = user.toUtf8();
    const std::string_view secret = password.reveal();

    std::string plain;
    plain.reserve(size_t(name.size()) + secret.size() + 2);
    plain.append(1, '\0').append(name.constData(), size_t(name.size())).append(1, '\0').append(secret);
    std::string element(begin.size() + 4 * ((plain.size() + 2) / 3) + 1 + end.size(), '\0');
    std::copy(begin.begin(), begin.end(), element.begin());
    const int written = EVP_EncodeBlock(reinterpret_cast<unsigned char *>(element.data()) + begin.size(),
        reinterpret_cast<const unsigned char *>(plain.data()), int(plain.size()));
    element.resize(begin.size() + size_t(written));
    element.append(end);
    auto done = authenticate(element, stop);
    OPENSSL_cleanse(plain.data(), plain.size());
    OPENSSL_cleanse(element.data(), element.size());
    return done;
}

Result<void> XmppSession::authenticate(std::string_view element, std::stop_token stop)
{
    if (auto sent = m_transport->send(element, stop); !sent)
        return sent;
    auto answer = m_transport->receive(Clock::now() + m_deadline, stop);
    if (!answer)
        return failure(std::move(answer.error()));
    if (answer->is(sasl, u"failure")) {
        QString condition;
        for (const XmlElement &child : answer->children)
            if (child.name != QStringLiteral("text"))
                condition = child.name;
        return notSignedIn(m_domain, condition);
    }
    if (!answer->is(sasl, u"success"))
        return unexpected(m_domain, answer->name);
    if (auto opened = m_transport->openStream(m_domain, stop); !opened)
        return opened;
    if (auto read = readFeatures(stop); !read)
        return read;
    XmlElement iq(clientSpace, QStringLiteral("iq"), {{QStringLiteral("type"), QStringLiteral("set")}});
    iq.add({bindSpace, QStringLiteral("bind")});
    auto bound = ask(std::move(iq), stop);
    if (!bound)
        return failure(std::move(bound.error()));
    const XmlElement *bind = bound->child(bindSpace, u"bind");
    const XmlElement *jid = bind != nullptr ? bind->child(bindSpace, u"jid") : nullptr;
    if (jid == nullptr)
        return unexpected(m_domain, QStringLiteral("no resource: ") + errorCondition(*bound));
    m_jid = jid->text.trimmed();
    return {};
}

QString XmppSession::nextId()
{
    return m_idStem + u'-' + QString::number(++m_ids);
}

Result<void> XmppSession::send(const XmlElement &stanza, std::stop_token stop)
{
    const QByteArray text = stanza.toXml();
    return m_transport->send({text.constData(), size_t(text.size())}, stop);
}

Result<XmlElement> XmppSession::ask(XmlElement iq, std::stop_token stop)
{
    const Clock::time_point end = Clock::now() + m_deadline;
    const QString id = nextId();
    const QString to = iq.attribute(QStringLiteral("to"));
    iq.attributes.insert(QStringLiteral("id"), id);
    if (auto sent = send(iq, stop); !sent)
        return failure(std::move(sent.error()));
    for (;;) {
        auto arrived = m_transport->receive(end, stop);
        if (!arrived)
            return failure(std::move(arrived.error()));
        const QString type = arrived->attribute(QStringLiteral("type"));
        if (isStanza(*arrived, u"iq") && arrived->attribute(QStringLiteral("id")) == id &&
            (type == QStringLiteral("result") || type == QStringLiteral("error")) &&
            (to.isEmpty() || arrived->attribute(QStringLiteral("from")) == to))
            return arrived;
        if (m_others.size() < mostOthers)
            m_others.push_back(std::move(*arrived));
    }
}

Result<std::optional<XmlElement>> XmppSession::nextOther(std::chrono::milliseconds patience, std::stop_token stop)
{
    if (!m_others.empty()) {
        XmlElement first = std::move(m_others.front());
        m_others.pop_front();
        return first;
    }
    auto arrived = m_transport->receive(Clock::now() + patience, stop);
    if (arrived)
        return std::optional<XmlElement>(std::move(*arrived));
    if (arrived.error().kind == ErrorKind::TimedOut)
        return std::optional<XmlElement>();
    return failure(std::move(arrived.error()));
}

Result<XmppSession::Entry> XmppSession::join(const QString &room, const QString &nick, const QString &password,
    std::chrono::milliseconds patience, std::stop_token stop)
{
    const Clock::time_point end = Clock::now() + patience;
    const QString occupant = room + u'/' + nick;
    XmlElement presence(
        clientSpace, QStringLiteral("presence"), {{QStringLiteral("to"), occupant}, {QStringLiteral("id"), nextId()}});
    XmlElement x(muc, QStringLiteral("x"));
    if (!password.isEmpty())
        x.add({muc, QStringLiteral("password"), {}, password});
    presence.add(std::move(x));
    // Who has no name to show is sent away from a lobby's door with another answer than people are.
    presence.add({nickSpace, QStringLiteral("nick"), {}, nick});
    if (auto sent = send(presence, stop); !sent)
        return failure(std::move(sent.error()));
    for (;;) {
        auto arrived = m_transport->receive(end, stop);
        if (!arrived && arrived.error().kind == ErrorKind::TimedOut)
            return Entry{};
        if (!arrived)
            return failure(std::move(arrived.error()));
        const QString from = arrived->attribute(QStringLiteral("from"));
        if (isStanza(*arrived, u"presence") && (from == occupant || from == room)) {
            if (const QString condition = errorCondition(*arrived); !condition.isEmpty())
                return Entry{false, condition};
            if (hasStatus(*arrived, QStringLiteral("110")))
                return Entry{true, {}};
        }
        if (m_others.size() < mostOthers)
            m_others.push_back(std::move(*arrived));
    }
}

Result<void> XmppSession::leave(const QString &room, const QString &nick, std::stop_token stop)
{
    return send(
        {clientSpace, QStringLiteral("presence"),
            {{QStringLiteral("to"), room + u'/' + nick}, {QStringLiteral("type"), QStringLiteral("unavailable")}}},
        stop);
}

} // namespace meethouse
