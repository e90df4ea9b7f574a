#pragma once

#include "net/https.h"
#include "proof/findings.h"
#include "proof/inside.h"
#include "proof/page_config.h"

#include <functional>
#include <optional>

namespace meethouse
{

// The groups of checks; each tells its findings. What is returned as an error ended the proof: Cancelled, and for
// checkMeeting also what the connection to the server said.

// What inside.sh measured, judged.
void checkInside(const Inside &inside, const Settings &settings, Findings &findings);
// The part of it that is about people's data: rules for rooms, passwords, secrets of the setup, logs, recordings.
void checkKept(const Inside &inside, const Settings &settings, Findings &findings);
// The part of it that is about what happens while nobody looks: old logs, firewall, updates.
void checkUpkeep(const Inside &inside, const Settings &settings, Findings &findings);

// What is measured for the papers alone. Comes after checkPages, whose facts it completes.
void tellInside(const Inside &inside, Findings &findings);

// A server as it is seen from here.
struct Outside {
    const ProofInput &input;
    Findings &findings;
    std::stop_token stop;
    WebAccess access;                  // whom we believe there, once the certificate is known
    std::optional<HttpsClient> client; // nothing: the server cannot be asked over HTTPS
    PageConfig config;                 // what config.js sets
    QUrl bosh;
    QUrl webSocket;

    Outside(const ProofInput &itsInput, Findings &itsFindings, std::stop_token itsStop);
    [[nodiscard]] QUrl page(const QString &path) const;
    [[nodiscard]] const QString &domain() const { return input.settings.domain; }
};

// The name leads to the server; its certificate is what the settings promise. Sets access and client. serversOwn reads
// the certificate's SHA-256 on the server itself and is called only when no authority vouches for it: a certificate
// that nobody vouches for is trusted when it is exactly the server's own, and never otherwise.
Result<void> checkName(Outside &outside);
Result<void> checkCertificate(Outside &outside, const std::function<Result<QByteArray>()> &serversOwn);

// config.js, third parties, the page and its headers, the hosts' page. Sets config, bosh and webSocket.
Result<void> checkPages(Outside &outside);

// Ports that only the server itself may reach.
Result<void> checkPorts(Outside &outside);

// BOSH and WebSocket answer; hosts cannot come in without an account, guests can.
Result<void> checkSignIns(Outside &outside);

// Somebody whose network holds back UDP gets a place at the relay, over TLS.
Result<void> checkRelay(Outside &outside);

// A meeting from its first second, with a throw-away host that is gone afterwards, whatever happens.
Result<void> checkMeeting(Outside &outside, Remote &remote);

// Half a second, less when somebody wants to stop.
void rest(const std::stop_token &stop);

// Their checks' ids, for when they cannot be made.
extern const QList<const char *> pageChecks;
extern const QList<const char *> signInChecks;
extern const QList<const char *> meetingChecks;

} // namespace meethouse
