#pragma once

#include "ssh/remote.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <utility>

namespace meethouse
{

// What inside.sh prints on a server where all is well; times are far in the past.
inline const QByteArray wellInside =
    "time 1700000000\n"
    "unit prosody.service active 1690000000 1690000000\n"
    "unit jicofo.service active 1690000000 1690000000\n"
    "unit jitsi-videobridge2.service active 1690000000 1690000000\n"
    "unit nginx.service active 1690000000 1690000000\n"
    "unit coturn.service active 1690000000 1690000000\n"
    "package jitsi-meet ii 2.0.1-1\npackage jitsi-meet-web ii 1.0.1-1\n"
    "package jitsi-meet-web-config ii 1.0.1-1\npackage jitsi-meet-prosody ii 1.0.1-1\n"
    "package jitsi-meet-turnserver ii 1.0.1-1\npackage jitsi-videobridge2 ii 2.3-1-gx-1\n"
    "package jicofo ii 1.0-1-1\npackage prosody ii 0.12.3-1\npackage nginx ii 1.22.1-9\n"
    "listens 5222 loopback\nlistens 5280 loopback\nlistens 8888 loopback\n"
    "nginx-test ok\ncertificate @\nguest-password always\nend-without-host 5\n"
    "prosody-included yes\npassword-store internal_hashed\nrooms-storage memory\n"
    "relay stun meet.example.org 3478\nmeetings 2 7\naccounts 3 0\nheap jicofo 256m 256m\n"
    "heap bridge 512m 512m\nbridge-stun off\nlog-level jicofo INFO\nlog-level bridge INFO\n"
    "relay turns meet.example.org 5349\nlobby false\nmax-participants 0\n"
    "bridge-addresses hidden\nclock yes\ndisk plain\n"
    "log-oldest nginx 1689990000\nlog-oldest nginx 1689000000\nlog-oldest journal 1680000000\n"
    "log-days 7\nrelay-log silent\nfirewall ours\nupdates on\n"
    "access-log 80 inherited\naccess-log 443 meethouse\naccess-log default off\n"
    "bridge-health 200 4000\njicofo XMPPDomainAuthAuthority 1 1\nend\n";

// The server's inside: inside.sh's answer is given, hosts are asked of the peer's Prosody.
class ProvenServer final : public Remote
{
public:
    using Ask = std::function<QJsonObject(const QJsonObject &)>;
    explicit ProvenServer(Ask ask)
        : m_ask(std::move(ask))
    {
    }

    Result<RemoteOutcome> run(RemoteCommand command, std::stop_token stop) override
    {
        ++m_trips;
        if (stop.stop_requested())
            return failure({ErrorKind::Cancelled, QStringLiteral("stopped"), {}, {}, {}, {}});
        RemoteOutcome outcome;
        outcome.exitCode = 0;
        if (command.line.contains("hosts-call.sh")) {
            const QJsonObject request =
                QJsonDocument::fromJson(QByteArray::fromStdString(std::string(command.secretInput.reveal()))).object();
            for (const auto &one : request[QStringLiteral("operations")].toArray())
                operations.append(one.toObject());
            if (refuseHosts)
                return failure({ErrorKind::Connection, QStringLiteral("lost"), {}, {}, {}, {}});
            outcome.output = QJsonDocument(m_ask(request)).toJson(QJsonDocument::Compact);
        } else if (command.line.contains("-fingerprint -sha256") && !command.line.contains("bridge-health")) {
            ++certificateTrips;
            outcome.output = "sha256 Fingerprint=" + certificate.toHex(':').toUpper() + "\n";
        } else {
            ++insideTrips;
            insideInput = command.input;
            outcome.output = QByteArray(inside).replace("@", certificate.toHex());
        }
        return outcome;
    }
    [[nodiscard]] int roundTrips() const override { return m_trips; }

    [[nodiscard]] QStringList accountsLeft() const
    {
        QStringList names;
        for (const QJsonObject &one : operations) {
            const QString name = one[QStringLiteral("name")].toString();
            if (one[QStringLiteral("op")].toString() == QStringLiteral("throwaway"))
                names.append(name);
            else
                names.removeAll(name);
        }
        return names;
    }

    QByteArray inside = wellInside;
    QByteArray certificate = QByteArray(32, 'x');
    QByteArray insideInput;
    QList<QJsonObject> operations;
    bool refuseHosts = false;
    int insideTrips = 0;
    int certificateTrips = 0;

private:
    Ask m_ask;
    int m_trips = 0;
};

} // namespace meethouse
