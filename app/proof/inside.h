#pragma once

#include "ssh/remote.h"

#include <QMap>
#include <QStringList>

namespace meethouse
{

// What resources/server/inside.sh measured. Texts come from the server and are for comparing and showing only. What
// could not be measured is empty, -1 or absent.
struct Inside {
    struct Unit {
        QString state; // "active", "inactive", "failed", …
        qint64 since = 0;
    };
    struct Package {
        QString state; // dpkg's, "ii" when it is in order
        QString version;
    };
    struct Stale {
        QString unit;
        QString file; // changed after the unit was started
    };
    struct Relay {
        QString type; // "stun", "turn", "turns"
        QString host;
        int port = 0;
    };
    struct Heap {
        QString running; // as -Xmx writes it; "?" when not known
        QString wanted;
    };
    struct AccessLog {
        QString port;   // or "default", for servers without one of their own
        QString format; // nginx's name of it, "off", or "inherited"
    };
    enum class Known { Unknown, Yes, No };

    QMap<QString, Unit> units;
    QMap<QString, Package> packages;
    QList<int> loopbackPorts;
    QList<int> openPorts; // of those that should be reachable from the server itself only
    QString nginxTest;    // empty when nginx is content with its configuration, else what it said
    bool nginxTested = false;
    QByteArray certificate; // SHA-256 of what nginx is told to show, 32 bytes
    QList<Stale> stale;
    Known prosodyIncludes = Known::Unknown; // Prosody's site names our file
    QString guestPassword;
    int endWithoutHostMinutes = -1;
    Known lobby = Known::Unknown; // rooms begin with it
    int maxParticipants = -1;     // 0: as many as come
    QString passwordStore;
    QString roomsStorage;
    QList<Relay> relays;
    int meetings = -1; // that go on now, with people in them
    int people = -1;   // in them
    int accounts = -1;
    int readableAccounts = -1;
    QMap<QString, Heap> heaps; // "jicofo", "bridge"
    Known bridgeAsksStun = Known::Unknown;
    QMap<QString, QString> logLevels; // "jicofo", "bridge"
    QStringList secretsLeft;
    QList<AccessLog> accessLogs;
    int logDays = -1;                  // lines about participants go after so many; 0 when nothing sees to it
    QString firewall;                  // "ours", "ufw", "none"
    Known updates = Known::Unknown;    // security updates come by themselves
    QStringList overdueLogs;           // that should be gone
    QMap<QString, qint64> oldestLines; // by place ("nginx", "journal", …), seconds of the epoch
    Known relayTalks = Known::Unknown; // it writes about participants into the journal
    Known bridgeWritesAddresses = Known::Unknown;
    Known clockSet = Known::Unknown; // by another, over the network or from the machine below
    Known diskEncrypted = Known::Unknown;
    int bridgeStatus = -1;       // of HTTP; 0 for no answer
    qint64 bridgeAge = -1;       // seconds since its start
    bool waited = false;         // until the bridge could have checked itself
    QString authority;           // who tells jicofo who is a host; empty when jicofo gave no answer
    int bridges = -1;            // jicofo knows
    int operationalBridges = -1; // jicofo would use
};

// One round trip that changes nothing. With a wait, it lasts until the bridge can have checked itself, at most so long.
Result<Inside> lookInside(Remote &remote, const QString &domain, std::chrono::seconds wait, std::stop_token stop);

// What inside.sh printed. Errors: Failed when it is not whole.
Result<Inside> parseInside(const QByteArray &output);

// SHA-256 of the certificate that the server shows, read on the server itself: one round trip.
Result<QByteArray> certificateOnServer(Remote &remote, const QString &domain, std::stop_token stop);

} // namespace meethouse
