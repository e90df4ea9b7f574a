#pragma once

#include "ssh/remote.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace meethouse
{

// What was found on a server in one look that changed nothing. Every text in here comes from the server and may hold
// anything but control characters, which are taken out; it is for showing and comparing, never for a shell. What could
// not be found out is empty, -1 or Unknown, and is never guessed.
struct Survey {
    enum class Known { Unknown, Yes, No };

    struct System {
        QString id; // os-release(5): "debian", "ubuntu", …
        QString like;
        QString version; // "12"; empty on Debian testing and unstable
        QString codename;
        QString name; // for people: "Debian GNU/Linux 12 (bookworm)"
    };
    struct Disk {
        QString path;  // what was asked for: "/", "/usr", "/var", "/tmp", "/boot", …
        QString mount; // where its file system is mounted
        QString type;  // "ext4", "overlay", …; empty when unknown
        qint64 totalBytes = -1;
        qint64 freeBytes = -1;  // for root
        qint64 freeInodes = -1; // -1 also where the file system has no fixed number (btrfs)
        bool readOnly = false;
        bool noExec = false;
    };
    struct Address {
        enum class Scope { Global, Private, LinkLocal, Loopback };
        QString device;  // "eth0"
        QString address; // as inet_ntop(3) writes it, without prefix length
        bool ipv6 = false;
        Scope scope = Scope::Global; // documentation ranges (RFC 5737, RFC 3849) count as Global, RFC 6598 as Private
        bool temporary = false;      // IPv6 privacy address or deprecated: not one to publish
    };
    struct Socket {
        bool udp = false;
        QString address; // "0.0.0.0", "::", "127.0.0.1", …
        quint16 port = 0;
        int pid = -1;    // the first process that holds it
        QString program; // the kernel's name of it, at most 15 bytes; empty when not seen
        QString unit;    // the systemd unit it runs in, for example "nginx.service"
        [[nodiscard]] bool loopback() const;
        bool operator==(const Socket &) const = default;
    };
    struct Package {
        QString name;
        QString version; // empty when only its configuration is left
        QString state;   // dpkg's three letters, for example "ii ", "rc ", "hi ", "iF "
        [[nodiscard]] bool installed() const { return state.size() > 1 && state.at(1) == u'i'; }
    };
    struct Source {
        QString file;
        QString uri; // without a password
        QString suite;
        QStringList components;
        QString signedBy;
    };
    struct Apt {
        Known present = Known::Unknown; // dpkg and apt are there
        QList<Package> packages;        // those of interest, see survey.sh
        QList<Package> unhealthy; // half-installed, unpacked, half-configured, triggers pending, reinstall required
        QStringList held;
        bool interrupted = false; // dpkg left a journal: "dpkg --configure -a" is due
        QString lockedBy;         // program that holds one of apt's or dpkg's locks; empty: none
        QList<Source> sources;
        QString unreadable;    // why apt cannot read them, in its words; empty: it can
        QDateTime listsTime;   // of the package lists; invalid: there are none
        QString debconfDomain; // the host name the packages of Jitsi remember, also after they are gone
        Known automaticUpdates = Known::Unknown; // unattended-upgrades is installed and switched on
        [[nodiscard]] const Package *find(const QString &name) const; // nullptr when not of interest or not there
        [[nodiscard]] bool installed(const QString &name) const;
    };
    struct Unit {
        QString name;
        QString load;    // "loaded", "not-found", "masked", …
        QString active;  // "active", "inactive", "failed", …
        QString enabled; // "enabled", "disabled", "static", "" …
    };
    struct Systemd {
        bool running = false; // it is process 1
        QString state;        // "running", "degraded", "starting", …
        QStringList failed;
        QList<Unit> units; // of interest
        [[nodiscard]] bool active(const QString &name) const;
    };
    struct Firewall {
        QStringList tables;        // nftables, "inet filter"; iptables-nft shows here too
        bool filtersInput = false; // some chain of nftables looks at what comes in
        bool nftUnit = false;      // nftables.service is enabled
        bool ufw = false;          // ufw is installed and enabled
        bool firewalld = false;
        bool legacyIptables = false; // the old kernel interface holds tables
        bool docker = false;         // a docker daemon runs, or its chains are there
    };
    struct Sites {
        QStringList nginx; // names in sites-enabled and conf.d
        QStringList apache;
        QStringList jitsi;   // domains that have a /etc/jitsi/meet/DOMAIN-config.js
        QStringList prosody; // names in /etc/prosody/conf.d
        bool acmeSh = false; // the packages' own certificate program was used
    };
    struct LogDirectory {
        QString path;
        int files = 0;
        qint64 bytes = 0;
        QDateTime oldest; // modification time of the file untouched for longest
    };
    struct Retention {
        QString file;         // a file of logrotate, journald or coturn
        QStringList settings; // its lines that say how long or how much
    };
    struct Account {
        QString name;
        QString shell;
        int uid = -1;
        bool administrator = false; // root, or in sudo, wheel or admin
    };
    struct SshServer {
        QList<int> ports;
        QString rootLogin; // "yes", "prohibit-password", "no", …
        Known passwords = Known::Unknown;
        QStringList allowed; // AllowUsers and AllowGroups lines
    };
    struct HostKey {
        QString type;
        QString fingerprint; // "SHA256:…"
    };
    struct Ours {             // what we left there ourselves
        bool present = false; // /var/lib/meethouse is there with at least one run
        QJsonObject settings; // settings.json; empty when no run ended well yet
        QStringList runs;     // ids, oldest first, the last fifty
        QString lastRun;
        QString lastState; // "done", "failed", "cancelled", "reverted"; empty when it has no end
        QDateTime lastTime;
        bool running = false; // a run holds the server now
        QString runningRun;   // its id
        QDateTime runningSince;
        QString runningBy;        // "user@computer", told by the client that started it
        qint64 swapFileBytes = 0; // of the swap file that a run has made; 0: none
        QStringList
            trials; // what could shut us out and is taken back unless somebody confirms it, for example "firewall"

        [[nodiscard]] QString domain() const; // of the settings, fit to be shown
    };

    QDateTime taken;    // our clock, UTC
    double seconds = 0; // how long the look took, connection included

    bool root = false; // it was taken as root; else sockets and locks are incomplete
    System system;
    QString kernel;
    QString architecture; // dpkg's word where there is dpkg ("amd64"), else the machine's ("x86_64")
    QString hostname;
    QString virtualization; // systemd-detect-virt: "kvm", "lxc", "openvz", …; "none" on bare metal; empty: unknown
    bool container = false;
    QStringList missingRights; // capabilities a container lacks and the packages need, for example "CAP_NET_ADMIN"
    int processors = -1;
    qint64 memoryBytes = -1; // the smaller of the machine's and the control group's
    qint64 availableBytes = -1;
    qint64 swapBytes = -1;
    QList<Disk> disks;
    QDateTime serverTime;        // UTC
    double clockSkewSeconds = 0; // server minus here, less what the way may have taken; 0 means in step
    Known clockSynchronized = Known::Unknown;
    QString timeZone;           // "Europe/Rome"
    QStringList missingLocales; // set for all programs and not installed
    QDateTime bootTime;
    bool rebootRequired = false;
    QList<Address> addresses;
    Known defaultRoute4 = Known::Unknown;
    Known defaultRoute6 = Known::Unknown;
    QList<Socket> sockets; // that listen
    Apt apt;
    Systemd systemd;
    Firewall firewall;
    Sites sites;
    QList<LogDirectory> logs;
    QList<Retention> retention;
    QList<Account> accounts; // that have a shell
    SshServer ssh;
    QList<HostKey> hostKeys;
    Ours ours;

    [[nodiscard]] const Disk *disk(const QString &path) const; // nullptr when it was not asked for
    // Global ones first; without loopback, link-local and temporary ones.
    [[nodiscard]] QStringList publicAddresses() const;
};

// One round trip as root. Errors: those of Remote, and Failed when what came back is not a survey.
Result<Survey> takeSurvey(Remote &remote, std::stop_token stop);

// What survey.sh printed, as a survey. `sent` and `received` are our clock before and after.
Result<Survey> parseSurvey(const QByteArray &output, const QDateTime &sent, const QDateTime &received);

// The `survey` object of the command's result, resources/schema/result-survey.json.
QJsonObject toJson(const Survey &survey);

} // namespace meethouse
