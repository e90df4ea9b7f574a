#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonValue>
#include <QMap>
#include <QString>

namespace meethouse
{

struct Survey;

// One thing that is true of the server, with where we know it from.
struct Fact {
    enum class Origin {
        Measured, // seen on the server or from outside
        Derived,  // follows from measured or told ones by a rule of ours
        Told,     // a person said so
    };

    QString id;
    QJsonValue value;
    Origin origin = Origin::Measured;
    QDateTime time;   // when it was seen or said, UTC
    QString evidence; // where it was seen, for people who check: a file, a command, a question; no secret
};

QString originName(Fact::Origin origin); // "measured", "derived", "told"

// Facts by their id. What was not measured is absent: nothing in here is a guess, and there is no default.
class Facts
{
public:
    // The newer of two with the same id stays, whatever the order they come in.
    void add(const Fact &fact);
    void addAll(const Facts &others);
    void remove(const QString &id) { m_facts.remove(id); }

    [[nodiscard]] const Fact *find(const QString &id) const;           // nullptr when it is not known
    [[nodiscard]] QJsonValue value(const QString &id) const;           // Undefined when it is not known
    [[nodiscard]] QList<Fact> all() const { return m_facts.values(); } // by id
    [[nodiscard]] QList<Fact> below(const QString &prefix) const;      // "logs." gives every fact about logs
    [[nodiscard]] qsizetype size() const { return m_facts.size(); }

    [[nodiscard]] QJsonArray toJson() const;
    // Errors: Failed, naming what is wrong.
    static Result<Facts> fromJson(const QJsonArray &json);

private:
    QMap<QString, Fact> m_facts;
};

// Ids of the facts that a survey gives. Rooms above add theirs under words of their own (proof: "web.", "meetings.",
// "certificate."; hosts: "hosts."; provider: "controller.").
//
//   system.name            "Debian GNU/Linux 12 (bookworm)"
//   system.id              "debian"
//   system.version         "12"
//   system.kernel          "6.1.0-41-amd64"
//   system.architecture    "amd64"
//   system.virtualization  "kvm"
//   system.timeZone        "Europe/Rome"
//   system.hostname        "meet"
//   system.memoryBytes     number
//   system.rebootRequired  true|false
//   server.addresses       ["203.0.113.10", "2001:db8::10"]: the ones others reach it at
//   server.domains         ["meet.example.org"]: Jitsi is set up for these
//   versions.NAME          version of an installed package: jitsi-meet, jitsi-meet-web, jitsi-meet-prosody, jicofo,
//                          jitsi-videobridge2, prosody, nginx, coturn, certbot, openssh-server; and java
//   administrators.accounts  ["root", "anna"]: names that can sign in and are or may become root
//   updates.automatic      true|false: unattended-upgrades installed and switched on
//   firewall.active        true|false: a packet filter of the server's own holds rules
//   firewall.kind          "nftables", "ufw", "firewalld", "iptables", "docker"
//   ports.open             ["tcp/22", "tcp/443", "udp/10000"]: listening on more than loopback
//   ssh.passwordLogin      true|false
//   ssh.rootLogin          "yes", "prohibit-password", "no"
//   ssh.ports              [22]
//   fail2ban.active        true|false
//   clock.synchronized     true|false
//   logs.PLACE.oldest      RFC 3339; PLACE: nginx, prosody, jitsi, coturn, auth (rsyslog's)
//   logs.PLACE.bytes       number
//   logs.PLACE.rotation    ["daily", "rotate 7", …]: lines of the logrotate file that holds it
//   logs.journal.retention ["MaxRetentionSec=7day"]: lines of journald's configuration; absent: its defaults
Facts factsOf(const Survey &survey);

} // namespace meethouse
