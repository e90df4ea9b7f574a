#pragma once

#include "secrets/secret.h"
#include "ssh/remote.h"

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>

namespace meethouse
{

// Somebody who may open meetings, or is invited to.
struct Host {
    enum class State { Active, Disabled, Invited };

    QString name; // empty: an invitation whose host chooses a name
    State state = State::Active;
    QDate lastSeen;          // the day of the last sign-in; invalid where it is not known
    QString id;              // of the open link: an invitation, or for an active host one to reset the password
    QDateTime expires;       // of the open link, UTC
    QDateTime disabledSince; // UTC
    int failedSignIns = 0;   // wrong passwords since the last sign-in, as far as the server remembers
    QDateTime lastFailed;    // UTC
};
QString hostStateName(Host::State state); // "active", "disabled", "invited"

// A one-time link. Whoever opens it chooses the password, so the link is for the host alone; it is told once and kept
// nowhere.
struct Invitation {
    QString name;
    QString link; // https://DOMAIN/hosts/#TOKEN: the token is never sent to a server's log
    QString id;
    QDateTime expires;
};

struct InvitationWishes {
    QStringList names;
    int freeNames = 0; // links whose hosts choose their name themselves
    std::chrono::seconds lifetime = std::chrono::hours(7 * 24);
};

struct ResetWishes {
    QStringList names;
    bool lock = false; // the old password stops working now; else when the link is used
    std::chrono::seconds lifetime = std::chrono::hours(7 * 24);
};

struct InvitationsMade {
    QList<Invitation> made;
    QStringList refused; // one sentence each: who, and why
};

// Remove also withdraws an open invitation of that name.
enum class HostChange { Disable, Enable, Remove };

struct HostsChanged {
    QStringList done;    // names, or ids of invitations
    QStringList refused; // one sentence each: who, and why
};

// All of these are one round trip to mod_meethouse_hosts at the server. Errors beside those of Remote: Failed.
Result<QList<Host>> listHosts(Remote &remote, std::stop_token stop);
Result<InvitationsMade> inviteHosts(Remote &remote, const InvitationWishes &wishes, std::stop_token stop);
Result<InvitationsMade> resetHosts(Remote &remote, const ResetWishes &wishes, std::stop_token stop);
// Disabling and removing shut out at once: running meetings and remembered sign-ins included.
Result<HostsChanged> changeHosts(Remote &remote, HostChange change, const QStringList &names, std::stop_token stop);
// By Host::id; links to reset a password, too.
Result<HostsChanged> withdrawInvitations(Remote &remote, const QStringList &ids, std::stop_token stop);

// What the server still holds of a removed host, and for how long, as sentences.
QString leftOfRemovedHosts(int logDays);

// An account for a proof: it ends by itself after a quarter of an hour, should nobody be left to remove it.
// Its name is "proof-" and something random.
Result<void> createThrowAwayHost(Remote &remote, const QString &name, const Secret &password, std::stop_token stop);
Result<void> removeThrowAwayHost(Remote &remote, const QString &name, std::stop_token stop);

} // namespace meethouse
