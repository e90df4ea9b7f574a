#pragma once

#include "base/check.h"
#include "base/result.h"
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

    // The certificate files of this computer, when the settings name any.
    struct File {
        QString path;
        bool readable = false;
        bool looksRight = false; // PEM with the kind of content it must have
    };
    std::optional<File> chain;
    std::optional<File> key;
};

// Every check of the plan, in the order a person should read them. Pure: asks nobody.
//
//   system, architecture, virtualization, systemd, root-rights       (what machine it is)
//   memory, disk, clock                                              (whether it is enough)
//   apt, other-jitsi, other-web-server, ports, firewall-known        (what is on it)
//   domain-name, domain-ipv4, domain-ipv6, certificate               (whether it can be found and trusted)
//   other-run                                                        (whether another run holds it)
QList<Check> readiness(const Survey &survey, const Settings &settings, const OutsideView &outside);

// Turns failed checks that may be waived into waived ones. Errors: Usage for an id that is no check or may not be
// waived. A check that is fine stays fine.
Result<QList<Check>> applyWaivers(QList<Check> checks, const QStringList &ids);

// Fail or, where it matters as much, Unknown that may not be passed over.
bool isReady(const QList<Check> &checks);

} // namespace meethouse
