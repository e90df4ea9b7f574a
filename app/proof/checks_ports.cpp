#include "proof/checks.h"

#include "net/probe.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProofPorts)
};

// Prosody's (clients, servers, HTTP, HTTPS), the bridge's and jicofo's own.
const QList<quint16> inner = {5222, 5269, 5280, 5281, 8080, 8888};
constexpr auto patience = std::chrono::seconds(4);

} // namespace

Result<void> checkPorts(Outside &outside)
{
    QList<QHostAddress> addresses;
    if (const QHostAddress server(outside.input.serverAddress); !server.isNull())
        addresses.append(server);
    // The name may have an IPv6 address that another firewall guards.
    if (const auto named =
            addressesOf(outside.domain(), outside.input.nameServer, outside.access.deadline, outside.stop))
        for (const QHostAddress &address : *named)
            if (!addresses.contains(address))
                addresses.append(address);

    QStringList open;
    bool asked = false;
    for (const QHostAddress &address : addresses) {
        const auto states = portStates(address, inner, patience, outside.stop);
        if (!states) {
            if (states.error().kind == ErrorKind::Cancelled)
                return failure(states.error());
            continue; // no way there from here, so nothing seen
        }
        asked = true;
        for (auto it = states->begin(); it != states->end(); ++it)
            if (*it == PortState::Open && !open.contains(QString::number(it.key())))
                open.append(QString::number(it.key()));
    }
    if (!asked)
        outside.findings.notAsked(
            {"ports-closed"}, Words::tr("The server's address cannot be reached from this computer."));
    else if (open.isEmpty())
        outside.findings.ok("ports-closed",
            Words::tr(
                "From outside, nobody reaches the chat server, the meeting focus or the bridge beside the web page."));
    else
        outside.findings.fail("ports-closed",
            Words::tr("From outside, these ports are open that should not be: %1.")
                .arg(open.join(QStringLiteral(", "))),
            Words::tr("They are doors beside the one that is guarded."),
            Words::tr("Run “meethouse deploy” again; if they stay open, look what else listens there."));
    return {};
}

} // namespace meethouse
