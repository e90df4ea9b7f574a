#include "net/relay.h"
#include "net/xmpp.h"
#include "proof/checks.h"
#include "server/address.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace meethouse
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProofRelay)
};

const QString discovery = QStringLiteral("urn:xmpp:extdisco:2"); // XEP-0215

QString deployAgain()
{
    return Words::tr("Run “meethouse deploy” again, it puts right what is missing.");
}

// What a guest's browser is told to use where UDP is held back.
Result<std::optional<Relay>> offeredToGuests(Outside &outside)
{
    auto guest =
        XmppSession::open(outside.webSocket, outside.access, QStringLiteral("guest.") + outside.domain(), outside.stop);
    if (!guest)
        return failure(guest.error());
    if (auto in = guest->signInAnonymously(outside.stop); !in)
        return failure(in.error());
    XmlElement question(QStringLiteral("jabber:client"), QStringLiteral("iq"),
        {{QStringLiteral("type"), QStringLiteral("get")}, {QStringLiteral("to"), outside.domain()}});
    question.add({discovery, QStringLiteral("services")});
    const auto answer = guest->ask(std::move(question), outside.stop);
    if (!answer)
        return failure(answer.error());
    const auto *services = answer->child(discovery, u"services");
    for (const auto &service : services == nullptr ? std::vector<XmlElement>{} : services->children) {
        if (service.attribute(QStringLiteral("type")) == QLatin1String("turns"))
            return Relay{service.attribute(QStringLiteral("host")),
                service.attribute(QStringLiteral("port")).toUShort(), service.attribute(QStringLiteral("username")),
                service.attribute(QStringLiteral("password"))};
    }
    return std::nullopt;
}

// Silence may be the fault of this computer's network, which is no fault of the server.
void tellFailure(const Relay &relay, const Error &error, Findings &findings)
{
    if (error.kind != ErrorKind::TimedOut)
        return findings.failed("relay", error);
    findings.warn("relay", Words::tr("The relay does not answer this computer at port %1.").arg(relay.port),
        Words::tr("This computer's network may hold that port back, or the hosting company's firewall does."),
        Words::tr("Let in %1/tcp in your hosting company's panel, and try “meethouse verify” from another network.")
            .arg(relay.port));
}

} // namespace

Result<void> checkRelay(Outside &outside)
{
    const auto &settings = outside.input.settings;
    // Browsers use no relay whose certificate nobody vouches for.
    if (!settings.server.turn || settings.certificate.source == Settings::Certificate::SelfSigned)
        return {};
    auto &findings = outside.findings;
    const auto relay = offeredToGuests(outside);
    if (!relay) {
        if (relay.error().kind == ErrorKind::Cancelled)
            return failure(relay.error());
        findings.failed("relay", relay.error());
        return {};
    }
    if (!*relay) {
        findings.fail("relay", Words::tr("Guests are told of no relay."),
            Words::tr("Whose network holds back UDP has neither picture nor sound."), deployAgain());
        return {};
    }
    const auto address = relayedAddress(**relay, outside.access, outside.stop);
    if (!address) {
        if (address.error().kind == ErrorKind::Cancelled)
            return failure(address.error());
        tellFailure(**relay, address.error(), findings);
    } else if (scopeOf(address->toString()) != Survey::Address::Scope::Global) {
        findings.fail("relay",
            Words::tr("The relay tells guests an address that they do not reach: %1.").arg(address->toString()),
            Words::tr("A router in front of the server translates addresses, and the relay was not told."),
            Words::tr("Connect to the server by its public address and run “meethouse deploy” again."));
    } else {
        findings.ok(
            "relay", Words::tr("Guests whose network holds back UDP get picture and sound over TLS, through port %1.")
                         .arg((*relay)->port));
    }
    return {};
}

} // namespace meethouse
