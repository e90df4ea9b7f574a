#include "dns_server.h"
#include "net/probe.h"
#include "peer_process.h"
#include "proof/proof.h"
#include "proven_server.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSslCertificate>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace meethouse;
using namespace std::chrono_literals;

namespace
{

const QString domain = QStringLiteral("meet.example.org");

using States = std::map<QString, Check::State>;

States statesOf(const QList<Check> &checks)
{
    States states;
    for (const Check &check : checks) {
        states[check.id] = check.state;
        if (check.state != Check::State::Ok)
            qInfo().noquote() << check.id << checkStateName(check.state) << check.what << check.why;
    }
    return states;
}

const QStringList outsideChecks = {QStringLiteral("name"), QStringLiteral("certificate"),
    QStringLiteral("page-settings"), QStringLiteral("third-parties"), QStringLiteral("hosts-page"),
    QStringLiteral("bosh"), QStringLiteral("websocket"), QStringLiteral("hosts-sign-in"),
    QStringLiteral("guests-need-no-account"), QStringLiteral("guest-opens-nothing"),
    QStringLiteral("bridge-room-closed"), QStringLiteral("host-opens-meeting"), QStringLiteral("room-locked"),
    QStringLiteral("host-enters"), QStringLiteral("room-says-locked"), QStringLiteral("guest-with-password"),
    QStringLiteral("throw-away-host-gone")};

} // namespace

// Against Debian's Prosody with our modules behind HTTPS; see tests/support/meeting_peer.py.
class ProofTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    PeerProcess m_peer;
    QJsonObject m_ports;
    DnsServer m_dns;

    QJsonObject ask(const QJsonObject &request) { return m_peer.ask(request); }
    void shell(const QString &line) { (void)ask({{QStringLiteral("shell"), line}}); }
    void page(const QString &path, const QJsonValue &text)
    {
        (void)ask({{QStringLiteral("page"), path}, {QStringLiteral("text"), text}});
    }

    ProvenServer server()
    {
        return ProvenServer([this](const QJsonObject &request) { return ask(request); });
    }
    [[nodiscard]] QByteArray digestOf(const QString &pem) const
    {
        const auto found = QSslCertificate::fromPath(m_folder.filePath(pem));
        return found.isEmpty() ? QByteArray() : found.first().digest(QCryptographicHash::Sha256);
    }
    [[nodiscard]] ProofInput input(const QString &which = QStringLiteral("signed")) const
    {
        ProofInput input;
        input.settings.domain = domain;
        if (which == QStringLiteral("selfSigned"))
            input.settings.certificate.source = Settings::Certificate::SelfSigned;
        input.serverAddress = QStringLiteral("127.0.0.1");
        input.nameServer = m_dns.address();
        input.caFile = m_folder.filePath(QStringLiteral("ca.pem"));
        input.httpsPort = quint16(m_ports[which].toInt());
        return input;
    }
    // Other programs of this machine may hold such a port; then the check has to say so.
    static Check::State expectedPorts()
    {
        const auto states = portStates(QHostAddress::LocalHost, {5222, 5269, 5280, 5281, 8080, 8888}, 2s, {});
        return states && !states->values().contains(PortState::Open) ? Check::State::Ok : Check::State::Fail;
    }

private slots:
    void initTestCase()
    {
        m_ports = m_peer.start(QFINDTESTDATA("../support/meeting_peer.py"), {m_folder.path()});
        QVERIFY2(!m_ports.isEmpty(), "the peer did not start; see tests/lua/packages.txt");
        QVERIFY(m_ports.size() == 2);
        QVERIFY(m_dns.start({QStringLiteral("--host-record=%1,127.0.0.1").arg(domain)}, domain));
    }
    void aGoodServerHolds()
    {
        ProvenServer remote = server();
        QList<Check> told;
        const auto proof = prove(remote, input(), [&told](const Check &check) { told.append(check); }, {});
        QVERIFY2(proof, proof ? "" : qPrintable(proof.error().what));
        const States states = statesOf(proof->checks);
        for (const QString &id : outsideChecks) {
            QVERIFY2(states.contains(id), qPrintable(id));
            QVERIFY2(states.at(id) == Check::State::Ok, qPrintable(id));
        }
        QVERIFY(states.contains(QStringLiteral("relay")));
        QCOMPARE(states.size(), size_t(proof->checks.size())); // each is told once
        for (const Check &check : proof->checks) {
            QVERIFY(!check.what.isEmpty());
            QVERIFY2(check.state == (check.id == QStringLiteral("ports-closed") ? expectedPorts() : Check::State::Ok),
                qPrintable(check.id + check.what));
        }
        QCOMPARE(told.size(), proof->checks.size());
        QCOMPARE(proof->holds(), expectedPorts() == Check::State::Ok);
        QCOMPARE(proof->meetingUrl, QStringLiteral("https://meet.example.org/"));
        // create, remove, look inside; the certificate is vouched for
        QCOMPARE(remote.roundTrips(), 3);
        QCOMPARE(remote.accountsLeft(), QStringList());
        QCOMPARE(remote.operations.size(), 2);
        QVERIFY(proof->now);
        QCOMPARE(proof->now->rooms, 2);
        QCOMPARE(proof->now->people, 7);

        const Facts &facts = proof->facts;
        QCOMPARE(facts.value(QStringLiteral("meetings.hostSignIn")), QJsonValue(true));
        QCOMPARE(facts.value(QStringLiteral("meetings.guestPassword")), QJsonValue(QStringLiteral("always")));
        QCOMPARE(facts.value(QStringLiteral("meetings.inMemory")), QJsonValue(true));
        QCOMPARE(facts.value(QStringLiteral("meetings.peerToPeer")), QJsonValue(false));
        QCOMPARE(facts.value(QStringLiteral("meetings.recordingServer")), QJsonValue(false));
        QCOMPARE(facts.value(QStringLiteral("web.thirdParties")), QJsonValue(QJsonArray()));
        QCOMPARE(facts.value(QStringLiteral("web.onlyOwn")), QJsonValue(false));
        QCOMPARE(facts.value(QStringLiteral("web.analytics")), QJsonValue(false));
        QCOMPARE(facts.value(QStringLiteral("certificate.issuer")), QJsonValue(QStringLiteral("Test middle")));
        QCOMPARE(facts.value(QStringLiteral("hosts.passwordHashed")), QJsonValue(true));
        QCOMPARE(facts.value(QStringLiteral("hosts.choosePassword")), QJsonValue(true));
        QCOMPARE(facts.value(QStringLiteral("logs.webAddress")), QJsonValue(QStringLiteral("shortened")));
        QCOMPARE(facts.value(QStringLiteral("logs.webRooms")), QJsonValue(false));
        QCOMPARE(facts.value(QStringLiteral("logs.meetingNames")), QJsonValue(true));
        QCOMPARE(facts.value(QStringLiteral("meetings.turnServers")),
            QJsonValue(QJsonArray{QStringLiteral("turns:meet.example.org:5349")}));
        QVERIFY(facts.value(QStringLiteral("meetings.stunServers"))
                    .toArray()
                    .contains(QStringLiteral("stun:meet.example.org:3478")));
        QCOMPARE(facts.value(QStringLiteral("meetings.lobby")), QJsonValue(false));
        QCOMPARE(facts.value(QStringLiteral("meetings.endWithoutHostMinutes")), QJsonValue(5));
        QVERIFY(!facts.find(QStringLiteral("meetings.maxParticipants")));
        QCOMPARE(facts.value(QStringLiteral("logs.bridgeAddresses")), QJsonValue(false));
        QCOMPARE(facts.value(QStringLiteral("logs.nginx.oldest")), QJsonValue(QStringLiteral("2023-07-10T14:40:00Z")));
        QVERIFY(facts.find(QStringLiteral("logs.journal.oldest")));
        QCOMPARE(facts.value(QStringLiteral("clock.synchronized")), QJsonValue(true));
        QCOMPARE(facts.value(QStringLiteral("disk.encrypted")), QJsonValue(false));
        QCOMPARE(facts.value(QStringLiteral("web.notices")), QJsonValue(false));
    }

    // jicofo says that it is not in the room yet, and is asked again.
    void aLateFocusIsAskedAgain()
    {
        shell(QStringLiteral("> prosody.fake_focus_late = 2"));
        ProvenServer remote = server();
        const auto proof = prove(remote, input(), {}, {});
        QVERIFY(proof);
        QVERIFY(statesOf(proof->checks).at(QStringLiteral("host-opens-meeting")) == Check::State::Ok);
        QVERIFY(statesOf(proof->checks).at(QStringLiteral("guest-with-password")) == Check::State::Ok);
    }

    // Where the settings want a lobby, its door is the one that a guest stands at.
    void aLobbyIsProvenToo()
    {
        const QTemporaryDir folder;
        PeerProcess peer;
        const QJsonObject ports =
            peer.start(QFINDTESTDATA("../support/meeting_peer.py"), {folder.path(), QStringLiteral("lobby=true")});
        QVERIFY(!ports.isEmpty());
        ProvenServer remote([&peer](const QJsonObject &request) { return peer.ask(request); });
        ProofInput withLobby = input();
        withLobby.settings.meetings.lobby = true;
        withLobby.caFile = folder.filePath(QStringLiteral("ca.pem"));
        withLobby.httpsPort = quint16(ports[QStringLiteral("signed")].toInt());
        const auto proof = prove(remote, withLobby, {}, {});
        QVERIFY(proof);
        const States states = statesOf(proof->checks);
        for (const QString &id : outsideChecks)
            QVERIFY2(states.at(id) == Check::State::Ok, qPrintable(id));
    }

    void aQuickProofOnlyReads()
    {
        ProvenServer remote = server();
        QElapsedTimer timer;
        timer.start();
        const auto proof = proveQuickly(remote, input(), {}, {});
        QVERIFY(proof);
        QVERIFY(proof->holds());
        QCOMPARE(remote.roundTrips(), 1);
        QCOMPARE(remote.operations.size(), 0);
        QVERIFY(remote.insideInput.contains("WAIT=0\n"));
        QVERIFY(timer.elapsed() < 1000);
        const States states = statesOf(proof->checks);
        for (const char *id :
            {"name", "certificate", "page-settings", "third-parties", "hosts-page", "services", "bridge-known"})
            QVERIFY2(states.contains(QLatin1String(id)), id);
        QVERIFY(!states.contains(QStringLiteral("host-opens-meeting")));
        QCOMPARE(proof->facts.value(QStringLiteral("meetings.hostSignIn")), QJsonValue(true));
    }

    void aSelfSignedCertificateIsComparedWithTheServers()
    {
        ProvenServer remote = server();
        remote.certificate = digestOf(QStringLiteral("self.pem"));
        const auto proof = prove(remote, input(QStringLiteral("selfSigned")), {}, {});
        QVERIFY(proof);
        const States states = statesOf(proof->checks);
        for (const QString &id : outsideChecks)
            QVERIFY2(states.at(id) == Check::State::Ok, qPrintable(id));
        QCOMPARE(remote.certificateTrips, 1);
        QCOMPARE(remote.roundTrips(), 4);

        ProvenServer quick = server();
        quick.certificate = digestOf(QStringLiteral("self.pem"));
        const auto read = proveQuickly(quick, input(QStringLiteral("selfSigned")), {}, {});
        QVERIFY(read && read->holds());
        QCOMPARE(quick.roundTrips(), 1);
    }

    // Somebody between: nothing but the handshake may happen, above all no sign-in.
    void anothersCertificateStopsAllElse()
    {
        ProvenServer remote = server();
        const auto proof = prove(remote, input(QStringLiteral("selfSigned")), {}, {});
        QVERIFY(proof);
        QVERIFY(!proof->holds());
        const States states = statesOf(proof->checks);
        QVERIFY(states.at(QStringLiteral("certificate")) == Check::State::Fail);
        for (const QString &id : outsideChecks.mid(2))
            QVERIFY2(states.at(id) == Check::State::Unknown, qPrintable(id));
        QCOMPARE(remote.operations.size(), 0);
        QVERIFY(states.at(QStringLiteral("services")) == Check::State::Ok);
    }

    // Let's Encrypt was promised, the first self-signed one stayed: said, and the rest is proved all the same.
    void aMissingCertificateFailsAlone()
    {
        ProvenServer remote = server();
        remote.certificate = digestOf(QStringLiteral("self.pem"));
        ProofInput wanted = input(QStringLiteral("selfSigned"));
        wanted.settings.certificate.source = Settings::Certificate::LetsEncrypt;
        const auto proof = prove(remote, wanted, {}, {});
        QVERIFY(proof);
        QVERIFY(!proof->holds());
        const States states = statesOf(proof->checks);
        QVERIFY(states.at(QStringLiteral("certificate")) == Check::State::Fail);
        QVERIFY(states.at(QStringLiteral("guest-with-password")) == Check::State::Ok);
        QCOMPARE(proof->facts.value(QStringLiteral("certificate.trusted")), QJsonValue(false));
    }

    void anotherNamesCertificateFails()
    {
        ProvenServer remote = server();
        ProofInput other = input();
        other.settings.domain = QStringLiteral("nobody.example.org");
        const auto proof = proveQuickly(remote, other, {}, {});
        QVERIFY(proof);
        const States states = statesOf(proof->checks);
        QVERIFY(states.at(QStringLiteral("name")) == Check::State::Fail);
        QVERIFY(states.at(QStringLiteral("certificate")) == Check::State::Fail);
    }

    void aRelayThatHelpsNobodyIsSeen()
    {
        const auto relayNow = [this](const QString &address, const QString &secret) {
            QJsonObject request{{QStringLiteral("relay"), address}};
            if (!secret.isEmpty())
                request.insert(QStringLiteral("secret"), secret);
            (void)ask(request);
            ProvenServer remote = server();
            const auto proof = prove(remote, input(), {}, {});
            return proof ? statesOf(proof->checks).at(QStringLiteral("relay")) : Check::State::Unknown;
        };
        QCOMPARE(relayNow(QStringLiteral("10.0.0.5"), {}), Check::State::Fail);
        QCOMPARE(relayNow(QStringLiteral("203.0.113.10"), QStringLiteral("another")), Check::State::Fail);
        QCOMPARE(relayNow(QStringLiteral("2001:db8::10"), {}), Check::State::Ok);
        // Browsers use none whose certificate nobody vouches for.
        ProvenServer remote = server();
        remote.certificate = digestOf(QStringLiteral("self.pem"));
        const auto proof = prove(remote, input(QStringLiteral("selfSigned")), {}, {});
        QVERIFY(proof && !statesOf(proof->checks).contains(QStringLiteral("relay")));
    }

    void anUnlockedRoomIsSeen()
    {
        shell(QStringLiteral("module:unload(\"meethouse_rooms\", \"conference.%1\")").arg(domain));
        ProvenServer remote = server();
        const auto proof = prove(remote, input(), {}, {});
        shell(QStringLiteral("module:load(\"meethouse_rooms\", \"conference.%1\")").arg(domain));
        QVERIFY(proof);
        QVERIFY(!proof->holds());
        const States states = statesOf(proof->checks);
        QVERIFY(states.at(QStringLiteral("host-opens-meeting")) == Check::State::Ok);
        QVERIFY(states.at(QStringLiteral("room-locked")) == Check::State::Fail);
        QVERIFY(states.at(QStringLiteral("guest-with-password")) == Check::State::Unknown);
        QVERIFY(states.at(QStringLiteral("throw-away-host-gone")) == Check::State::Ok);
        QCOMPARE(remote.accountsLeft(), QStringList());
    }

    void anOpenBridgeRoomIsSeen()
    {
        shell(QStringLiteral("module:unload(\"muc_filter_access\", \"internal.auth.%1\")").arg(domain));
        ProvenServer remote = server();
        const auto proof = prove(remote, input(), {}, {});
        shell(QStringLiteral("module:load(\"muc_filter_access\", \"internal.auth.%1\")").arg(domain));
        QVERIFY(proof);
        QVERIFY(statesOf(proof->checks).at(QStringLiteral("bridge-room-closed")) == Check::State::Fail);
    }

    void pagesThatAreWrongAreSeen_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("text");
        QTest::addColumn<QString>("failed");
        const QString noGuests = QStringLiteral("var config = { disableThirdPartyRequests: true };");
        const QString others = QStringLiteral("var config = { hosts: { anonymousdomain: 'guest.%1' } };").arg(domain);
        QTest::newRow("no settings") << QStringLiteral("/config.js") << QJsonValue(QJsonValue::Null)
                                     << QStringLiteral("page-settings");
        QTest::newRow("no guests") << QStringLiteral("/config.js") << QJsonValue(noGuests)
                                   << QStringLiteral("page-settings");
        QTest::newRow("third parties") << QStringLiteral("/config.js") << QJsonValue(others)
                                       << QStringLiteral("third-parties");
        QTest::newRow("foreign STUN")
            << QStringLiteral("/config.js")
            << QJsonValue(QString(
                   noGuests + QStringLiteral("config.p2p = { stunServers: [ { urls: 'stun:a.example:1' } ] };")))
            << QStringLiteral("third-parties");
        QTest::newRow("foreign script") << QStringLiteral("/")
                                        << QJsonValue(
                                               QStringLiteral("<script src=\"https://cdn.example/x.js\"></script>"))
                                        << QStringLiteral("third-parties");
        QTest::newRow("no page") << QStringLiteral("/") << QJsonValue(QJsonValue::Null)
                                 << QStringLiteral("third-parties");
        QTest::newRow("no hosts' page") << QStringLiteral("/hosts/") << QJsonValue(QJsonValue::Null)
                                        << QStringLiteral("hosts-page");
    }
    void pagesThatAreWrongAreSeen()
    {
        QFETCH(QString, path);
        QFETCH(QJsonValue, text);
        QFETCH(QString, failed);
        page(path, text);
        ProvenServer remote = server();
        const auto proof = proveQuickly(remote, input(), {}, {});
        if (path == QStringLiteral("/config.js"))
            (void)ask({{QStringLiteral("page"), path}});
        else
            page(path, QStringLiteral("<!DOCTYPE html>"));
        QVERIFY(proof);
        QVERIFY(!proof->holds());
        QVERIFY(statesOf(proof->checks).at(failed) == Check::State::Fail);
    }

    void aStopTakesTheAccountAway()
    {
        ProvenServer remote = server();
        std::stop_source source;
        QElapsedTimer timer;
        const auto proof = prove(
            remote, input(),
            [&](const Check &check) {
                if (check.id == QStringLiteral("host-opens-meeting")) {
                    source.request_stop();
                    timer.start();
                }
            },
            source.get_token());
        QVERIFY(!proof);
        QCOMPARE(proof.error().kind, ErrorKind::Cancelled);
        QVERIFY(timer.elapsed() < 1500);
        QCOMPARE(remote.operations.size(), 2);
        QCOMPARE(remote.accountsLeft(), QStringList());
    }

    void anAccountThatCannotBeMadeIsSaid()
    {
        ProvenServer remote = server();
        remote.refuseHosts = true;
        const auto proof = prove(remote, input(), {}, {});
        QVERIFY(proof);
        QVERIFY(!proof->holds());
        const States states = statesOf(proof->checks);
        QVERIFY(states.at(QStringLiteral("guest-opens-nothing")) == Check::State::Ok);
        QVERIFY(states.at(QStringLiteral("host-opens-meeting")) == Check::State::Fail);
        QVERIFY(states.at(QStringLiteral("throw-away-host-gone")) == Check::State::Warn);
        QCOMPARE(remote.operations.size(), 2); // even what seems not to be there is taken away
    }

    void whatIsInsideIsJudged_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("instead");
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("state");
        const int fail = int(Check::State::Fail);
        const int warn = int(Check::State::Warn);
        const auto row = [](const char *name, const char *line, const char *instead, const char *id, int state) {
            QTest::newRow(name) << QByteArray(line) << QByteArray(instead) << QString::fromLatin1(id) << state;
        };
        row("service down", "unit jicofo.service active", "unit jicofo.service failed", "services", fail);
        row("half installed", "package jicofo ii", "package jicofo iF", "packages", fail);
        row("removed", "package jicofo ii", "package jicofo rc", "packages", fail);
        row("gone", "package jicofo ii 1.0-1-1\n", "", "packages", fail);
        row("nginx", "nginx-test ok", "nginx-test failed emerg", "web-server", fail);
        row("old settings", "nginx-test ok", "stale prosody.service /etc/prosody/meethouse.cfg.lua\nnginx-test ok",
            "settings-in-force", fail);
        row("open inner port", "listens 5222 loopback", "listens 5222 everywhere", "inner-ports", fail);
        row("anybody opens", "XMPPDomainAuthAuthority", "null", "host-authority", fail);
        row("jicofo silent", "jicofo XMPPDomainAuthAuthority 1 1", "jicofo silent", "host-authority", fail);
        row("rules of others", "guest-password always", "guest-password host-decides", "meeting-rules", fail);
        row("rules not read", "prosody-included yes", "prosody-included no", "meeting-rules", fail);
        row("readable passwords", "accounts 3 0", "accounts 3 1", "passwords-hashed", fail);
        row("plain store", "internal_hashed", "internal_plain", "passwords-hashed", fail);
        row("STUN", "bridge-stun off", "bridge-stun on", "no-foreign-stun", fail);
        row("too much memory", "heap bridge 512m", "heap bridge 3072m", "memory-limits", warn);
        row("no process", "heap bridge 512m", "heap bridge ?", "memory-limits", int(Check::State::Unknown));
        row("secret left", "bridge-stun off", "secret-left /run/meethouse/x/y\nbridge-stun off", "secrets-gone", warn);
        row("whole addresses", "access-log 443 meethouse", "access-log 443 jitsi_log", "web-log", warn);
        row("logs kept for longer", "log-days 7", "log-days 14", "logs-age", fail);
        row("nobody deletes logs", "log-days 7", "log-days 0", "logs-age", fail);
        row("an old log", "log-days 7", "log-days 7\nlog-overdue /var/log/prosody/prosody.log.9.gz", "logs-age", fail);
        row("no firewall", "firewall ours", "firewall none", "firewall-on", fail);
        row("no updates", "updates on", "updates off", "updates-on", fail);
        row("a relay that talks", "relay-log silent", "relay-log talks", "logs-age", fail);
        row("inherited", "access-log default off", "access-log default combined", "web-log", warn);
        row("bridge ill", "bridge-health 200", "bridge-health 500", "bridge-health", fail);
        row("bridge silent", "bridge-health 200", "bridge-health 000", "bridge-health", fail);
        row("bridge young", "bridge-health 200 4000", "bridge-health 200 20", "bridge-health", warn);
        row("bridge just started", "bridge-health 200 4000", "bridge-health 000 3", "bridge-health", warn);
        row("no bridge", "Authority 1 1", "Authority 0 0", "bridge-known", fail);
        row("useless bridge", "Authority 1 1", "Authority 1 0", "bridge-known", fail);
    }
    void whatIsInsideIsJudged()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, instead);
        QFETCH(QString, id);
        QFETCH(int, state);
        ProvenServer remote = server();
        QVERIFY(remote.inside.contains(line));
        remote.inside.replace(line, instead);
        const auto proof = proveQuickly(remote, input(), {}, {});
        QVERIFY(proof);
        const States states = statesOf(proof->checks);
        QVERIFY(states.contains(id));
        QCOMPARE(int(states.at(id)), state);
        QCOMPARE(proof->holds(), state != int(Check::State::Fail));
    }

    // Right after a run the bridge may not have signed in again. Whoever has waited for it knows better.
    void aBridgeThatHasJustBeenStartedMayStillCome()
    {
        ProvenServer remote = server();
        remote.inside.replace("bridge-health 200 4000", "bridge-health 200 4");
        remote.inside.replace("Authority 1 1", "Authority 0 0");
        const auto quick = proveQuickly(remote, input(), {}, {});
        QVERIFY(quick && quick->holds());
        QVERIFY(statesOf(quick->checks).at(QStringLiteral("bridge-known")) == Check::State::Warn);
        const auto whole = prove(remote, input(), {}, {});
        QVERIFY(whole && !whole->holds());
        QVERIFY(statesOf(whole->checks).at(QStringLiteral("bridge-known")) == Check::State::Fail);
    }

    // An older server does not say how many people there are; that there are none would be false.
    void whatIsNotSaidOfMeetingsIsNotGuessed()
    {
        for (const QByteArray &line : {QByteArray(), QByteArray("meetings\n"), QByteArray("meetings 2\n")}) {
            ProvenServer remote = server();
            remote.inside.replace("meetings 2 7\n", line);
            const auto proof = proveQuickly(remote, input(), {}, {});
            QVERIFY(proof);
            QVERIFY(!proof->now);
            QVERIFY(proof->holds());
        }
    }

    void halfAnAnswerFromInsideIsAnError()
    {
        ProvenServer remote = server();
        remote.inside.truncate(remote.inside.size() / 2);
        const auto proof = proveQuickly(remote, input(), {}, {});
        QVERIFY(!proof);
        QCOMPARE(proof.error().kind, ErrorKind::Failed);
    }

    void whatAServerSaysCannotDisturb()
    {
        ProvenServer remote = server();
        using namespace std::string_literals;
        remote.inside =
            QByteArray::fromStdString("\xff\xfe\0unit\nunit\npackage\nlistens x y\nheap\naccess-log\nrelay\n"
                                      "jicofo\nbridge-health\nstale \x1b[31mred\nend\n"s);
        const auto proof = proveQuickly(remote, input(), {}, {});
        QVERIFY(proof);
        QVERIFY(!proof->holds());
        for (const Check &check : proof->checks)
            for (const QChar c : check.what)
                QVERIFY2(c.isPrint(), qPrintable(check.what));
    }
};

QTEST_GUILESS_MAIN(ProofTest)
#include "proof_test.moc"
