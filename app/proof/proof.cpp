#include "proof/proof.h"

#include "proof/checks.h"

#include <QCoreApplication>

#include <thread>

namespace meethouse
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Proof)
};

// The bridge checks itself a minute after its start, and jicofo needs some seconds to see a bridge that came late.
constexpr auto longestWait = std::chrono::seconds(100);

// What is seen from here and changes nothing.
Result<void> readFromOutside(Outside &outside, const std::function<Result<QByteArray>()> &serversOwn)
{
    if (auto done = checkName(outside); !done)
        return done;
    if (auto done = checkCertificate(outside, serversOwn); !done)
        return done;
    if (outside.client)
        return checkPages(outside);
    outside.findings.notAsked(pageChecks, Words::tr("There is no trustworthy connection to the web server."));
    return {};
}

Proof finished(Findings &findings, const ProofInput &input, const Inside &inside)
{
    checkInside(inside, input.settings, findings);
    Proof &proof = findings.proof();
    proof.meetingUrl = QStringLiteral("https://%1/").arg(input.settings.domain);
    if (inside.people >= 0)
        proof.now = Meetings{inside.meetings, inside.people};
    return std::move(proof);
}

} // namespace

void rest(const std::stop_token &stop)
{
    for (int i = 0; i < 10 && !stop.stop_requested(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
}

Outside::Outside(const ProofInput &itsInput, Findings &itsFindings, std::stop_token itsStop)
    : input(itsInput)
    , findings(itsFindings)
    , stop(std::move(itsStop))
{
    access.nameServer = input.nameServer;
    access.caFile = input.caFile;
}

QUrl Outside::page(const QString &path) const
{
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(domain());
    if (input.httpsPort != 443)
        url.setPort(input.httpsPort);
    url.setPath(path);
    return url;
}

Result<Proof> prove(Remote &remote, const ProofInput &input, const CheckObserver &observer, std::stop_token stop)
{
    Findings findings(observer);
    Outside outside(input, findings, stop);
    const auto serversOwn = [&remote, &input, &stop] {
        return certificateOnServer(remote, input.settings.domain, stop);
    };
    if (auto done = readFromOutside(outside, serversOwn); !done)
        return failure(std::move(done.error()));
    if (auto done = checkPorts(outside); !done)
        return failure(std::move(done.error()));
    if (outside.client) {
        if (auto done = checkSignIns(outside); !done)
            return failure(std::move(done.error()));
        if (auto done = checkRelay(outside); !done)
            return failure(std::move(done.error()));
        if (auto done = checkMeeting(outside, remote); !done)
            return failure(std::move(done.error()));
    } else {
        findings.notAsked(
            signInChecks + meetingChecks, Words::tr("There is no trustworthy connection to the web server."));
    }
    // Last, as meanwhile the bridge comes of the age at which it can be asked.
    const auto inside = lookInside(remote, input.settings.domain, longestWait, stop);
    if (!inside)
        return failure(inside.error());
    return finished(findings, input, *inside);
}

Result<Proof> proveQuickly(Remote &remote, const ProofInput &input, const CheckObserver &observer, std::stop_token stop)
{
    Findings findings(observer);
    const auto inside = lookInside(remote, input.settings.domain, std::chrono::seconds(0), stop);
    if (!inside)
        return failure(inside.error());
    Outside outside(input, findings, stop);
    const auto serversOwn = [&inside]() -> Result<QByteArray> { return inside->certificate; };
    if (auto done = readFromOutside(outside, serversOwn); !done)
        return failure(std::move(done.error()));
    return finished(findings, input, *inside);
}

} // namespace meethouse
