#include "server/address.h"
#include "server/checks.h"

#include <algorithm>

namespace meethouse
{

namespace
{

// What a record may point to: the server's own addresses; behind a translating router (NAT) the one we reached it at.
QStringList rightAddresses(const Situation &situation, bool ipv6)
{
    QStringList right;
    bool anyGlobal = false;
    for (const auto &one : situation.survey.addresses) {
        if (one.ipv6 != ipv6 || one.scope == Survey::Address::Scope::Loopback ||
            one.scope == Survey::Address::Scope::LinkLocal)
            continue;
        right += one.address;
        anyGlobal = anyGlobal || one.scope == Survey::Address::Scope::Global;
    }
    const auto peer = normalAddress(situation.outside.peerAddress).value_or(QString());
    if (!anyGlobal && !peer.isEmpty() && peer.contains(u':') == ipv6 && !right.contains(peer))
        right += peer;
    return right;
}

QStringList normal(const QStringList &addresses)
{
    QStringList all;
    for (const QString &address : addresses)
        all += normalAddress(address).value_or(address);
    return all;
}

QString resolverOf(const OutsideView &outside)
{
    return outside.resolver.isEmpty() ? Words::tr("the resolver of this computer") : outside.resolver;
}

std::optional<Check> notAsked(Answer &answer, const Situation &situation)
{
    const auto &outside = situation.outside;
    if (!outside.asked)
        return answer.unknown(Words::tr("The name was not looked up."), {});
    if (!outside.error.isEmpty())
        return answer.unknown(Words::tr("%1 could not be looked up: %2").arg(situation.settings.domain, outside.error),
            Words::tr("Check this computer's network, or name another resolver."));
    return std::nullopt;
}

QString howLong(std::chrono::seconds span)
{
    const auto minutes = static_cast<int>(std::chrono::ceil<std::chrono::minutes>(span).count());
    if (minutes < 120)
        return Words::tr("%n minute(s)", nullptr, minutes);
    return Words::tr("%n hour(s)", nullptr, (minutes + 59) / 60);
}

Check pointsHere(Answer &answer, const Situation &situation, const QString &record, const QStringList &found,
    const QStringList &right)
{
    const auto &domain = situation.settings.domain;
    QStringList wrong;
    for (const QString &address : found) {
        if (!right.contains(address))
            wrong += address;
    }
    const auto &outside = situation.outside;
    if (wrong.isEmpty() && !outside.canonical.isEmpty())
        return answer.ok(Words::tr("%1 leads to this server (%2), as another name of %3.")
                             .arg(domain, enumeration(found), outside.canonical));
    if (wrong.isEmpty())
        return answer.ok(Words::tr("%1 leads to this server (%2).").arg(domain, enumeration(found)));
    if (right.isEmpty())
        return answer.failWaivable(
            Words::tr("%1 leads to %2, and the server has no such kind of address.").arg(domain, enumeration(wrong)),
            Words::tr("Delete the %1 record of the name at your domain's provider.").arg(record));
    const QString what =
        Words::tr("%1 leads to %2, and not to this server (%3).").arg(domain, enumeration(wrong), enumeration(right));
    const QString patience =
        outside.lifetime.count() > 0
            ? Words::tr("The old answer may be remembered for up to %1.").arg(howLong(outside.lifetime))
            : Words::tr("Then wait until %1 tells it too.").arg(resolverOf(outside));
    QString todo = Words::tr("Correct the %1 record of the name at your domain's provider.").arg(record);
    if (!outside.canonical.isEmpty())
        todo = Words::tr("The name is an alias (CNAME) of %1: replace it by an %2 record of its own.")
                   .arg(outside.canonical, record);
    else if (outside.wildcard)
        todo =
            Words::tr("The answer comes from a record for all names (*): add an %1 record for this one.").arg(record);
    return answer.failWaivable(what, QString(todo + QLatin1Char(' ') + patience));
}

Check domainName(const Situation &situation)
{
    Answer answer("domain-name",
        Words::tr(
            "Everything on the server is named after it, and it cannot be changed later without setting up anew."));
    const auto &domain = situation.settings.domain;
    // X.509 allows a common name 64 characters (RFC 5280, ub-common-name), and the packages make one of "auth." and it.
    if (domain.size() + 5 > 64)
        return answer.fail(Words::tr("The name %1 is too long for the certificates that the services use.").arg(domain),
            Words::tr("Choose a name of at most %1 characters.").arg(64 - 5));
    return answer.ok(Words::tr("The meetings will be at %1.").arg(domain));
}

Check domainIpv4(const Situation &situation)
{
    Answer answer(
        "domain-ipv4", Words::tr("Guests find the server by its name, and so does whoever issues the certificate."));
    if (const auto early = notAsked(answer, situation))
        return *early;
    const auto found = normal(situation.outside.ipv4);
    const auto right = rightAddresses(situation, false);
    if (!found.isEmpty())
        return pointsHere(answer, situation, QStringLiteral("A"), found, right);
    const auto &domain = situation.settings.domain;
    if (right.isEmpty() && !situation.outside.ipv6.isEmpty())
        return answer.warn(Words::tr("The server has no address of the old kind (IPv4)."),
            Words::tr("Guests whose network has no IPv6 cannot come: ask your hosting company for an IPv4 address."));
    if (situation.outside.ipv6.isEmpty())
        return answer.failWaivable(
            Words::tr("%1 does not exist yet for %2.").arg(domain, resolverOf(situation.outside)),
            Words::tr("Add an A record for it with %1 at your domain's provider, and wait some minutes.")
                .arg(enumeration(right)));
    return answer.failWaivable(Words::tr("%1 has no A record, so that many guests cannot find it.").arg(domain),
        Words::tr("Add an A record for it with %1 at your domain's provider, and wait some minutes.")
            .arg(enumeration(right)));
}

Check domainIpv6(const Situation &situation)
{
    Answer answer("domain-ipv6", Words::tr("Who has IPv6 tries it first: a record that leads elsewhere keeps these "
                                           "guests out, and the certificate too."));
    if (const auto early = notAsked(answer, situation))
        return *early;
    const auto found = normal(situation.outside.ipv6);
    if (!found.isEmpty())
        return pointsHere(answer, situation, QStringLiteral("AAAA"), found, rightAddresses(situation, true));
    return answer.ok(Words::tr("%1 has no AAAA record, and needs none.").arg(situation.settings.domain));
}

Check ownCertificate(Answer &answer, const Situation &situation)
{
    const auto &findings = situation.outside.certificate;
    if (!findings && situation.survey.ours.settings.value(QStringLiteral("certificate"))
                             .toObject()
                             .value(QStringLiteral("source"))
                             .toString() == wordOf(Settings::Certificate::Own))
        return answer.ok(Words::tr("The server has your own certificate already."));
    if (!findings)
        return answer.fail(Words::tr("The settings name no files of your own certificate."),
            Words::tr("Name both: the full chain of certificates, and the key."));
    auto weight = CertificateFinding::Weight::Remark;
    QStringList what;
    QStringList todo;
    for (const auto &finding : *findings) {
        weight = std::max(weight, finding.weight);
        what += finding.what;
        if (!todo.contains(finding.todo))
            todo += finding.todo;
    }
    const auto all = what.join(QLatin1Char(' '));
    const auto allToDo = todo.join(QLatin1Char(' '));
    if (what.isEmpty())
        return answer.ok(Words::tr("Your own certificate is in order, with its chain and its key."));
    switch (weight) {
    case CertificateFinding::Weight::Fault:
        return answer.fail(all, allToDo);
    case CertificateFinding::Weight::Doubt:
        return answer.failWaivable(all, allToDo);
    case CertificateFinding::Weight::Remark:
        break;
    }
    return answer.warn(all, allToDo);
}

Check certificate(const Situation &situation)
{
    Answer answer(
        "certificate", Words::tr("A browser lets nobody use camera and microphone at a site it does not trust."));
    switch (situation.settings.certificate.source) {
    case Settings::Certificate::SelfSigned:
        return answer.warn(Words::tr("The server will make its certificate itself, and nobody will know it."),
            Words::tr(
                "Guests see a warning first, and the telephone apps refuse: choose Let's Encrypt for real meetings."));
    case Settings::Certificate::Own:
        return ownCertificate(answer, situation);
    case Settings::Certificate::LetsEncrypt:
        break;
    }
    const auto &directory = situation.settings.certificate.acmeDirectory;
    if (!directory.isEmpty())
        return answer.ok(Words::tr("The certificate will come from %1.").arg(directory));
    return answer.ok(Words::tr("The certificate will come from Let's Encrypt, and is renewed by itself."));
}

} // namespace

QList<CheckFunction> domainChecks()
{
    return {domainName, domainIpv4, domainIpv6, certificate};
}

} // namespace meethouse
