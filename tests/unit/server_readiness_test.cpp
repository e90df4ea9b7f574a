#include "server/readiness.h"
#include "server/translation.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace meethouse;

namespace
{

const QString here = QStringLiteral("203.0.113.10");

struct Case {
    Survey survey;
    Settings settings;
    OutsideView outside;
};

// A fresh Debian 12 of 2 GB, whose name leads to it.
Case fit()
{
    Case good;
    auto &survey = good.survey;
    survey.root = true;
    survey.system = {QStringLiteral("debian"), {}, QStringLiteral("12"), QStringLiteral("bookworm"),
        QStringLiteral("Debian GNU/Linux 12 (bookworm)")};
    survey.architecture = QStringLiteral("amd64");
    survey.virtualization = QStringLiteral("kvm");
    survey.memoryBytes = 2'014'208'000;
    survey.swapBytes = 1'000'000'000;
    survey.processors = 2;
    survey.serverTime = QDateTime::currentDateTimeUtc();
    survey.systemd.running = true;
    survey.systemd.state = QStringLiteral("running");
    survey.apt.present = Survey::Known::Yes;
    survey.apt.packages = {{QStringLiteral("dpkg"), QStringLiteral("1.21"), QStringLiteral("ii ")}};
    survey.apt.sources = {{QStringLiteral("/etc/apt/sources.list"), QStringLiteral("http://deb.debian.org/debian"),
        QStringLiteral("bookworm"), {QStringLiteral("main")}, {}}};
    for (const char *path : {"/", "/usr", "/var", "/etc"}) {
        Survey::Disk disk;
        disk.path = QLatin1String(path);
        disk.mount = QStringLiteral("/");
        disk.freeBytes = 18'000'000'000;
        disk.freeInodes = 1'000'000;
        survey.disks.append(disk);
    }
    survey.addresses = {
        {QStringLiteral("lo"), QStringLiteral("127.0.0.1"), false, Survey::Address::Scope::Loopback, false},
        {QStringLiteral("eth0"), here, false, Survey::Address::Scope::Global, false},
        {QStringLiteral("eth0"), QStringLiteral("2001:db8::10"), true, Survey::Address::Scope::Global, false},
    };
    survey.sockets = {{false, QStringLiteral("0.0.0.0"), 22, 1, QStringLiteral("sshd"), QStringLiteral("ssh.service")}};
    good.settings.domain = QStringLiteral("meet.example.org");
    good.outside.asked = true;
    good.outside.ipv4 = {here};
    good.outside.reach = Reach{Reach::Port::Reached, Reach::Port::Reached, Reach::Port::Reached};
    return good;
}

void install(Case &c, const char *package, const char *state = "ii ", const char *version = "1")
{
    c.survey.apt.packages.append({QLatin1String(package), QLatin1String(version), QLatin1String(state)});
}

void listen(Case &c, quint16 port, const char *program, const char *unit = "", bool udp = false,
    const char *address = "0.0.0.0")
{
    c.survey.sockets.append({udp, QLatin1String(address), port, 7, QLatin1String(program), QLatin1String(unit)});
}

// A server that this program has set up before.
void deploy(Case &c)
{
    c.outside.reach.reset();
    c.survey.ours.present = true;
    c.survey.ours.lastState = QStringLiteral("done");
    c.survey.ours.settings = {{QStringLiteral("domain"), c.settings.domain}};
    c.survey.sites.jitsi = {c.settings.domain};
    for (const char *package : {"jitsi-meet", "jicofo", "jitsi-videobridge2", "nginx", "coturn"})
        install(c, package);
    install(c, "prosody", "ii ", "0.12.3-1+deb12u1");
    listen(c, 80, "nginx", "nginx.service");
    listen(c, 443, "nginx", "nginx.service", false, "::");
    listen(c, 10000, "java", "jitsi-videobridge2.service", true);
    listen(c, 5222, "prosody", "prosody.service", false, "127.0.0.1");
    listen(c, 5280, "lua5.4", "", false, "127.0.0.1");
    listen(c, 8888, "java", "jicofo.service", false, "127.0.0.1");
    listen(c, 8080, "java", "jitsi-videobridge2.service", false, "127.0.0.1");
    listen(c, 3478, "turnserver", "coturn.service", true);
    listen(c, 5349, "turnserver", "coturn.service");
}

Check checkOf(const Case &c, const QString &id)
{
    const auto checks = readiness(c.survey, c.settings, c.outside);
    for (const Check &check : checks) {
        if (check.id == id)
            return check;
    }
    return {};
}

using Change = std::function<void(Case &)>;

constexpr auto Ok = Check::State::Ok;
constexpr auto Warn = Check::State::Warn;
constexpr auto Fail = Check::State::Fail;
constexpr auto Unknown = Check::State::Unknown;

} // namespace

Q_DECLARE_METATYPE(meethouse::Check::State)
Q_DECLARE_METATYPE(Change)

class ReadinessTest : public QObject
{
    Q_OBJECT

private slots:
    void freshServerIsReady();
    void deployedServerIsReady();
    void idsAreTheOnesOfTheHeader();
    void judges_data();
    void judges();
    void waives();

private:
    void row(const char *name, const char *id, Check::State state, bool waivable, const char *says, Change change);
    void machineRows();
    void fitnessRows();
    void tenantRows();
    void domainRows();
};

void ReadinessTest::freshServerIsReady()
{
    const auto c = fit();
    const auto checks = readiness(c.survey, c.settings, c.outside);
    QVERIFY(isReady(checks));
    for (const Check &check : checks)
        QVERIFY2(check.state == Ok, qPrintable(check.id + check.what));
}

void ReadinessTest::deployedServerIsReady()
{
    auto c = fit();
    deploy(c);
    const auto checks = readiness(c.survey, c.settings, c.outside);
    for (const Check &check : checks)
        QVERIFY2(check.state == Ok, qPrintable(check.id + check.what));
}

void ReadinessTest::idsAreTheOnesOfTheHeader()
{
    const auto c = fit();
    QStringList ids;
    for (const Check &check : readiness(c.survey, c.settings, c.outside))
        ids += check.id;
    QCOMPARE(ids.join(u' '),
        QStringLiteral(
            "system architecture virtualization systemd root-rights memory swap disk people clock locale packages "
            "sources prosody "
            "other-run other-jitsi other-chat-server other-web-server ports firewall domain-name domain-ipv4 "
            "domain-ipv6 "
            "certificate public-address reach-web reach-media"));
}

void ReadinessTest::row(
    const char *name, const char *id, Check::State state, bool waivable, const char *says, Change change)
{
    QTest::newRow(qPrintable(QLatin1String(id) + QStringLiteral(": ") + QLatin1String(name)))
        << QString::fromLatin1(id) << state << waivable << QString::fromUtf8(says) << change;
}

void ReadinessTest::machineRows()
{
    const auto system = [](const char *id, const char *version, const char *name) {
        return [=](Case &c) {
            c.survey.system = {QLatin1String(id), {}, QLatin1String(version), {}, QLatin1String(name)};
        };
    };
    row("Debian 13", "system", Ok, false, "Debian 13", system("debian", "13", "Debian 13"));
    row("Debian 11", "system", Fail, false, "too old", system("debian", "11", "Debian 11"));
    row("Debian testing", "system", Fail, false, "forky/sid", system("debian", "", "Debian forky/sid"));
    row("Debian 14", "system", Fail, false, "cannot", system("debian", "14", "Debian 14"));
    row("Ubuntu 24.04", "system", Warn, false, "Ubuntu 24.04", system("ubuntu", "24.04", "Ubuntu 24.04"));
    row("Ubuntu 22.04", "system", Fail, false, "Prosody is too old", system("ubuntu", "22.04", "Ubuntu 22.04"));
    row("Ubuntu 20.04", "system", Fail, false, "cannot set up", system("ubuntu", "20.04", "Ubuntu 20.04"));
    row("Rocky", "system", Fail, false, "cannot set up", system("rocky", "9.4", "Rocky Linux 9.4"));
    row("Raspbian", "system", Fail, false, "Raspbian", system("raspbian", "12", "Raspbian 12"));
    row("nothing", "system", Fail, false, "unknown system", system("", "", ""));
    row("arm64", "architecture", Ok, false, "arm64", [](Case &c) { c.survey.architecture = QStringLiteral("arm64"); });
    row("i386", "architecture", Fail, false, "i386", [](Case &c) { c.survey.architecture = QStringLiteral("i386"); });
    row("silent", "architecture", Unknown, false, "", [](Case &c) { c.survey.architecture.clear(); });

    const auto machine = [](const char *kind, bool container, QStringList missing = {}) {
        return [=](Case &c) {
            c.survey.virtualization = QLatin1String(kind);
            c.survey.container = container;
            c.survey.missingRights = missing;
        };
    };
    row("metal", "virtualization", Ok, false, "machine of its own", machine("none", false));
    row("nspawn", "virtualization", Ok, false, "container", machine("systemd-nspawn", true));
    row("docker", "virtualization", Fail, false, "docker", machine("docker", true));
    row("WSL", "virtualization", Fail, false, "wsl", machine("wsl", true));
    row("OpenVZ", "virtualization", Fail, false, "OpenVZ", machine("openvz", true));
    row("LXC with too few rights", "virtualization", Fail, true, "CAP_NET_ADMIN",
        machine("lxc", true, {QStringLiteral("CAP_NET_ADMIN")}));
    row("silent", "virtualization", Unknown, false, "", machine("", false));

    row("none", "systemd", Fail, false, "not started by systemd", [](Case &c) { c.survey.systemd = {}; });
    row("starting", "systemd", Warn, false, "starting",
        [](Case &c) { c.survey.systemd.state = QStringLiteral("starting"); });
    row("repair mode", "systemd", Fail, false, "repair",
        [](Case &c) { c.survey.systemd.state = QStringLiteral("maintenance"); });
    row("degraded", "systemd", Warn, false, "x.service", [](Case &c) {
        c.survey.systemd.state = QStringLiteral("degraded");
        c.survey.systemd.failed = {QStringLiteral("x.service")};
    });
    row("not root", "root-rights", Fail, false, "may not", [](Case &c) { c.survey.root = false; });
}

void ReadinessTest::fitnessRows()
{
    const auto memory = [](qint64 bytes) { return [=](Case &c) { c.survey.memoryBytes = bytes; }; };
    row("4 GB", "memory", Ok, false, "4.1 GB", memory(4'100'000'000));
    row("2 GiB less the kernel's part", "memory", Ok, false, "", memory(1'980'000 * 1024LL));
    row("just enough", "memory", Ok, false, "", memory(1'850'000'000));
    row("just not", "memory", Fail, true, "break off", memory(1'849'999'999));
    row("1 GB", "memory", Fail, false, "too little", memory(1'010'000'000));
    row("silent", "memory", Unknown, false, "", memory(-1));
    row("2 GB with stock heaps", "memory", Warn, false, "more than that",
        [](Case &c) { c.settings.server.memory = Settings::Memory::Stock; });
    row("8 GB with stock heaps", "memory", Ok, false, "", [](Case &c) {
        c.settings.server.memory = Settings::Memory::Stock;
        c.survey.memoryBytes = 8'000'000'000;
    });

    const auto small = [](qint64 bytes, int processors, std::optional<int> wanted = {}) {
        return [=](Case &c) {
            c.survey.memoryBytes = bytes;
            c.survey.processors = processors;
            c.settings.meetings.maxParticipants = wanted;
        };
    };
    row("2 GB", "people", Ok, false, "about 10 people", small(2'000'000'000, 2));
    row("4 GB", "people", Ok, false, "about 20 people", small(4'100'000'000, 2));
    row("8 GB", "people", Ok, false, "about 40 people", small(8'200'000'000, 4));
    row("32 GB", "people", Ok, false, "about 75 people", small(32'000'000'000, 16));
    row("one processor", "people", Ok, false, "single processor", small(8'200'000'000, 1));
    row("more are wanted", "people", Warn, false, "The settings allow 30", small(4'100'000'000, 2, 30));
    row("as many are wanted", "people", Ok, false, "", small(4'100'000'000, 2, 20));
    row("silent", "people", Unknown, false, "", small(-1, 2));
    const auto onDisk = [](const char *type, qint64 free = 18'000'000'000, bool wanted = true) {
        return [=](Case &c) {
            c.survey.swapBytes = 0;
            c.survey.disks[2].type = QLatin1String(type);
            c.survey.disks[2].freeBytes = free;
            c.settings.server.swapFile = wanted;
        };
    };
    row("none, small, much room", "swap", Ok, false, "file of 2.1 GB will be made", onDisk("ext4"));
    row("none, small, some room", "swap", Ok, false, "file of 1.1 GB will be made", onDisk("xfs", 6'000'000'000));
    row("none, small, no room", "swap", Warn, false, "no room", onDisk("ext4", 4'900'000'000));
    row("none, on btrfs", "swap", Warn, false, "of a kind", onDisk("btrfs"));
    row("none, on zfs", "swap", Warn, false, "of a kind", onDisk("zfs"));
    row("none wanted", "swap", Warn, false, "want no swap file", onDisk("ext4", 18'000'000'000, false));
    row("ours", "swap", Ok, false, "swap area of 1.1 GB", [](Case &c) {
        c.survey.swapBytes = 1'073'737'728;
        c.survey.ours.swapFileBytes = 1'073'741'824;
    });
    row("none, in a container", "swap", Ok, false, "machine it runs on", [](Case &c) {
        c.survey.swapBytes = 0;
        c.survey.container = true;
    });
    row("none, 4 GB", "swap", Ok, false, "memory enough", [](Case &c) {
        c.survey.swapBytes = 0;
        c.survey.memoryBytes = 4'100'000'000;
    });
    row("silent", "swap", Unknown, false, "", [](Case &c) { c.survey.swapBytes = -1; });

    row("a language that is not there", "locale", Warn, false, "xx_YY.UTF-8",
        [](Case &c) { c.survey.missingLocales = {QStringLiteral("xx_YY.UTF-8")}; });
    row("unreadable", "sources", Fail, false, "Malformed entry",
        [](Case &c) { c.survey.apt.unreadable = QStringLiteral("Malformed entry 1"); });

    const auto source = [](const char *uri, const char *suite, const char *component) {
        return [=](Case &c) {
            c.survey.apt.sources.append({QStringLiteral("/etc/apt/sources.list"), QLatin1String(uri),
                QLatin1String(suite), {QLatin1String(component)}, {}});
        };
    };
    const auto only = [source](const char *uri, const char *suite, const char *component) {
        return [=](Case &c) {
            c.survey.apt.sources.clear();
            source(uri, suite, component)(c);
        };
    };
    row("security beside it", "sources", Ok, false, "own archive", source("http://d", "bookworm-security", "main"));
    row("somebody's packages", "sources", Ok, false, "", source("https://packages.example", "stable", "main"));
    row("the next release too", "sources", Fail, true, "trixie",
        source("http://deb.debian.org/debian", "trixie", "main"));
    row("testing too", "sources", Fail, true, "testing", source("http://deb.debian.org/debian", "testing", "main"));
    row("another release only", "sources", Fail, true, "bookworm", only("http://d", "bullseye", "main"));
    row("without main", "sources", Fail, true, "main", only("http://d", "bookworm", "contrib"));
    row("a disc only", "sources", Fail, false, "disc", only("cdrom:[Debian]", "bookworm", "main"));
    row("Ubuntu without universe", "sources", Fail, true, "universe", [only](Case &c) {
        only("http://archive.ubuntu.com/ubuntu", "noble", "main")(c);
        c.survey.system = {QStringLiteral("ubuntu"), {}, QStringLiteral("24.04"), QStringLiteral("noble"), {}};
    });
    row("silent", "sources", Unknown, false, "", [](Case &c) { c.survey.system.codename.clear(); });

    const auto prosody = [](const char *version, const char *package = "prosody", const char *state = "ii ") {
        return [=](Case &c) { install(c, package, state, version); };
    };
    row("none yet", "prosody", Ok, false, "own archive", [](Case &) {});
    row("Debian 12's", "prosody", Ok, false, "0.12.3-1+deb12u1", prosody("0.12.3-1+deb12u1"));
    row("Debian 13's", "prosody", Ok, false, "13.0.1-1", prosody("13.0.1-1"));
    row("its makers', of a series that was tried", "prosody", Ok, false, "", prosody("13.0.4-1", "prosody-13.0"));
    row("too old", "prosody", Fail, true, "only 0.12 and 13.0", prosody("0.11.9-2"));
    row("newer than was tried", "prosody", Fail, true, "13.1.0-1", prosody("13.1.0-1"));
    row("built every night", "prosody", Fail, true, "1nightly1900",
        prosody("1nightly1900-1~bookworm", "prosody-trunk"));
    row("only its modules", "prosody", Ok, false, "own archive", prosody("0.0~hg20230223", "prosody-modules"));
    row("only its settings left", "prosody", Ok, false, "own archive", prosody("", "prosody", "rc "));
    row("its makers' archive", "prosody", Fail, true, "packages.prosody.im",
        source("http://packages.prosody.im/debian", "bookworm", "main"));
    row("a name that only looks like it", "prosody", Ok, false, "",
        source("http://packages.prosody.im.example/debian", "bookworm", "main"));
    row("its makers' archive, after a deploy", "prosody", Fail, true, "packages.prosody.im", [source](Case &c) {
        deploy(c);
        source("https://packages.prosody.im/debian", "bookworm", "main")(c);
    });
    row("wanted from its makers", "prosody", Fail, false, "only the system's",
        [](Case &c) { c.settings.repositories.prosodyUpstream = true; });

    row("small /var", "disk", Fail, true, "/var", [](Case &c) { c.survey.disks[2].freeBytes = 1'000'000'000; });
    row("narrow /usr", "disk", Warn, false, "/usr", [](Case &c) { c.survey.disks[1].freeBytes = 3'000'000'000; });
    row("small /etc matters not", "disk", Ok, false, "", [](Case &c) { c.survey.disks[3].freeBytes = 50'000'000; });
    row("read-only /etc", "disk", Fail, false, "/etc", [](Case &c) { c.survey.disks[3].readOnly = true; });
    row("no room for files", "disk", Fail, false, "files", [](Case &c) { c.survey.disks[1].freeInodes = 100; });
    row("no fixed number of files", "disk", Ok, false, "", [](Case &c) { c.survey.disks[1].freeInodes = -1; });
    row("silent", "disk", Unknown, false, "", [](Case &c) { c.survey.disks.clear(); });

    const auto skew = [](double seconds) { return [=](Case &c) { c.survey.clockSkewSeconds = seconds; }; };
    row("20 s", "clock", Ok, false, "right", skew(20));
    row("a minute behind", "clock", Warn, false, "60 second(s) behind", skew(-60));
    row("an hour ahead", "clock", Fail, true, "60 minute(s) ahead", skew(3600));
    row("years behind", "clock", Fail, true, "day(s) behind", skew(-1e9));
    row("silent", "clock", Unknown, false, "", [](Case &c) { c.survey.serverTime = {}; });

    row("no dpkg", "packages", Fail, false, "no package manager",
        [](Case &c) { c.survey.apt.present = Survey::Known::No; });
    row("interrupted", "packages", Fail, false, "interrupted", [](Case &c) { c.survey.apt.interrupted = true; });
    row("half configured", "packages", Fail, false, "libx", [](Case &c) {
        c.survey.apt.unhealthy = {{QStringLiteral("libx"), QStringLiteral("1"), QStringLiteral("iF ")}};
    });
    row("prosody held", "packages", Fail, true, "prosody",
        [](Case &c) { c.survey.apt.held = {QStringLiteral("prosody")}; });
    row("something else held", "packages", Ok, false, "",
        [](Case &c) { c.survey.apt.held = {QStringLiteral("linux-image")}; });
    row("no sources", "packages", Fail, false, "where to get", [](Case &c) { c.survey.apt.sources.clear(); });
    row("busy", "packages", Warn, false, "unattended-upgr",
        [](Case &c) { c.survey.apt.lockedBy = QStringLiteral("unattended-upgr"); });
}

void ReadinessTest::tenantRows()
{
    row("a run goes on", "other-run", Warn, false, "anna@pc", [](Case &c) {
        c.survey.ours.running = true;
        c.survey.ours.runningBy = QStringLiteral("anna@pc");
    });
    row("somebody else's", "other-jitsi", Fail, false, "did not set up", [](Case &c) { install(c, "jitsi-meet"); });
    row("remains of packages", "other-jitsi", Fail, false, "jicofo", [](Case &c) { install(c, "jicofo", "rc "); });
    row("remains of files", "other-jitsi", Fail, false, "old.example.org",
        [](Case &c) { c.survey.sites.jitsi = {QStringLiteral("old.example.org")}; });
    row("remembered only", "other-jitsi", Warn, false, "old.example.org",
        [](Case &c) { c.survey.apt.debconfDomain = QStringLiteral("old.example.org"); });
    row("ours, of another name", "other-jitsi", Fail, false, "meet.example.org", [](Case &c) {
        deploy(c);
        c.settings.domain = QStringLiteral("other.example.org");
    });
    row("ours, broken off before the end", "other-jitsi", Ok, false, "can go on", [](Case &c) {
        deploy(c);
        c.survey.ours.settings = {};
        c.survey.ours.lastState.clear();
    });
    row("ejabberd", "other-chat-server", Fail, true, "ejabberd", [](Case &c) { install(c, "ejabberd"); });
    row("prosody alone", "other-chat-server", Fail, true, "prosody", [](Case &c) { install(c, "prosody"); });
    row("apache", "other-web-server", Fail, false, "apache2", [](Case &c) { install(c, "apache2"); });
    row("only ab(1)", "other-web-server", Ok, false, "", [](Case &c) { install(c, "apache2-utils"); });
    row("apache's remains", "other-web-server", Ok, false, "", [](Case &c) { install(c, "apache2", "rc "); });
    row("a panel", "other-web-server", Fail, false, "plesk", [](Case &c) { install(c, "plesk-core"); });
    row("nginx with sites", "other-web-server", Fail, true, "shop", [](Case &c) {
        install(c, "nginx");
        c.survey.sites.nginx = {QStringLiteral("default"), QStringLiteral("shop")};
    });
    row("nginx as it came", "other-web-server", Ok, false, "", [](Case &c) {
        install(c, "nginx");
        c.survey.sites.nginx = {QStringLiteral("default")};
    });

    row("nginx as it came", "ports", Ok, false, "", [](Case &c) { listen(c, 80, "nginx", "nginx.service"); });
    row("apache on 80", "ports", Fail, false, "80/tcp by apache2",
        [](Case &c) { listen(c, 80, "apache2", "apache2.service"); });
    row("somebody on 443", "ports", Fail, false, "443/tcp by docker-proxy",
        [](Case &c) { listen(c, 443, "docker-proxy"); });
    row("unknown", "ports", Fail, false, "an unknown program", [](Case &c) { listen(c, 8888, ""); });
    row("udp 10000", "ports", Fail, false, "10000/udp", [](Case &c) { listen(c, 10000, "java", "", true); });
    row("tcp 10000 is not ours", "ports", Ok, false, "", [](Case &c) { listen(c, 10000, "webmin"); });
    row("5222", "ports", Fail, false, "5222/tcp", [](Case &c) { listen(c, 5222, "beam.smp", "ejabberd.service"); });
    row("8080 on loopback", "ports", Fail, false, "8080/tcp",
        [](Case &c) { listen(c, 8080, "tomcat", "", false, "127.0.0.1"); });
    row("turn", "ports", Fail, false, "3478/udp",
        [](Case &c) { listen(c, 3478, "turnserver", "coturn.service", true); });
    row("turn, not wanted", "ports", Ok, false, "", [](Case &c) {
        c.settings.server.turn = false;
        listen(c, 3478, "turnserver", "coturn.service", true);
    });
    row("ours, but 443 is taken by another", "ports", Fail, false, "caddy", [](Case &c) {
        deploy(c);
        listen(c, 443, "caddy", "caddy.service");
    });
    row("a java that is not ours", "ports", Fail, false, "8080/tcp by java", [](Case &c) {
        deploy(c);
        listen(c, 8080, "java", "tomcat10.service");
    });

    row("ufw", "firewall", Ok, false, "added", [](Case &c) { c.survey.firewall.ufw = true; });
    row("ufw alone", "firewall", Warn, false, "ufw", [](Case &c) {
        c.survey.firewall.ufw = true;
        c.settings.server.firewall = false;
    });
    row("firewalld", "firewall", Fail, false, "firewalld", [](Case &c) { c.survey.firewall.firewalld = true; });
    row("firewalld alone", "firewall", Warn, false, "firewalld", [](Case &c) {
        c.survey.firewall.firewalld = true;
        c.settings.server.firewall = false;
    });
    row("a service of somebody's", "firewall", Warn, false, "8123/tcp by shop",
        [](Case &c) { listen(c, 8123, "shop", "shop.service"); });
    row("left alone where no firewall comes", "firewall", Ok, false, "", [](Case &c) {
        listen(c, 8123, "shop", "shop.service");
        c.settings.server.firewall = false;
    });
    row("a service for itself", "firewall", Ok, false, "",
        [](Case &c) { listen(c, 8123, "shop", "shop.service", false, "127.0.0.1"); });
    row("names and time", "firewall", Ok, false, "", [](Case &c) {
        listen(c, 5355, "systemd-resolve", "systemd-resolved.service", true);
        listen(c, 68, "dhclient", "networking.service", true);
    });
    row("SSH at another port", "firewall", Ok, false, "", [](Case &c) {
        c.survey.ssh.ports = {2222};
        c.survey.sockets.first().port = 2222;
    });
    row("SSH that moves with its next start", "firewall", Warn, false, "SSH answers at port 22",
        [](Case &c) { c.survey.ssh.ports = {2222}; });
    row("docker", "firewall", Warn, false, "Docker", [](Case &c) { c.survey.firewall.docker = true; });
    row("rules", "firewall", Warn, false, "rules", [](Case &c) { c.survey.firewall.filtersInput = true; });
    row("our rules", "firewall", Ok, false, "", [](Case &c) {
        deploy(c);
        c.survey.firewall.filtersInput = true;
    });
}

void ReadinessTest::domainRows()
{
    row("too long for certificates", "domain-name", Fail, false, "too long",
        [](Case &c) { c.settings.domain = QString(50, u'a') + QStringLiteral(".example.org"); });
    row("longest", "domain-name", Ok, false, "",
        [](Case &c) { c.settings.domain = QString(47, u'a') + QStringLiteral(".example.org"); });

    const auto names = [](QStringList ipv4, QStringList ipv6) {
        return [=](Case &c) {
            c.outside.ipv4 = ipv4;
            c.outside.ipv6 = ipv6;
        };
    };
    const auto elsewhere = QStringLiteral("198.51.100.7");
    row("not asked", "domain-ipv4", Unknown, false, "not looked up", [](Case &c) { c.outside = {}; });
    row("no answer", "domain-ipv4", Unknown, false, "no route",
        [](Case &c) { c.outside.error = QStringLiteral("no route"); });
    row("no such name", "domain-ipv4", Fail, true, "does not exist", names({}, {}));
    row("elsewhere", "domain-ipv4", Fail, true, "198.51.100.7", names({elsewhere}, {}));
    row("one of two elsewhere", "domain-ipv4", Fail, true, "198.51.100.7", names({here, elsewhere}, {}));
    row("only AAAA", "domain-ipv4", Fail, true, "no A record", names({}, {QStringLiteral("2001:db8::10")}));
    row("server without IPv4", "domain-ipv4", Warn, false, "old kind", [](Case &c) {
        c.survey.addresses.removeAt(1);
        c.outside.ipv4.clear();
        c.outside.ipv6 = {QStringLiteral("2001:db8::10")};
    });
    const auto nat = [](Case &c) {
        c.survey.addresses[1].address = QStringLiteral("10.0.0.4");
        c.survey.addresses[1].scope = Survey::Address::Scope::Private;
    };
    row("behind a router, reached at the same address", "domain-ipv4", Ok, false, "leads to this server",
        [nat](Case &c) {
            nat(c);
            c.outside.peerAddress = here;
        });
    row("behind a router, reached elsewhere", "domain-ipv4", Fail, true, "not to this server", [nat](Case &c) {
        nat(c);
        c.outside.peerAddress = QStringLiteral("203.0.113.99");
    });
    row("peer does not count where addresses are public", "domain-ipv4", Fail, true, "198.51.100.7", [](Case &c) {
        c.outside.ipv4 = {QStringLiteral("198.51.100.7")};
        c.outside.peerAddress = QStringLiteral("198.51.100.7");
    });

    const auto wrongWith = [elsewhere](std::function<void(OutsideView &)> change) {
        return [=](Case &c) {
            c.outside.ipv4 = {elsewhere};
            change(c.outside);
        };
    };
    const auto todo = [this](const char *name, const char *says, const Change &change) {
        row(name, "domain-ipv4", Fail, true, says, change);
    };
    todo("remembered", "remembered for up to 30 minute(s)",
        wrongWith([](OutsideView &view) { view.lifetime = std::chrono::seconds(1799); }));
    todo("an alias", "alias (CNAME) of shop.example.net",
        wrongWith([](OutsideView &view) { view.canonical = QStringLiteral("shop.example.net"); }));
    todo("for all names", "for all names (*)", wrongWith([](OutsideView &view) { view.wildcard = true; }));
    row("an alias that leads here", "domain-ipv4", Ok, false, "another name of vps.example.net",
        [](Case &c) { c.outside.canonical = QStringLiteral("vps.example.net"); });

    row("none", "domain-ipv6", Ok, false, "no AAAA", names({here}, {}));
    row("here, written differently", "domain-ipv6", Ok, false, "leads to this server",
        names({here}, {QStringLiteral("2001:0db8:0::0010")}));
    row("elsewhere", "domain-ipv6", Fail, true, "2001:db8::99", names({here}, {QStringLiteral("2001:db8::99")}));
    row("server without IPv6", "domain-ipv6", Fail, true, "Delete", [](Case &c) {
        c.survey.addresses.removeAt(2);
        c.outside.ipv6 = {QStringLiteral("2001:db8::10")};
    });

    const auto reach = [](Reach::Port web80, Reach::Port web443, Reach::Port media) {
        return [=](Case &c) { c.outside.reach = Reach{web80, web443, media}; };
    };
    using Port = Reach::Port;
    row("80 is shut", "reach-web", Fail, true, "80/tcp", reach(Port::NotReached, Port::Reached, Port::Reached));
    row("both are shut", "reach-web", Fail, true, "security group",
        reach(Port::NotReached, Port::NotReached, Port::Reached));
    row("80 is nginx's already", "reach-web", Ok, false, "reached",
        reach(Port::NotTried, Port::Reached, Port::Reached));
    row("shut by the server's own firewall", "reach-web", Warn, false, "on the server itself", [reach](Case &c) {
        reach(Port::Reached, Port::NotReached, Port::Reached)(c);
        c.survey.firewall.ufw = true;
    });
    row("not tried", "reach-web", Unknown, false, "not tried", [](Case &c) { c.outside.reach.reset(); });
    row("held back somewhere", "reach-media", Unknown, false, "offices and schools",
        reach(Port::Reached, Port::Reached, Port::NotReached));
    row("not tried", "reach-media", Unknown, false, "not tried", [](Case &c) { c.outside.reach.reset(); });

    const auto behindRouter = [](const char *peer) {
        return [peer](Case &c) {
            c.survey.addresses = {
                {QStringLiteral("docker0"), QStringLiteral("172.17.0.1"), false, Survey::Address::Scope::Private,
                    false},
                {QStringLiteral("ens5"), QStringLiteral("10.0.0.5"), false, Survey::Address::Scope::Private, false},
            };
            c.outside.peerAddress = QString::fromLatin1(peer);
        };
    };
    row("its own", "public-address", Ok, false, here.toUtf8().constData(), [](Case &) {});
    row("of a router", "public-address", Ok, false, "puts 203.0.113.10 in place of the server's own address 10.0.0.5",
        behindRouter("203.0.113.10"));
    row("from inside", "public-address", Warn, false, "none could be found", behindRouter("10.0.0.5"));
    row("from inside, known from before", "public-address", Ok, false, "203.0.113.7", [behindRouter](Case &c) {
        behindRouter("10.0.0.5")(c);
        const QJsonObject found = toJson(Translation{QStringLiteral("10.0.0.5"), QStringLiteral("203.0.113.7")});
        c.survey.ours.settings = {{QStringLiteral("held"), QJsonObject{{QString::fromLatin1(translationKey), found}}}};
    });
    row("inside and a public IPv6 one", "public-address", Ok, false, "of its own (2001:db8::7)", [](Case &c) {
        c.survey.addresses = {
            {QStringLiteral("ens5"), QStringLiteral("2001:db8::7"), true, Survey::Address::Scope::Global, false}};
    });

    using Source = Settings::Certificate;
    row("self-signed", "certificate", Warn, false, "nobody will know it",
        [](Case &c) { c.settings.certificate.source = Source::SelfSigned; });
    row("other authority", "certificate", Ok, false, "acme.example.org",
        [](Case &c) { c.settings.certificate.acmeDirectory = QStringLiteral("https://acme.example.org/dir"); });
    using Weight = CertificateFinding::Weight;
    const auto own = [](const QList<CertificateFinding> &findings) {
        return [findings](Case &c) {
            c.settings.certificate.source = Source::Own;
            c.outside.certificate = findings;
        };
    };
    const auto finding = [](Weight weight, const char *what) {
        return CertificateFinding{weight, QString::fromLatin1(what), QStringLiteral("Do this.")};
    };
    row("own", "certificate", Ok, false, "in order", own({}));
    row("own, not named", "certificate", Fail, false, "name no files",
        [](Case &c) { c.settings.certificate.source = Source::Own; });
    row("own, the server has it", "certificate", Ok, false, "already", [](Case &c) {
        c.settings.certificate.source = Source::Own;
        c.survey.ours.settings = c.settings.toJson();
    });
    row("own, a remark", "certificate", Warn, false, "ends soon", own({finding(Weight::Remark, "It ends soon.")}));
    row("own, a doubt", "certificate", Fail, true, "incomplete", own({finding(Weight::Doubt, "It is incomplete.")}));
    row("own, a fault beside it", "certificate", Fail, false, "It is incomplete. It is weak.",
        own({finding(Weight::Doubt, "It is incomplete."), finding(Weight::Fault, "It is weak.")}));
}

void ReadinessTest::judges_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<Check::State>("state");
    QTest::addColumn<bool>("waivable");
    QTest::addColumn<QString>("says");
    QTest::addColumn<Change>("change");
    machineRows();
    fitnessRows();
    tenantRows();
    domainRows();
}

void ReadinessTest::judges()
{
    QFETCH(QString, id);
    QFETCH(Check::State, state);
    QFETCH(bool, waivable);
    QFETCH(QString, says);
    QFETCH(Change, change);
    auto c = fit();
    change(c);
    const auto check = checkOf(c, id);
    QVERIFY2(check.state == state, qPrintable(checkStateName(check.state) + u' ' + check.what));
    QCOMPARE(check.waivable, waivable);
    QVERIFY2(QString(check.what + check.todo).contains(says), qPrintable(check.what + check.todo));
    // Whole sentences, and something to do wherever something is wrong.
    QVERIFY(check.what.endsWith(u'.') || check.what.contains(QStringLiteral("no route")));
    QVERIFY(check.why.endsWith(u'.'));
    QVERIFY(check.todo.isEmpty() || check.todo.endsWith(u'.'));
    if (state == Fail || state == Warn)
        QVERIFY(!check.todo.isEmpty());
    static const QRegularExpression mark(QStringLiteral("%[0-9n]"));
    QVERIFY2(!QString(check.what + check.why + check.todo).contains(mark), qPrintable(check.what));
}

void ReadinessTest::waives()
{
    auto c = fit();
    c.outside.ipv4 = {QStringLiteral("198.51.100.7")}; // waivable
    c.survey.system.version = QStringLiteral("11");    // not
    const auto checks = readiness(c.survey, c.settings, c.outside);
    QVERIFY(!isReady(checks));

    auto waived = applyWaivers(checks, {QStringLiteral("domain-ipv4")});
    QVERIFY(waived.has_value());
    QVERIFY(!isReady(*waived)); // the system is still too old
    for (const Check &check : *waived)
        QVERIFY((check.id == QLatin1String("domain-ipv4")) == (check.state == Check::State::Waived));

    waived = applyWaivers(checks, {QStringLiteral("system")});
    QVERIFY(!waived.has_value());
    QCOMPARE(waived.error().kind, ErrorKind::Usage);
    QVERIFY(waived.error().what.contains(QStringLiteral("system")) &&
            waived.error().why.contains(QStringLiteral("too old")));

    waived = applyWaivers(checks, {QStringLiteral("domain-ipv4"), QStringLiteral("nonsense")});
    QVERIFY(!waived.has_value());
    QCOMPARE(waived.error().kind, ErrorKind::Usage);

    // To waive what is fine is no mistake, and does not turn it into a waived one.
    c = fit();
    waived =
        applyWaivers(readiness(c.survey, c.settings, c.outside), {QStringLiteral("memory"), QStringLiteral("system")});
    QVERIFY(waived.has_value());
    QVERIFY(std::all_of(waived->begin(), waived->end(), [](const Check &check) { return check.state == Ok; }));
}

QTEST_GUILESS_MAIN(ReadinessTest)
#include "server_readiness_test.moc"
