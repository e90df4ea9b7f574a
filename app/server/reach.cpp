#include "server/reach.h"

#include "base/resource.h"
#include "net/probe.h"
#include "server/address.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Reach)
};

constexpr auto patience = std::chrono::milliseconds(3000);

bool isHeld(const Survey &survey)
{
    for (const auto &socket : survey.sockets) {
        if (!socket.udp && (socket.port == 80 || socket.port == 443))
            return true;
    }
    return false;
}

Reach::Port judged(bool taken, bool reached)
{
    if (taken)
        return Reach::Port::NotTried;
    return reached ? Reach::Port::Reached : Reach::Port::NotReached;
}

} // namespace

QHostAddress addressToTry(const Survey &survey, const QStringList &named, const QString &peerAddress)
{
    if (isHeld(survey) || survey.addresses.isEmpty())
        return {};
    const auto own = survey.publicAddresses();
    for (const QString &address : named) {
        if (own.contains(normalAddress(address).value_or(address)))
            return QHostAddress(address);
    }
    const auto peer = normalAddress(peerAddress).value_or(QString());
    const bool anyGlobal = std::any_of(survey.addresses.begin(), survey.addresses.end(),
        [](const auto &one) { return one.scope == Survey::Address::Scope::Global; });
    // Behind a translating router (NAT) the server does not know its own address.
    return own.contains(peer) || !anyGlobal ? QHostAddress(peer) : QHostAddress();
}

Result<Reach> tryPorts(Remote &remote, const QHostAddress &address, std::stop_token stop)
{
    QByteArray said;
    bool tried = false;
    RemoteCommand command;
    command.line = "exec timeout 10 perl -";
    command.input = resource(QStringLiteral("server/listen.pl"));
    command.deadline = std::chrono::seconds(20);
    // Between "ready" and its end, the server listens.
    command.onOutput = [&](const QByteArray &piece) {
        said += piece;
        if (tried || !said.contains("ready\n"))
            return;
        tried = true;
        udpAnswers(address, 10000, patience / 2, stop);
        std::ignore = portStates(address, {80, 443}, patience, stop);
    };
    const auto outcome = remote.run(std::move(command), stop);
    if (!outcome)
        return failure(outcome.error());
    if (!tried) {
        return failure({ErrorKind::Failed, Texts::tr("The ports could not be tried."),
            Texts::tr("The server has no working perl, which every Debian has."),
            Texts::tr("Look at the detail, or go on without."), QString::fromUtf8(outcome->errors.left(1000))});
    }
    const auto came = [&said](const char *line) { return said.contains(QByteArray(line).append('\n')); };
    // What counts is what arrived at the server, not what somebody on the way answered in its place.
    return Reach{judged(came("taken 80"), came("web 80")), judged(came("taken 443"), came("web 443")),
        judged(came("taken 10000"), came("media"))};
}

} // namespace meethouse
