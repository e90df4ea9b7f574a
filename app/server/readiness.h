#pragma once

#include "base/check.h"
#include "base/result.h"
#include "net/own_certificate.h"
#include "server/reach.h"
#include "server/survey.h"
#include "settings/settings.h"

#include <QStringList>

namespace meethouse
{

// What was looked up from this computer. The server is not asked: what counts is what guests see.
struct OutsideView {
    bool asked = false;  // names were looked up at all
    QString resolver;    // whom we asked; empty: the system's own
    QStringList ipv4;    // A records of the domain
    QStringList ipv6;    // AAAA records of the domain
    QString error;       // a whole sentence, when there was no answer; "no such name" is no error but empty lists
    QString peerAddress; // the address our own connection went to; empty: unknown
    QString canonical;   // the name that the domain is an alias (CNAME) of
    std::chrono::seconds lifetime{0}; // how long others may remember this answer
    bool wildcard = false;            // any name beside the domain has the same addresses
    std::optional<Reach> reach;       // nothing: not tried

    // What is to be said about the certificate files of this computer; nothing where the settings name none.
    std::optional<QList<CertificateFinding>> certificate;
};

// Every check of the plan, in the order a person should read them. Asks nobody. What the ids are about:
//
//   system, architecture, virtualization, systemd, root-rights      what machine it is (checks_machine.cpp)
//   memory, swap, disk, people, clock, locale, packages, sources, prosody
//                                                                   whether it is enough and in order
//                                                                   (checks_fitness.cpp, checks_apt.cpp)
//   other-run, other-jitsi, other-chat-server, other-web-server, ports, firewall
//                                                                   what is on it already (checks_tenants.cpp)
//   domain-name, domain-ipv4, domain-ipv6, certificate              whether it can be found and trusted
//                                                                   (checks_domain.cpp)
//   public-address, reach-web, reach-media                          whether guests get there (checks_reach.cpp)
//
// Only Fail stands in the way of a deploy. Unknown is what could not be asked from here.
QList<Check> readiness(const Survey &survey, const Settings &settings, const OutsideView &outside);

// Turns failed checks that may be waived into waived ones; a check that has not failed stays what it is.
// Errors: Usage, with data.check, for an id that is no check and for one that failed and may not be waived.
Result<QList<Check>> applyWaivers(QList<Check> checks, const QStringList &ids);

// The largest meeting with pictures that this server carries, by rule of thumb; 0 where too little is known.
int peopleCarried(const Survey &survey);

bool isReady(const QList<Check> &checks); // none has failed

} // namespace meethouse
