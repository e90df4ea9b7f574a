#include "proof/checks.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

namespace meethouse
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProofCertificate)
};

// certbot renews a month before the end; when two weeks are left, it has failed for a while.
constexpr qint64 soonDays = 14;

QString day(const QDateTime &time)
{
    return QLocale().toString(time.date(), QLocale::ShortFormat);
}

bool isCancelled(const Error &error)
{
    return error.kind == ErrorKind::Cancelled;
}

void tellFacts(const TlsPeer &peer, Findings &findings)
{
    const QString evidence = QStringLiteral("TLS handshake at port 443");
    const Certificate &own = peer.chain.first();
    findings.fact("certificate.issuer", own.issuerName, evidence);
    findings.fact("certificate.names", QJsonArray::fromStringList(own.names), evidence);
    findings.fact("certificate.notAfter", own.notAfter.toString(Qt::ISODate), evidence);
    findings.fact("certificate.trusted", peer.trusted, evidence);
    findings.fact("certificate.selfSigned", own.selfSigned, evidence);
    findings.fact("web.tlsVersion", peer.protocol, evidence);
}

QString howToGetOne(const Settings &settings)
{
    switch (settings.certificate.source) {
    case Settings::Certificate::LetsEncrypt:
        return Words::tr("Run “meethouse deploy” again: it asks for a certificate anew.");
    case Settings::Certificate::Own:
        return Words::tr(
            "Name a valid certificate with its full chain in the settings and run “meethouse deploy” again.");
    case Settings::Certificate::SelfSigned:
        break;
    }
    return Words::tr("Run “meethouse deploy” again, or choose a certificate from Let's Encrypt in the settings.");
}

// What is true of the certificate whoever issued it. False: there is something to say against it.
bool checkContent(const Outside &outside, const TlsPeer &peer)
{
    const Certificate &own = peer.chain.first();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Findings &findings = outside.findings;
    if (!peer.nameMatches) {
        findings.fail("certificate",
            Words::tr("The certificate is not for %1 but for %2.")
                .arg(outside.domain(), own.names.join(QStringLiteral(", "))),
            Words::tr("Every browser refuses such a page."), howToGetOne(outside.input.settings));
        return false;
    }
    if (own.notAfter < now || own.notBefore > now) {
        findings.fail("certificate",
            Words::tr("The certificate is valid from %1 to %2 only.").arg(day(own.notBefore), day(own.notAfter)),
            Words::tr("Every browser refuses it outside that time; a wrong clock on this computer looks the same."),
            howToGetOne(outside.input.settings));
        return false;
    }
    return true;
}

void checkTrusted(const Outside &outside, const TlsPeer &peer)
{
    const Certificate &own = peer.chain.first();
    if (!checkContent(outside, peer))
        return;
    if (QDateTime::currentDateTimeUtc().daysTo(own.notAfter) < soonDays)
        outside.findings.warn("certificate", Words::tr("The certificate ends soon, on %1.").arg(day(own.notAfter)),
            Words::tr("It should have been renewed by now."), howToGetOne(outside.input.settings));
    else
        outside.findings.ok(
            "certificate", Words::tr("The certificate is for %1, is trusted, comes from %2 and is valid until %3.")
                               .arg(outside.domain(), own.issuerName, day(own.notAfter)));
}

// It is the server's own, but no authority we know vouches for it.
void checkUnvouched(const Outside &outside, const TlsPeer &peer)
{
    if (!checkContent(outside, peer))
        return;
    const Certificate &own = peer.chain.first();
    switch (outside.input.settings.certificate.source) {
    case Settings::Certificate::SelfSigned:
        outside.findings.ok("certificate",
            Words::tr(
                "The certificate is the one the server made for itself, as your settings say; it is valid until %1.")
                .arg(day(own.notAfter)),
            Words::tr("It was compared with the one on the server; browsers will warn, and the phone apps refuse."));
        return;
    case Settings::Certificate::Own:
        outside.findings.warn("certificate",
            Words::tr("The certificate is yours, but this computer does not trust its issuer %1.").arg(own.issuerName),
            Words::tr("Either the chain is not complete, or the issuer is known inside your organisation only."),
            howToGetOne(outside.input.settings));
        return;
    case Settings::Certificate::LetsEncrypt:
        break;
    }
    outside.findings.fail("certificate",
        Words::tr("The certificate is not trusted: its issuer is %1.").arg(own.issuerName),
        Words::tr("The authority gave none, so the server shows one that it made for itself; or the authority is one "
                  "for tests."),
        howToGetOne(outside.input.settings));
}

} // namespace

Result<void> checkName(Outside &outside)
{
    Findings &findings = outside.findings;
    const auto found = addressesOf(outside.domain(), outside.input.nameServer, outside.access.deadline, outside.stop);
    if (!found) {
        if (isCancelled(found.error()))
            return failure(found.error());
        findings.failed("name", found.error());
        return {};
    }
    QStringList texts;
    for (const QHostAddress &address : *found)
        texts.append(address.toString());
    const QHostAddress server(outside.input.serverAddress);
    if (server.isNull() || found->contains(server))
        findings.ok("name", Words::tr("The name %1 leads to this server.").arg(outside.domain()));
    else
        findings.warn("name",
            Words::tr("The name %1 leads to %2, while we reach the server at %3.")
                .arg(outside.domain(), texts.join(QStringLiteral(", ")), server.toString()),
            Words::tr("That is right for a server behind a router or with several addresses, and wrong otherwise."),
            Words::tr("Compare it with the address that the hosting company gave you."));
    return {};
}

Result<void> checkCertificate(Outside &outside, const std::function<Result<QByteArray>()> &serversOwn)
{
    Findings &findings = outside.findings;
    auto peer = certificateAt(outside.domain(), outside.input.httpsPort, outside.access, outside.stop);
    if (!peer) {
        if (isCancelled(peer.error()) || peer.error().kind == ErrorKind::Usage)
            return failure(std::move(peer.error()));
        findings.failed("certificate", peer.error());
        return {};
    }
    if (peer->chain.isEmpty()) {
        findings.fail(
            "certificate", Words::tr("The server shows no certificate."), {}, howToGetOne(outside.input.settings));
        return {};
    }
    tellFacts(*peer, findings);
    if (peer->trusted && peer->nameMatches) {
        checkTrusted(outside, *peer);
        outside.client.emplace(outside.access);
        return {};
    }
    const auto own = serversOwn();
    if (!own && isCancelled(own.error()))
        return failure(own.error());
    if (!own || *own != peer->chain.first().sha256) {
        findings.fail("certificate",
            Words::tr("What answers at %1 shows a certificate that is not trusted and not the server's own.")
                .arg(outside.domain()),
            Words::tr("The name may lead to another computer, or somebody stands between it and you."),
            Words::tr("Do not type any password there; check to which address the name leads, and try from another "
                      "network."));
        return {};
    }
    checkUnvouched(outside, *peer);
    outside.access.pinnedSha256 = *own;
    outside.client.emplace(outside.access);
    return {};
}

} // namespace meethouse
