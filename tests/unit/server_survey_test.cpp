#include "server/survey.h"

#include "local_remote.h"
#include "server/address.h"
#include "server/facts.h"
#include "server/readiness.h"
#include "server/sections.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>

#include <sys/prctl.h>

using namespace meethouse;

namespace
{

const QDateTime sent = QDateTime::fromString(QStringLiteral("2026-11-23T05:00:00.000Z"), Qt::ISODateWithMs);
const QDateTime received = sent.addMSecs(400);

Survey parsed(const QByteArray &output)
{
    const auto survey = parseSurvey(output, sent, received);
    if (!survey)
        qFatal("not a survey: %s", qPrintable(survey.error().why));
    return *survey;
}

// One section with its lines, as survey.sh prints it.
QByteArray section(const char *name, const QByteArrayList &lines)
{
    QByteArray text = QByteArray("\n=") + name + '\n';
    for (const QByteArray &line : lines)
        text += ' ' + line + '\n';
    return text + "\n=end\n";
}

// survey.sh on this machine, in a mount namespace of its own where /etc and /var are written over at will.
class PreparedRemote final : public Remote
{
public:
    explicit PreparedRemote(QByteArray setup)
        : m_setup(std::move(setup))
    {
    }
    Result<RemoteOutcome> run(RemoteCommand command, std::stop_token stop) override
    {
        command.line = "exec unshare --mount sh -c '" + m_setup + "\n" + command.line + "'";
        return m_here.run(std::move(command), stop);
    }
    [[nodiscard]] int roundTrips() const override { return m_here.roundTrips(); }

private:
    QByteArray m_setup;
    LocalRemote m_here;
};

// What the script printed on a booted server of the lab; server_surveys/README.md says on which.
QByteArray seenInTheLab(const char *name)
{
    QFile file(QStringLiteral(MEETHOUSE_SOURCES "/tests/unit/server_surveys/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", name);
    return file.readAll();
}

Check::State stateOf(const QList<Check> &checks, const char *id)
{
    const auto found =
        std::find_if(checks.begin(), checks.end(), [&](const Check &check) { return check.id == QLatin1String(id); });
    return found == checks.end() ? Check::State::Unknown : found->state;
}

const Survey::Socket *socketAt(const Survey &survey, bool udp, quint16 port)
{
    for (const auto &socket : survey.sockets) {
        if (socket.udp == udp && socket.port == port)
            return &socket;
    }
    return nullptr;
}

} // namespace

class SurveyTest : public QObject
{
    Q_OBJECT

private slots:
    void realScriptHere();
    void freshServerOfTheLab();
    void deployedServerOfTheLab();
    void namesWhoListens();
    void hostileServer();
    void bareServer();
    void stops();

    void cutOff_data();
    void cutOff();
    void talkativeShell();
    void contentIsNeverASection();
    void garbage();

    void system_data();
    void system();
    void memory_data();
    void memory();
    void disks();
    void addresses();
    void endpoints();
    void scopes();
    void packages();
    void sources();
    void updates_data();
    void updates();
    void clock_data();
    void clock();
    void rights();
    void services();
    void ours();
    void logs();
};

void SurveyTest::realScriptHere()
{
    LocalRemote here;
    const auto survey = takeSurvey(here, {});
    QVERIFY2(survey.has_value(), survey ? "" : qPrintable(survey.error().detail));
    QCOMPARE(here.roundTrips(), 1);
    QVERIFY(!survey->system.id.isEmpty());
    QVERIFY(!survey->kernel.isEmpty() && !survey->architecture.isEmpty());
    QVERIFY(survey->memoryBytes > 100'000'000);
    QVERIFY(survey->processors > 0);
    QVERIFY(survey->disk(QStringLiteral("/")) != nullptr);
    QVERIFY(survey->disk(QStringLiteral("/"))->freeBytes > 0);
    QVERIFY(!survey->disk(QStringLiteral("/"))->type.isEmpty());
    QCOMPARE(survey->clockSkewSeconds, 0.0); // it is the same clock
    QVERIFY(survey->bootTime < survey->serverTime);
    QVERIFY(std::any_of(survey->addresses.begin(), survey->addresses.end(),
        [](const auto &one) { return one.address == QLatin1String("127.0.0.1"); }));
    QVERIFY(survey->apt.installed(QStringLiteral("dpkg")));
    QVERIFY(!survey->apt.sources.isEmpty());
    QVERIFY(!survey->ours.present);
    qInfo("%.2f s", survey->seconds);
    // For settings_schema_test's kind of question: is what we print what the schema says?
    QProcess schema;
    schema.start(QStringLiteral("/usr/bin/python3"),
        {QStringLiteral(MEETHOUSE_SOURCES "/tests/support/result_schema.py"), QStringLiteral("survey")});
    schema.write(QJsonDocument(
        QJsonObject{{QStringLiteral("v"), 1}, {QStringLiteral("event"), QStringLiteral("result")},
            {QStringLiteral("ok"), true}, {QStringLiteral("exit"), 0}, {QStringLiteral("survey"), toJson(*survey)}})
                     .toJson(QJsonDocument::Compact));
    schema.closeWriteChannel();
    QVERIFY(schema.waitForFinished());
    QVERIFY2(schema.exitCode() == 0, schema.readAllStandardError().constData());
}

void SurveyTest::freshServerOfTheLab()
{
    const auto survey = parsed(seenInTheLab("debian-13-fresh.txt"));
    QCOMPARE(survey.system.codename, QStringLiteral("trixie"));
    QCOMPARE(survey.virtualization, QStringLiteral("systemd-nspawn"));
    QVERIFY(survey.container && survey.missingRights.isEmpty());
    QCOMPARE(survey.memoryBytes, qint64(1) << 30);
    QCOMPARE(survey.publicAddresses(), QStringList{QStringLiteral("203.0.113.164")});
    QCOMPARE(survey.defaultRoute4, Survey::Known::Yes);
    QCOMPARE(survey.sockets.size(), 2);
    QCOMPARE(survey.sockets.first().unit, QStringLiteral("ssh.service"));
    QCOMPARE(survey.ssh.ports, QList<int>{22});
    QCOMPARE(survey.accounts.size(), 2);
    QVERIFY(survey.accounts.last().administrator);
    QCOMPARE(survey.apt.sources.size(), 3);
    QVERIFY(!survey.ours.present);

    Settings settings;
    settings.domain = QStringLiteral("meet.example.org");
    OutsideView outside;
    outside.asked = true;
    outside.ipv4 = {QStringLiteral("203.0.113.164")};
    for (const Check &check : readiness(survey, settings, outside)) {
        if (check.id == QLatin1String("clock")) // of a day long gone
            continue;
        if (check.id.startsWith(QLatin1String("reach-"))) // nobody tried the ports of that server
            continue;
        const bool small = check.id == QLatin1String("memory");
        QVERIFY2(check.state == (small ? Check::State::Fail : Check::State::Ok), qPrintable(check.id + check.what));
    }
}

void SurveyTest::deployedServerOfTheLab()
{
    const auto survey = parsed(seenInTheLab("debian-12-deployed.txt"));
    QCOMPARE(survey.sites.jitsi, QStringList{QStringLiteral("meet.bookworm.example")});
    QCOMPARE(survey.apt.debconfDomain, QStringLiteral("meet.bookworm.example"));
    QVERIFY(survey.apt.installed(QStringLiteral("jitsi-meet")) && survey.apt.unhealthy.isEmpty());
    QVERIFY(survey.systemd.active(QStringLiteral("jicofo.service"))); // made from its init script
    QVERIFY(socketAt(survey, true, 10000) != nullptr);
    QCOMPARE(socketAt(survey, true, 10000)->unit, QStringLiteral("jitsi-videobridge2.service"));
    QCOMPARE(socketAt(survey, false, 443)->program, QStringLiteral("nginx"));
    QVERIFY(socketAt(survey, false, 5222)->loopback());
    QVERIFY(survey.ours.present && !survey.ours.running);
    QCOMPARE(survey.ours.lastState, QStringLiteral("done"));
    QCOMPARE(survey.ours.settings.value(QStringLiteral("domain")).toString(), QStringLiteral("meet.bookworm.example"));

    Settings settings;
    settings.domain = QStringLiteral("meet.bookworm.example");
    OutsideView outside;
    outside.asked = true;
    outside.ipv4 = {QStringLiteral("203.0.113.163")};
    const auto checks = readiness(survey, settings, outside);
    for (const char *id : {"system", "virtualization", "systemd", "packages", "prosody", "other-jitsi",
             "other-chat-server", "other-web-server", "ports", "firewall", "domain-ipv4"})
        QVERIFY2(stateOf(checks, id) == Check::State::Ok, id);

    // The same server, had somebody else set it up.
    auto foreign = survey;
    foreign.ours = {};
    const auto refused = readiness(foreign, settings, outside);
    QCOMPARE(stateOf(refused, "other-jitsi"), Check::State::Fail);
    QCOMPARE(stateOf(refused, "ports"), Check::State::Fail);

    const auto facts = factsOf(survey);
    QCOMPARE(facts.value(QStringLiteral("versions.jicofo")), QJsonValue(QStringLiteral("1.0-1183-1")));
    QCOMPARE(facts.value(QStringLiteral("logs.prosody.rotation")),
        QJsonValue(QJsonArray{QStringLiteral("weekly"), QStringLiteral("rotate 52")}));
    QVERIFY(facts.find(QStringLiteral("logs.jitsi.oldest")) != nullptr);
    QVERIFY(facts.value(QStringLiteral("ports.open")).toArray().contains(QStringLiteral("udp/10000")));
    QVERIFY(!facts.value(QStringLiteral("ports.open")).toArray().contains(QStringLiteral("tcp/5222")));
}

void SurveyTest::namesWhoListens()
{
    QTcpServer tcp;
    QTcpServer tcp6;
    QUdpSocket udp;
    QVERIFY(tcp.listen(QHostAddress::LocalHost));
    QVERIFY(udp.bind(QHostAddress::AnyIPv4));
    const bool ipv6 = tcp6.listen(QHostAddress::LocalHostIPv6);
    // The kernel lets a process call itself anything, a section of ours included.
    prctl(PR_SET_NAME, "a b\n=end\t\x1b[1m");
    LocalRemote here;
    const auto survey = takeSurvey(here, {});
    prctl(PR_SET_NAME, "survey_test");
    QVERIFY(survey.has_value());

    const auto *found = socketAt(*survey, false, tcp.serverPort());
    QVERIFY(found != nullptr);
    QCOMPARE(found->address, QStringLiteral("127.0.0.1"));
    QVERIFY(found->loopback());
    QCOMPARE(found->pid, int(getpid()));
    QCOMPARE(found->program, QStringLiteral("a b"));
    found = socketAt(*survey, true, udp.localPort());
    QVERIFY(found != nullptr);
    QCOMPARE(found->address, QStringLiteral("0.0.0.0"));
    QVERIFY(!found->loopback());
    if (ipv6) {
        found = socketAt(*survey, false, tcp6.serverPort());
        QVERIFY(found != nullptr);
        QCOMPARE(found->address, QStringLiteral("::1"));
        QVERIFY(found->loopback());
    }
}

void SurveyTest::hostileServer()
{
    if (geteuid() != 0)
        QSKIP("needs root to lay a false /etc over the real one");
    QTemporaryDir folder;
    PreparedRemote remote("set -e; cd " + QFile::encodeName(folder.path()) + R"(
        mount -t tmpfs tmpfs .
        for tree in etc var; do
            mkdir -p $tree.upper $tree.work
            mount -t overlay -o lowerdir=/$tree,upperdir=$tree.upper,workdir=$tree.work overlay /$tree
        done
        rm /etc/os-release
        printf "ID=\"debian\033[31m\"\n=end\n=system\nVERSION_ID=13\000\nPRETTY_NAME=\"\342\200\256evil\"\n\n=kernel" >/etc/os-release
        mkdir -p /etc/nginx/sites-enabled /etc/jitsi/meet /etc/prosody/conf.d
        touch "/etc/nginx/sites-enabled/x
=end" "/etc/jitsi/meet/a
=ours-settings
b-config.js"
        echo "deb [signed-by=/k] https://anna:geheim@repo.example.org/debian stable/ main" >/etc/apt/sources.list.d/x.list
        printf "%s\n" "Types: deb" "URIs: https://token:geheim@repo.example.org/" "Suites: s" "Signed-By:" " -----BEGIN" " geheim" >/etc/apt/sources.list.d/y.sources
        mkdir -p /var/lib/meethouse/runs/20261123T051200Z-k3m9x2pa
        printf "%s\n" "{\"format\":1,\"domain\":\"meet.example.org\",\"x\":\"" "=end" "\"}" >/var/lib/meethouse/settings.json
        echo "{\"t\":\"2026-11-23T05:12:09.500Z\",\"event\":\"run.end\",\"state\":\"done\"}" >/var/lib/meethouse/runs/20261123T051200Z-k3m9x2pa/journal.jsonl
        echo "20261123T051200Z-k3m9x2pa 2026-11-23T05:12:00Z abc 1234 anna@pc" >/var/lib/meethouse/lock
        flock /var/lib/meethouse/lock sleep 5 >/dev/null 2>&1 &
        sleep 0.2
        set +e)");
    const auto survey = takeSurvey(remote, {});
    QVERIFY2(survey.has_value(), survey ? "" : qPrintable(survey.error().detail));
    QCOMPARE(survey->system.id, QStringLiteral("debian"));
    QCOMPARE(survey->system.version, QStringLiteral("13"));
    QCOMPARE(survey->system.name, QStringLiteral("evil"));
    QVERIFY(!survey->kernel.isEmpty()); // of the kernel, not of the file that wanted to be it
    QVERIFY(survey->sites.nginx.contains(QStringLiteral("x")));
    QVERIFY(survey->apt.installed(QStringLiteral("dpkg")));
    QVERIFY(!survey->hostKeys.isEmpty() || !QFile::exists(QStringLiteral("/etc/ssh/ssh_host_ed25519_key.pub")));

    const auto json = QJsonDocument(toJson(*survey)).toJson();
    QVERIFY(!json.contains("geheim"));
    QVERIFY(!json.contains("\\u001b") && !json.contains("\342\200\256"));
    const auto source = std::find_if(survey->apt.sources.begin(), survey->apt.sources.end(),
        [](const auto &one) { return one.suite == QLatin1String("stable/"); });
    QVERIFY(source != survey->apt.sources.end());
    QCOMPARE(source->uri, QStringLiteral("https://repo.example.org/debian"));
    QCOMPARE(source->signedBy, QStringLiteral("/k"));

    QVERIFY(survey->ours.present);
    QCOMPARE(survey->ours.lastRun, QStringLiteral("20261123T051200Z-k3m9x2pa"));
    QCOMPARE(survey->ours.lastState, QStringLiteral("done"));
    QCOMPARE(survey->ours.settings.value(QStringLiteral("domain")).toString(), QStringLiteral("meet.example.org"));
    QVERIFY(survey->ours.running);
    QCOMPARE(survey->ours.runningBy, QStringLiteral("anna@pc"));
}

// A server with next to nothing on it must still say what it is.
void SurveyTest::bareServer()
{
    if (geteuid() != 0)
        QSKIP("needs root to hide programs");
    QTemporaryDir folder;
    PreparedRemote remote("cd " + QFile::encodeName(folder.path()) + R"(
        mount -t tmpfs tmpfs .
        touch nothing
        for program in ip systemd-detect-virt systemctl dpkg dpkg-query apt-config nft sshd nproc timeout find; do
            for place in /usr/bin /usr/sbin; do
                [ ! -e $place/$program ] || mount --bind nothing $place/$program
            done
        done)");
    const auto survey = takeSurvey(remote, {});
    QVERIFY2(survey.has_value(), survey ? "" : qPrintable(survey.error().detail));
    QVERIFY(!survey->system.id.isEmpty());
    QVERIFY(!survey->architecture.isEmpty());
    QVERIFY(survey->memoryBytes > 0);
    QVERIFY(survey->apt.packages.isEmpty());
    QVERIFY(!survey->systemd.running);
}

void SurveyTest::stops()
{
    PreparedRemote remote("sleep 30");
    std::stop_source source;
    source.request_stop();
    const auto survey = takeSurvey(remote, source.get_token());
    QVERIFY(!survey.has_value());
    QCOMPARE(survey.error().kind, ErrorKind::Cancelled);
}

void SurveyTest::cutOff_data()
{
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a menu instead of a shell") << QByteArray("Welcome to the router\n1) Status\n2) Reboot\n");
    QTest::newRow("broken off in a section") << QByteArray("\n=time\n 1795410564.3\n\n=system\n ID=deb");
    QTest::newRow("broken off in the last line") << QByteArray("\n=time\n 1795410564.3\n\n=en");
    QTest::newRow("an end that belongs to a value") << QByteArray("\n=system\n =end\n");
    QTest::newRow("binary") << QByteArray(100000, '\0');
}

void SurveyTest::cutOff()
{
    QFETCH(QByteArray, output);
    const auto survey = parseSurvey(output, sent, received);
    QVERIFY(!survey.has_value());
    QCOMPARE(survey.error().kind, ErrorKind::Failed);
    QVERIFY(!survey.error().what.isEmpty() && !survey.error().why.isEmpty() && !survey.error().todo.isEmpty());
}

void SurveyTest::talkativeShell()
{
    const auto survey = parsed("Welcome, root!\n  You have mail.\n\n" + section("hostname", {"meet"}));
    QCOMPARE(survey.hostname, QStringLiteral("meet"));
}

void SurveyTest::contentIsNeverASection()
{
    const auto survey =
        parsed(section("hostname", {"meet", "=architecture", "=end"}) + "\n=architecture\n amd64\n\n=end\n");
    QCOMPARE(survey.hostname, QStringLiteral("meet"));
    QVERIFY(survey.architecture.isEmpty()); // after the end
}

// Whatever comes: no crash, no false number. Run it under the sanitizers.
void SurveyTest::garbage()
{
    const char *names[] = {"time", "user", "system", "kernel", "architecture", "hostname", "virtualization",
        "capabilities", "memory", "processors", "disks", "time-zone", "uptime", "addresses", "sockets", "packages",
        "apt", "sources", "locks", "systemd", "firewall", "sites", "logs", "retention", "accounts", "ssh", "host-keys",
        "our-runs", "our-journal", "our-settings", "our-lock"};
    const QByteArray bits[] = {"", "=", ":", "\t", "\t\t\t\t\t\t", " ", "-1", "99999999999999999999999999", "nan",
        "inf", "1e400", QByteArray(1, '\0'), "\xff\xfe", "\xe2\x80\xae", "tcp\t:\t\t\t", "tcp\tFFFFFFFF:FFFFF\t-5\t/\t",
        "paths / /usr", "blocks x 1 2 3 4 /", "inodes - - - - - /", "mount", "mount / ext4", "unit Id=", "unit",
        "nft chain", "nft\ttable", "file", "file x.sources", "line Types deb", "line URIs:", "line deb [",
        "line deb [a b", "port x", "route4", "lists x", "debconf", "{", "[]", "null", "{\"t\":5,\"event\":[]}",
        "a b c d e f g h", QByteArray(20000, 'x')};
    constexpr std::size_t count = std::size(bits);
    for (const char *name : names) {
        for (std::size_t i = 0; i < count; ++i) {
            for (const std::size_t step : {0U, 1U, 7U, 16U}) {
                const auto survey = parsed(section(name, {bits[i], bits[(i + step) % count]}));
                for (const qint64 number : {survey.memoryBytes, survey.swapBytes, qint64(survey.processors)})
                    QVERIFY(number >= -1);
                QVERIFY(!QJsonDocument(toJson(survey)).toJson().contains("\\u0000"));
            }
        }
    }
}

void SurveyTest::system_data()
{
    QTest::addColumn<QByteArrayList>("lines");
    QTest::addColumn<QStringList>("expected"); // id, version, codename, name
    QTest::newRow("Debian 12") << QByteArrayList{"PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"",
                                      "NAME=\"Debian GNU/Linux\"", "VERSION_ID=\"12\"", "VERSION=\"12 (bookworm)\"",
                                      "VERSION_CODENAME=bookworm", "ID=debian"}
                               << QStringList{QStringLiteral("debian"), QStringLiteral("12"),
                                      QStringLiteral("bookworm"), QStringLiteral("Debian GNU/Linux 12 (bookworm)")};
    QTest::newRow("Debian testing has no number")
        << QByteArrayList{"PRETTY_NAME=\"Debian GNU/Linux forky/sid\"", "VERSION_CODENAME=forky", "ID=debian"}
        << QStringList{QStringLiteral("debian"), QString(), QStringLiteral("forky"),
               QStringLiteral("Debian GNU/Linux forky/sid")};
    QTest::newRow("Ubuntu") << QByteArrayList{"PRETTY_NAME=\"Ubuntu 24.04.3 LTS\"", "NAME=\"Ubuntu\"",
                                   "VERSION_ID=\"24.04\"", "VERSION_CODENAME=noble", "ID=ubuntu", "ID_LIKE=debian"}
                            << QStringList{QStringLiteral("ubuntu"), QStringLiteral("24.04"), QStringLiteral("noble"),
                                   QStringLiteral("Ubuntu 24.04.3 LTS")};
    QTest::newRow("single quotes, no pretty name")
        << QByteArrayList{"NAME='Alpine \"Linux\"'", "ID=alpine", "VERSION_ID=3.20.1", "# ID=debian", "=debian", "ID"}
        << QStringList{
               QStringLiteral("alpine"), QStringLiteral("3.20.1"), QString(), QStringLiteral("Alpine \"Linux\"")};
}

void SurveyTest::system()
{
    QFETCH(QByteArrayList, lines);
    QFETCH(QStringList, expected);
    const auto system = parsed(section("system", lines)).system;
    QCOMPARE((QStringList{system.id, system.version, system.codename, system.name}), expected);
}

void SurveyTest::memory_data()
{
    QTest::addColumn<QByteArrayList>("lines");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("machine") << QByteArrayList{"MemTotal:        2014208 kB", "Limit: max"} << qint64(2014208) * 1024;
    QTest::newRow("container with a limit")
        << QByteArrayList{"MemTotal: 24684084 kB", "Limit: 2147483648"} << qint64(2147483648);
    QTest::newRow("no limit, old kind") << QByteArrayList{"MemTotal: 24684084 kB", "Limit: 9223372036854771712"}
                                        << qint64(24684084) * 1024;
    QTest::newRow("nonsense") << QByteArrayList{"MemTotal: much", "Limit: 5"} << qint64(-1);
    QTest::newRow("nothing") << QByteArrayList{} << qint64(-1);
}

void SurveyTest::memory()
{
    QFETCH(QByteArrayList, lines);
    QFETCH(qint64, bytes);
    QCOMPARE(parsed(section("memory", lines)).memoryBytes, bytes);
}

void SurveyTest::disks()
{
    const auto survey = parsed(section(
        "disks", {"paths / /var /tmp", "blocks Filesystem 1024-blocks Used Available Capacity Mounted on",
                     "blocks /dev/vda1 20000000 5000000 14000000 27% /", "blocks /dev/vdb 5000000 1000 4900000 1% /var",
                     "blocks tmpfs 1000 0 1000 0% /tmp", "inodes Filesystem Inodes IUsed IFree IUse% Mounted on",
                     "inodes /dev/vda1 1300000 100000 1200000 8% /", "inodes /dev/vdb 0 0 0 - /var",
                     "inodes tmpfs 500 1 499 1% /tmp", "mount / ext4 ro,relatime", "mount / ext4 rw,relatime",
                     "mount /var btrfs rw,ro_not", "mount /tmp tmpfs rw,nosuid,noexec"}));
    const auto *root = survey.disk(QStringLiteral("/"));
    const auto *var = survey.disk(QStringLiteral("/var"));
    const auto *tmp = survey.disk(QStringLiteral("/tmp"));
    QVERIFY(root != nullptr && var != nullptr && tmp != nullptr);
    QCOMPARE(root->freeBytes, qint64(14000000) * 1024);
    QCOMPARE(root->freeInodes, qint64(1200000));
    QVERIFY(!root->readOnly && !root->noExec);
    QCOMPARE(var->freeBytes, qint64(4900000) * 1024);
    QCOMPARE(var->freeInodes, qint64(-1)); // btrfs has no fixed number
    QCOMPARE(var->type, QStringLiteral("btrfs"));
    QVERIFY(!var->readOnly);
    QVERIFY(tmp->noExec);

    // df left one out: each place is found by its mount
    const auto gap = parsed(section("disks", {"paths / /usr /var", "blocks /dev/vda1 20000000 5000000 14000000 27% /",
                                                 "blocks /dev/vdb 5000000 1000 4900000 1% /var"}));
    QCOMPARE(gap.disk(QStringLiteral("/usr"))->freeBytes, qint64(14000000) * 1024);
    QCOMPARE(gap.disk(QStringLiteral("/var"))->freeBytes, qint64(4900000) * 1024);
}

void SurveyTest::addresses()
{
    using Scope = Survey::Address::Scope;
    const auto survey = parsed(section("addresses",
        {"1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever",
            "2: eth0    inet 10.0.0.4/16 brd 10.0.255.255 scope global eth0",
            "2: eth0    inet 203.0.113.10/24 brd 203.0.113.255 scope global secondary eth0",
            "2: eth0    inet6 2001:db8::10/64 scope global dynamic mngtmpaddr",
            "2: eth0    inet6 2001:db8::abcd/64 scope global temporary dynamic",
            "2: eth0    inet6 fe80::1/64 scope link", "3: tun0    inet 100.64.0.1 peer 100.64.0.2/32 scope global tun0",
            "garbage", "9: x inet nonsense", "route4 default via 10.0.0.1 dev eth0"}));
    QCOMPARE(survey.addresses.size(), 7);
    QCOMPARE(survey.addresses.at(1).device, QStringLiteral("eth0"));
    QCOMPARE(survey.addresses.at(1).scope, Scope::Private);
    QCOMPARE(survey.addresses.at(2).scope, Scope::Global);
    QVERIFY(survey.addresses.at(4).temporary);
    QCOMPARE(survey.publicAddresses(), (QStringList{QStringLiteral("203.0.113.10"), QStringLiteral("2001:db8::10"),
                                           QStringLiteral("10.0.0.4"), QStringLiteral("100.64.0.1")}));
    QCOMPARE(survey.defaultRoute4, Survey::Known::Yes);
    QCOMPARE(survey.defaultRoute6, Survey::Known::No);

    const auto bare = parsed(section("addresses", {"address 203.0.113.10", "address fe80::1%eth0"}));
    QCOMPARE(bare.addresses.size(), 2);
    QCOMPARE(bare.addresses.at(1).scope, Scope::LinkLocal);
    QCOMPARE(bare.defaultRoute4, Survey::Known::Unknown);
}

void SurveyTest::endpoints()
{
    const auto v4 = endpointOfKernel("0A7100CB:01BB");
    QVERIFY(v4.has_value());
    QCOMPARE(v4->address, QStringLiteral("203.0.113.10"));
    QCOMPARE(v4->port, quint16(443));
    const auto v6 = endpointOfKernel("B80D0120000000000000000010000000:0050");
    QVERIFY(v6.has_value());
    QCOMPARE(v6->address, QStringLiteral("2001:db8::10"));
    for (const char *bad : {"", ":", "0A7100CB", "0A7100CB:", "0A71:0050", "XXXXXXXX:ZZZZ", "0A7100CB:10000"})
        QVERIFY2(!endpointOfKernel(bad).has_value(), bad);
}

void SurveyTest::scopes()
{
    using Scope = Survey::Address::Scope;
    const QList<std::pair<const char *, Scope>> table = {{"8.8.8.8", Scope::Global}, {"203.0.113.1", Scope::Global},
        {"10.1.2.3", Scope::Private}, {"172.15.0.1", Scope::Global}, {"172.16.0.1", Scope::Private},
        {"172.31.255.255", Scope::Private}, {"172.32.0.1", Scope::Global}, {"192.168.1.1", Scope::Private},
        {"100.63.0.1", Scope::Global}, {"100.64.0.1", Scope::Private}, {"169.254.1.1", Scope::LinkLocal},
        {"127.8.8.8", Scope::Loopback}, {"::1", Scope::Loopback}, {"fe80::1", Scope::LinkLocal},
        {"fd00::1", Scope::Private}, {"2001:db8::1", Scope::Global}, {"2a01:4f8::1", Scope::Global}};
    for (const auto &[address, scope] : table)
        QVERIFY2(scopeOf(QLatin1String(address)) == scope, address);
    for (const char *bad : {"", "1.2", "1.2.3", "1.2.3.4.5", "256.1.1.1", "meet.example.org", "::g", "0x7f.0.0.1 "})
        QVERIFY2(!normalAddress(QLatin1String(bad)).has_value(), bad);
    QCOMPARE(normalAddress(QStringLiteral("2001:0DB8:0:0::0010")), QStringLiteral("2001:db8::10"));
}

void SurveyTest::packages()
{
    const auto apt =
        parsed(section("packages", {"dpkg\tii \t1.21.22", "prosody\thi \t0.12.3-1", "nginx\trc \t1.22.1",
                                       "jicofo\tiF \t1.0", "coturn\tiU \t4.6", "certbot\tiHR\t2.1", "curl\tiiR\t7.88",
                                       "apache2\tun \t", "libx\tit \t1", "broken line", "\t\t"}))
            .apt;
    QVERIFY(apt.installed(QStringLiteral("dpkg")));
    QVERIFY(apt.installed(QStringLiteral("prosody")));
    QVERIFY(!apt.installed(QStringLiteral("nginx")));
    QVERIFY(!apt.installed(QStringLiteral("jicofo")));
    QVERIFY(!apt.installed(QStringLiteral("nothing")));
    QCOMPARE(apt.held, QStringList{QStringLiteral("prosody")});
    QStringList unhealthy;
    for (const auto &package : apt.unhealthy)
        unhealthy += package.name;
    QCOMPARE(unhealthy, (QStringList{QStringLiteral("jicofo"), QStringLiteral("coturn"), QStringLiteral("certbot"),
                            QStringLiteral("curl"), QStringLiteral("libx")}));
    QCOMPARE(apt.present, Survey::Known::Yes);
    QCOMPARE(parsed("\n=end\n").apt.present, Survey::Known::No);
}

void SurveyTest::sources()
{
    const auto sources =
        parsed(section("sources",
                   {"file /etc/apt/sources.list", "line deb http://deb.debian.org/debian bookworm main contrib",
                       "line deb-src http://x y z", "line ", "file /etc/apt/sources.list.d/jitsi-stable.list",
                       "line deb [arch=all signed-by=/usr/share/keyrings/jitsi.gpg] https://download.jitsi.org stable/",
                       "file /etc/apt/sources.list.d/debian.sources", "line Types: deb deb-src",
                       "line URIs: http://a.example http://b.example", "line Suites: trixie trixie-updates",
                       "line Components: main", "line Signed-By: /k", "line ", "line Types: deb",
                       "line URIs: http://off.example", "line Suites: s", "line Enabled: no"}))
            .apt.sources;
    QCOMPARE(sources.size(), 6);
    QCOMPARE(sources.at(0).components, (QStringList{QStringLiteral("main"), QStringLiteral("contrib")}));
    QCOMPARE(sources.at(1).signedBy, QStringLiteral("/usr/share/keyrings/jitsi.gpg"));
    QCOMPARE(sources.at(1).suite, QStringLiteral("stable/"));
    QCOMPARE(sources.at(5).uri, QStringLiteral("http://b.example"));
    QCOMPARE(sources.at(5).suite, QStringLiteral("trixie-updates"));
    QCOMPARE(sources.at(5).signedBy, QStringLiteral("/k"));
}

void SurveyTest::updates_data()
{
    QTest::addColumn<QByteArrayList>("settings");
    QTest::addColumn<bool>("installed");
    QTest::addColumn<bool>("on");
    const QByteArray yes = "APT::Periodic::Unattended-Upgrade \"1\";";
    QTest::newRow("on") << QByteArrayList{yes} << true << true;
    QTest::newRow("not installed") << QByteArrayList{yes} << false << false;
    QTest::newRow("not set") << QByteArrayList{} << true << false;
    QTest::newRow("set to 0") << QByteArrayList{"APT::Periodic::Unattended-Upgrade \"0\";"} << true << false;
    QTest::newRow("all switched off") << QByteArrayList{yes, "APT::Periodic::Enable \"0\";"} << true << false;
}

void SurveyTest::updates()
{
    QFETCH(QByteArrayList, settings);
    QFETCH(bool, installed);
    QFETCH(bool, on);
    auto output = section("packages", {installed ? "unattended-upgrades\tii \t2.9" : "dpkg\tii \t1"});
    output.chop(5);
    QCOMPARE(
        parsed(output + section("apt", settings)).apt.automaticUpdates, on ? Survey::Known::Yes : Survey::Known::No);
}

void SurveyTest::clock_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<double>("skew");
    const auto stamp = [](const QDateTime &time) {
        return QByteArray::number(static_cast<double>(time.toMSecsSinceEpoch()) / 1000.0, 'f', 3);
    };
    QTest::newRow("within our two looks") << stamp(sent.addMSecs(300)) << 0.0;
    QTest::newRow("an hour behind") << stamp(sent.addSecs(-3600)) << -3600.0;
    QTest::newRow("a day ahead") << stamp(received.addDays(1)) << 86400.0;
    QTest::newRow("without a fraction") << QByteArray("1795410564") << 0.0;
    QTest::newRow("nonsense") << QByteArray("now") << 0.0;
}

void SurveyTest::clock()
{
    QFETCH(QByteArray, time);
    QFETCH(double, skew);
    const auto survey = parsed(section("time", {time}));
    QVERIFY(survey.serverTime.isValid() == (time != "now"));
    if (time != "1795410564")
        QCOMPARE(survey.clockSkewSeconds, skew);
}

void SurveyTest::rights()
{
    QVERIFY(parsed(section("capabilities", {"CapBnd:\t000001fffeffffff"})).missingRights.isEmpty());
    QCOMPARE(parsed(section("capabilities", {"CapBnd:\t00000000a80425fb"})).missingRights, // what Docker leaves
        (QStringList{QStringLiteral("CAP_NET_ADMIN"), QStringLiteral("CAP_SYS_ADMIN")}));
    QVERIFY(parsed(section("capabilities", {"CapBnd: x"})).missingRights.isEmpty());
    const auto container = parsed(section("virtualization", {"lxc"}));
    QVERIFY(container.container);
    QCOMPARE(container.virtualization, QStringLiteral("lxc"));
    QVERIFY(!parsed(section("virtualization", {"kvm"})).container);
}

void SurveyTest::services()
{
    const auto systemd =
        parsed(section("systemd",
                   {"state degraded", "failed ssh.service loaded failed failed OpenBSD", "unit Id=nginx.service",
                       "unit LoadState=loaded", "unit ActiveState=active", "unit UnitFileState=enabled", "unit ",
                       "unit LoadState=not-found", "unit Id=caddy.service", "unit ActiveState=inactive", "unit "}))
            .systemd;
    QVERIFY(systemd.running);
    QCOMPARE(systemd.failed, QStringList{QStringLiteral("ssh.service")});
    QCOMPARE(systemd.units.size(), 1);
    QVERIFY(systemd.active(QStringLiteral("nginx.service")));
    QVERIFY(!systemd.active(QStringLiteral("caddy.service")));

    const auto firewall =
        parsed(section("firewall", {"nft table inet filter {", "nft \tchain input {",
                                       "nft \t\ttype filter hook input priority filter; policy drop;",
                                       "nft table ip nat {", "nft \tchain DOCKER {", "ufw ENABLED=yes"}))
            .firewall;
    QCOMPARE(firewall.tables, (QStringList{QStringLiteral("inet filter"), QStringLiteral("ip nat")}));
    QVERIFY(
        firewall.filtersInput && firewall.ufw && firewall.docker && !firewall.firewalld && !firewall.legacyIptables);

    const auto survey = parsed(section("ssh",
        {"port 22", "port 2222", "permitrootlogin without-password", "passwordauthentication no", "allowusers anna"}));
    QCOMPARE(survey.ssh.ports, (QList<int>{22, 2222}));
    QCOMPARE(survey.ssh.rootLogin, QStringLiteral("prohibit-password"));
    QCOMPARE(survey.ssh.passwords, Survey::Known::No);
    QCOMPARE(survey.ssh.allowed, QStringList{QStringLiteral("allowusers anna")});
}

void SurveyTest::ours()
{
    QVERIFY(!parsed("\n=end\n").ours.present);
    auto survey = parsed(section("our-settings", {"{ \"format\": 1,", "  \"domain\": \"meet.example.org\" }"}));
    QVERIFY(survey.ours.present);
    QCOMPARE(survey.ours.settings.value(QStringLiteral("domain")).toString(), QStringLiteral("meet.example.org"));

    auto output = section("our-runs", {"20261123T051200Z-k3m9x2pa", "20261101T000000Z-aaaaaaaa"});
    output.chop(5);
    survey = parsed(output + section("our-journal",
                                 {R"({"t":"2026-11-23T05:13:00.250Z","event":"step.end","id":"x","state":"done"})"}));
    QVERIFY(survey.ours.present);
    QCOMPARE(survey.ours.lastRun, QStringLiteral("20261123T051200Z-k3m9x2pa"));
    QVERIFY(survey.ours.lastState.isEmpty()); // it has no end yet
    QCOMPARE(survey.ours.lastTime.time().msec(), 250);
    QVERIFY(!survey.ours.running);

    survey = parsed(section("our-lock", {"20261123T051200Z-k3m9x2pa 2026-11-23T05:12:00Z abcdef 4711 anna b@my pc"}));
    QVERIFY(survey.ours.running);
    QCOMPARE(survey.ours.runningRun, QStringLiteral("20261123T051200Z-k3m9x2pa"));
    QCOMPARE(survey.ours.runningSince, QDateTime::fromString(QStringLiteral("2026-11-23T05:12:00Z"), Qt::ISODate));
    QCOMPARE(survey.ours.runningBy, QStringLiteral("anna b@my pc"));
}

void SurveyTest::logs()
{
    const auto survey = parsed(section("logs",
        {"/var/log/nginx\t100\t1795000000.5", "/var/log/nginx\t50\t1794000000.5", "/var/log/jitsi\t7\tx", "broken"}));
    QCOMPARE(survey.logs.size(), 2);
    QCOMPARE(survey.logs.at(1).files, 2);
    QCOMPARE(survey.logs.at(1).bytes, qint64(150));
    QCOMPARE(survey.logs.at(1).oldest.toSecsSinceEpoch(), qint64(1794000000));
    QVERIFY(!survey.logs.at(0).oldest.isValid());
    const auto kept = parsed(
        section("retention", {"/etc/logrotate.d/nginx:\tdaily", "/etc/logrotate.d/nginx:\trotate   14", "no colon"}))
                          .retention;
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.first().settings, (QStringList{QStringLiteral("daily"), QStringLiteral("rotate 14")}));
}

QTEST_GUILESS_MAIN(SurveyTest)
#include "server_survey_test.moc"
