#include "server/checks.h"
#include "server/translation.h"

#include <algorithm>

namespace meethouse
{

namespace
{

bool isServing(const Survey &survey, quint16 port, bool udp)
{
    return std::any_of(survey.sockets.begin(), survey.sockets.end(),
        [&](const auto &socket) { return socket.port == port && socket.udp == udp; });
}

bool hasFirewall(const Survey &survey)
{
    const auto &firewall = survey.firewall;
    return firewall.ufw || firewall.firewalld || firewall.filtersInput || firewall.legacyIptables;
}

// Who may hold something back, and what to do about it.
Check heldBack(Answer &answer, const Situation &situation, const QString &what, const QString &doors)
{
    if (hasFirewall(situation.survey))
        return answer.warn(
            what, Words::tr("A firewall is at work on the server itself; see to it that it lets in %1.").arg(doors));
    return answer.failWaivable(what,
        Words::tr(
            "Nothing on the server holds them back, so it is the hosting company's firewall: let in %1 in its panel "
            "(often called security group).")
            .arg(doors));
}

// Pictures and sound go to an address that the bridge itself has to know.
Check publicAddress(const Situation &situation)
{
    Answer answer("public-address", Words::tr("The bridge tells every guest where to send pictures and sound."));
    const auto &addresses = situation.survey.addresses;
    const auto &peer = situation.outside.peerAddress;
    if (addresses.isEmpty())
        return answer.unknown(Words::tr("The server did not say which addresses it has."), {});
    QStringList own;
    for (const auto &one : addresses) {
        if (one.scope == Survey::Address::Scope::Global && !one.temporary)
            own += one.address;
    }
    if (const auto translation = translationOf(situation.survey, peer))
        return answer.ok(
            Words::tr("A router puts %1 in place of the server's own address %2; bridge and relay are told so.")
                .arg(translation->outside, translation->local));
    if (!own.isEmpty())
        return answer.ok(Words::tr("The server has a public address of its own (%1).").arg(enumeration(own)));
    return answer.warn(Words::tr("The server has no public address, and none could be found in front of it."),
        Words::tr("For meetings with people from elsewhere, connect to the server by its public IPv4 address, so that "
                  "the bridge can be told."));
}

Check web(const Situation &situation)
{
    Answer answer(
        "reach-web", Words::tr("Guests come through port 443, and whoever issues the certificate through port 80."));
    const auto &reach = situation.outside.reach;
    if (!reach) {
        if (isServing(situation.survey, 80, false) || isServing(situation.survey, 443, false))
            return answer.ok(Words::tr("The web's ports are in use, and are tried when all is proved."));
        return answer.unknown(Words::tr("Whether the web's ports are reached was not tried."), {});
    }
    QStringList shut;
    if (reach->web80 == Reach::Port::NotReached)
        shut += QStringLiteral("80/tcp");
    if (reach->web443 == Reach::Port::NotReached)
        shut += QStringLiteral("443/tcp");
    if (shut.isEmpty())
        return answer.ok(Words::tr("The web's ports 80 and 443 are reached from this computer."));
    const auto doors = enumeration(shut);
    return heldBack(
        answer, situation, Words::tr("The server cannot be reached from this computer at %1.").arg(doors), doors);
}

Check media(const Situation &situation)
{
    Answer answer("reach-media", Words::tr("Pictures and sound go over port 10000 by UDP."));
    const auto &reach = situation.outside.reach;
    if (reach && reach->media == Reach::Port::Reached)
        return answer.ok(Words::tr("The port for pictures and sound is reached from this computer."));
    if (!reach && isServing(situation.survey, 10000, true))
        return answer.ok(Words::tr("The port for pictures and sound is in use."));
    if (!reach || reach->media == Reach::Port::NotTried)
        return answer.unknown(Words::tr("Whether the port for pictures and sound is reached was not tried."), {});
    return answer.unknown(Words::tr("Nothing arrived at the server's port 10000 by UDP."),
        Words::tr(
            "Many offices and schools hold UDP back, which is no fault of the server. If this network does not, let in "
            "10000/udp in your hosting company's panel."));
}

} // namespace

QList<CheckFunction> reachChecks()
{
    return {publicAddress, web, media};
}

} // namespace meethouse
