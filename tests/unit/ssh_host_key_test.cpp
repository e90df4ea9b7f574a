#include "ssh_server.h"

#include <QTest>

#include <sched.h>
#include <sys/mount.h>
#include <thread>

using namespace meethouse;

// The host key over real connections: first of all, and whatever the user's own SSH configuration says.
class SshHostKeyTest : public QObject
{
    Q_OBJECT

    SshServer m_server;
    ScriptedPrompter m_prompter;

    Result<std::unique_ptr<Connection>> open(Login login) { return Connection::open(std::move(login), m_prompter, {}); }

private slots:
    void initTestCase()
    {
        if (geteuid() != 0)
            QSKIP("sshd needs root");
        QVERIFY(m_server.start());
    }

    void init() { QFile::remove(m_server.login().knownHostsFile); }

    // Pitfall: libssh calls a missing file an unknown host, not a missing file.
    void saysUnknownFirst()
    {
        Login login = m_server.login();
        login.acceptHostKey.clear();
        const auto opened = open(login.clone());
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::HostKeyUnknown);
        QCOMPARE(opened.error().data.value(QStringLiteral("fingerprint")).toString(), m_server.fingerprint());
        QCOMPARE(opened.error().data.value(QStringLiteral("host")).toString(), QStringLiteral("127.0.0.1"));
        QCOMPARE(opened.error().data.value(QStringLiteral("type")).toString(), QStringLiteral("ssh-ed25519"));
        QVERIFY(opened.error().why.contains(m_server.fingerprint()));
        QVERIFY(!QFile::exists(login.knownHostsFile));
    }

    void storesTheAcceptedOneAndKnowsItThen()
    {
        Login login = m_server.login();
        QVERIFY(open(login.clone()));
        const QByteArray stored = readFile(login.knownHostsFile);
        QVERIFY(stored.startsWith(QByteArray("[127.0.0.1]:" + QByteArray::number(m_server.port()) + " ssh-ed25519 ")));
        login.acceptHostKey.clear();
        QVERIFY(open(login.clone()));
        QCOMPARE(readFile(login.knownHostsFile), stored);
    }

    void acceptsNoOther()
    {
        Login login = m_server.login();
        login.acceptHostKey = QStringLiteral("SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        const auto opened = open(login.clone());
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::HostKeyUnknown);
        QVERIFY(!QFile::exists(login.knownHostsFile));
    }

    // Pitfall: a lenient configuration of the user makes libssh say that a changed key is fine.
    void refusesAChangedKeyWhateverTheUsersConfigurationSays()
    {
        SshServer server;
        QVERIFY(server.start());
        if (!server.hasUsers())
            QSKIP("no mount namespace here");
        Login login = server.login();
        QVERIFY(open(login.clone()));
        const QString before = server.fingerprint();
        SshServer::Setup setup;
        server.process().end();
        QVERIFY(server.makeHostKeys(setup));
        QVERIFY(server.restartSamePort());
        QVERIFY(server.fingerprint() != before);

        // libssh asks the list of users for the home folder, so this thread gets a list of its own.
        QDir().mkpath(server.file(QStringLiteral("home_root/.ssh")));
        const QByteArray ran = server.file(QStringLiteral("ran")).toLocal8Bit();
        writeFile(server.file(QStringLiteral("home_root/.ssh/config")),
            QByteArray("Host *\n StrictHostKeyChecking no\n ProxyCommand touch " + ran + "\nMatch exec \"touch " + ran +
                       "\"\n"));
        Result<std::unique_ptr<Connection>> opened;
        bool isPrepared = false;
        std::thread([&] {
            isPrepared = unshare(CLONE_NEWNS) == 0 && mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                         mount(server.file(QStringLiteral("passwd")).toLocal8Bit().constData(), "/etc/passwd", nullptr,
                             MS_BIND, nullptr) == 0;
            opened = open(login.clone());
        }).join();
        QVERIFY(isPrepared);

        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::HostKeyChanged);
        QCOMPARE(opened.error().data.value(QStringLiteral("fingerprint")).toString(), server.fingerprint());
        QCOMPARE(opened.error().data.value(QStringLiteral("knownFingerprint")).toString(), before);
        QVERIFY(opened.error().why.contains(before) && opened.error().why.contains(server.fingerprint()));
        QVERIFY(!QFile::exists(QString::fromLocal8Bit(ran)));

        // Replacing wants both: this very key, and the wish to replace.
        login.acceptHostKey = server.fingerprint();
        QVERIFY(!open(login.clone()));
        login.replaceHostKey = true;
        QVERIFY(open(login.clone()));
        login.replaceHostKey = false;
        login.acceptHostKey.clear();
        QVERIFY(open(login.clone()));
        QCOMPARE(readFile(login.knownHostsFile).count('\n'), 1);
    }

    // No password goes to a server whose key is not the right one.
    void showsNothingOfOursToAStranger()
    {
        ScriptedServer server;
        QVERIFY(server.start({QStringLiteral("--password"), QStringLiteral("right")}));
        Login login = server.login();
        login.acceptHostKey.clear();
        const auto opened = open(std::move(login));
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::HostKeyUnknown);
        QVERIFY(m_prompter.rounds.isEmpty());
    }

    // Like OpenSSH: of several keys, the kind we know is asked for.
    void asksForTheKindItKnows()
    {
        SshServer server;
        SshServer::Setup setup;
        setup.hostKeyTypes = {QStringLiteral("ed25519"), QStringLiteral("ecdsa"), QStringLiteral("rsa")};
        QVERIFY(server.start(setup));
        for (const char *type : {"ed25519", "ecdsa", "rsa"}) {
            const QByteArray name = "[127.0.0.1]:" + QByteArray::number(server.port());
            const QString key = server.file(QStringLiteral("host_") + QString::fromLatin1(type));
            Login login = server.login();
            login.acceptHostKey.clear();
            writeFile(login.knownHostsFile, QByteArray(name + ' ' + readFile(key + QStringLiteral(".pub"))));
            const auto opened = open(std::move(login));
            QVERIFY2(opened, type);
            QCOMPARE((*opened)->hostKeyFingerprint(), server.fingerprint(QString::fromLatin1(type)));
        }
    }

    // Pitfall: another kind than the known one counts as changed.
    void refusesAnotherKind()
    {
        Login login = m_server.login();
        const QString key = m_server.file(QStringLiteral("other"));
        QVERIFY(makeKey(key, QStringLiteral("ecdsa")));
        writeFile(login.knownHostsFile, QByteArray("[127.0.0.1]:" + QByteArray::number(m_server.port()) + ' ' +
                                                   readFile(key + QStringLiteral(".pub"))));
        const auto opened = open(std::move(login));
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::HostKeyChanged);
        QCOMPARE(opened.error().data.value(QStringLiteral("type")).toString(), QStringLiteral("ssh-ed25519"));
        QCOMPARE(
            opened.error().data.value(QStringLiteral("knownType")).toString(), QStringLiteral("ecdsa-sha2-nistp256"));
    }

    // Pitfall: libssh takes RSA keys of 1024 bits unless told otherwise.
    void refusesAShortRsaKey()
    {
        SshServer server;
        SshServer::Setup setup;
        setup.hostKeyTypes = {QStringLiteral("rsa")};
        setup.hostKeyOptions = {QStringLiteral("-b"), QStringLiteral("1024")};
        QVERIFY(server.start(setup));
        Login login = server.login();
        login.acceptHostKey = server.fingerprint(QStringLiteral("rsa"));
        const auto opened = open(std::move(login));
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Connection);
        QCOMPARE(opened.error().data.value(QStringLiteral("reason")).toString(), QStringLiteral("tooOld"));
    }
};

QTEST_GUILESS_MAIN(SshHostKeyTest)
#include "ssh_host_key_test.moc"
