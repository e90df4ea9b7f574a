#include "secrets/keychain.h"
#include "server/known_login.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <thread>
#include <vector>

using namespace meethouse;

// Against a real Secret Service: GNOME Keyring on a session bus of the test's own.
class KeychainTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void noKeychain();
    void keeps_data();
    void keeps();
    void kindsAndServersAreApart();
    void forgets();
    void manyThreadsAtOnce();
    void silentAndStopped();
    void knownServers();
    void cleanupTestCase();

private:
    void startBus();
    void startKeyring();

    QTemporaryDir m_home;
    QProcess m_bus;
    QProcess m_keyring;
};

namespace
{

const QString school = QStringLiteral("School");

std::string textOf(const Result<std::optional<Secret>> &read)
{
    if (!read)
        return "error: " + read.error().what.toStdString() + read.error().detail.toStdString();
    return *read ? std::string((*read)->reveal()) : "nothing";
}

bool isThere()
{
    QProcess asking;
    asking.start(QStringLiteral("dbus-send"),
        {QStringLiteral("--session"), QStringLiteral("--print-reply"), QStringLiteral("--dest=org.freedesktop.secrets"),
            QStringLiteral("/org/freedesktop/secrets/aliases/default"),
            QStringLiteral("org.freedesktop.DBus.Properties.Get"),
            QStringLiteral("string:org.freedesktop.Secret.Collection"), QStringLiteral("string:Locked")});
    return asking.waitForFinished() && asking.exitCode() == 0;
}

} // namespace

void KeychainTest::startBus()
{
    // One that starts nothing by itself: a second keyring would be another one.
    QFile config(m_home.filePath(QStringLiteral("bus.conf")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("<busconfig><type>session</type><listen>" + qgetenv("DBUS_SESSION_BUS_ADDRESS") +
                 "</listen><policy context='default'><allow send_destination='*' eavesdrop='true'/><allow "
                 "eavesdrop='true'/><allow own='*'/></policy></busconfig>");
    config.close();
    m_bus.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--nofork"), QStringLiteral("--print-address=1"),
                                                   QStringLiteral("--config-file=") + config.fileName()});
    QVERIFY(m_bus.waitForReadyRead(10000));
}

void KeychainTest::startKeyring()
{
    m_keyring.start(QStringLiteral("gnome-keyring-daemon"),
        {QStringLiteral("--foreground"), QStringLiteral("--unlock"), QStringLiteral("--components=secrets")});
    m_keyring.write("a test");
    m_keyring.closeWriteChannel();
    QTRY_VERIFY_WITH_TIMEOUT(isThere(), 20000);
}

void KeychainTest::initTestCase()
{
    // QtKeychain chooses its store by the desktop that is named here.
    qputenv("XDG_CURRENT_DESKTOP", "GNOME");
    qputenv("HOME", m_home.path().toLocal8Bit());
    qputenv("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")).toLocal8Bit());
    qputenv("XDG_RUNTIME_DIR", m_home.path().toLocal8Bit());
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + m_home.filePath(QStringLiteral("bus")).toLocal8Bit());
}

void KeychainTest::noKeychain()
{
    const auto read = readFromKeychain(school, Kept::Password, {});
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().data.value(QStringLiteral("reason")).toString(), QStringLiteral("none"));
    QVERIFY(!read.error().todo.isEmpty());
    const auto kept = keepInKeychain(school, Kept::Password, Secret("planted"), {});
    QVERIFY(!kept.has_value());
    QVERIFY(!kept.error().detail.contains(QStringLiteral("planted")));

    // A server is remembered all the same, as one whose passwords are asked for.
    QTemporaryDir folder;
    const Profiles profiles(folder.path());
    Login login;
    login.password = Secret("planted");
    const auto remembered = rememberServer(
        profiles, {school, QStringLiteral("root"), QStringLiteral("a.example"), 22, {}, {}, true}, login, {});
    QVERIFY(remembered && *remembered);
    QVERIFY(!profiles.find(school)->inKeychain);

    startBus();
    startKeyring();
}

void KeychainTest::keeps_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("plain") << QByteArray("correct horse");
    QTest::newRow("of other scripts") << QByteArray("пароль – 密码");
    QTest::newRow("bytes that are no text") << QByteArray("\xff\xfe\x01\x80");
    QTest::newRow("with a line feed") << QByteArray("a\nb");
    QTest::newRow("with a null byte") << QByteArray("a\0b", 3);
    QTest::newRow("long") << QByteArray(4000, 'x');
}

void KeychainTest::keeps()
{
    QFETCH(QByteArray, value);
    const auto kept = keepInKeychain(school, Kept::Password, Secret(value.toStdString()), {});
    QVERIFY2(kept.has_value(), kept ? "" : qPrintable(kept.error().detail));
    QCOMPARE(textOf(readFromKeychain(school, Kept::Password, {})), value.toStdString());
}

void KeychainTest::kindsAndServersAreApart()
{
    const auto other = QStringLiteral("School/password");
    QVERIFY(keepInKeychain(school, Kept::Password, Secret("one"), {}));
    QVERIFY(keepInKeychain(school, Kept::SudoPassword, Secret("two"), {}));
    QVERIFY(keepInKeychain(other, Kept::Password, Secret("three"), {}));
    QCOMPARE(textOf(readFromKeychain(school, Kept::Password, {})), std::string("one"));
    QCOMPARE(textOf(readFromKeychain(school, Kept::SudoPassword, {})), std::string("two"));
    QCOMPARE(textOf(readFromKeychain(school, Kept::KeyPassphrase, {})), std::string("nothing"));
    QCOMPARE(textOf(readFromKeychain(other, Kept::Password, {})), std::string("three"));
}

void KeychainTest::forgets()
{
    QVERIFY(keepInKeychain(school, Kept::KeyPassphrase, Secret("four"), {}));
    QVERIFY(forgetInKeychain(school, {}));
    for (const auto what : {Kept::Password, Kept::KeyPassphrase, Kept::SudoPassword})
        QCOMPARE(textOf(readFromKeychain(school, what, {})), std::string("nothing"));
    QVERIFY(forgetInKeychain(school, {})); // there is nothing left, and that is fine
}

// Each server has a thread of its own, and they come and go.
void KeychainTest::manyThreadsAtOnce()
{
    std::vector<std::string> read(8);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < read.size(); ++i) {
            threads.emplace_back([i, &read] {
                const auto name = QString::number(i);
                const auto kept = keepInKeychain(name, Kept::Password, Secret(std::to_string(i)), {});
                read[i] = kept ? textOf(readFromKeychain(name, Kept::Password, {})) : "not kept";
            });
        }
    }
    for (std::size_t i = 0; i < read.size(); ++i)
        QCOMPARE(read[i], std::to_string(i));
}

// A store that does not answer may wait for a person for ever; who asked must not have to.
void KeychainTest::silentAndStopped()
{
    QVERIFY(::kill(static_cast<pid_t>(m_keyring.processId()), SIGSTOP) == 0);
    std::stop_source source;
    std::jthread impatient([&source] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        source.request_stop();
    });
    QElapsedTimer clock;
    clock.start();
    const auto read = readFromKeychain(school, Kept::Password, source.get_token());
    QVERIFY(clock.elapsed() < 5000);
    QCOMPARE(read.error().kind, ErrorKind::Cancelled);
    QVERIFY(::kill(static_cast<pid_t>(m_keyring.processId()), SIGCONT) == 0);
    // And the next one is answered again.
    QCOMPARE(textOf(readFromKeychain(QStringLiteral("3"), Kept::Password, {})), std::string("3"));
}

void KeychainTest::knownServers()
{
    QTemporaryDir folder;
    const Profiles profiles(folder.path());
    Profile profile{school, QStringLiteral("root"), QStringLiteral("203.0.113.10"), 22, {}, {}, true};
    Login secrets;
    secrets.password = Secret("one");
    secrets.sudoPassword = Secret("two");
    const auto remembered = rememberServer(profiles, profile, secrets, {});
    QVERIFY(remembered && !*remembered);
    QVERIFY(profiles.find(school)->inKeychain);

    auto known = loginOf(*profiles.find(school), {});
    QVERIFY(!known.keychainTrouble);
    QCOMPARE(known.login.address.host, profile.host);
    QCOMPARE(std::string(known.login.password.reveal()), std::string("one"));
    QCOMPARE(std::string(known.login.sudoPassword.reveal()), std::string("two"));

    // Kept anew with less: what is not given any more is gone.
    Login fewer;
    fewer.password = Secret("three");
    QVERIFY(rememberServer(profiles, profile, fewer, {}));
    known = loginOf(*profiles.find(school), {});
    QCOMPARE(std::string(known.login.password.reveal()), std::string("three"));
    QVERIFY(known.login.sudoPassword.isEmpty());

    // A person who says no is not asked for the keychain again.
    profile.inKeychain = false;
    QVERIFY(loginOf(profile, {}).login.password.isEmpty());

    // What is kept stays with a profile that is changed, unless it would go to somebody else.
    profile.inKeychain = true;
    profile.identityFile = QStringLiteral("/home/anna/key");
    QVERIFY(!*changeServer(profiles, school, profile, {}));
    known = loginOf(*profiles.find(school), {});
    QCOMPARE(known.login.identityFile, profile.identityFile);
    QCOMPARE(std::string(known.login.password.reveal()), std::string("three"));
    auto copy = profile;
    copy.name = QStringLiteral("Copy");
    QVERIFY(!*changeServer(profiles, {}, copy, {}));
    QVERIFY(!profiles.find(copy.name)->inKeychain);
    profile.host = QStringLiteral("203.0.113.99");
    QVERIFY(!*changeServer(profiles, school, profile, {}));
    QVERIFY(!profiles.find(school)->inKeychain);
    QCOMPARE(textOf(readFromKeychain(school, Kept::Password, {})), std::string("nothing"));
    QVERIFY(profiles.remove(copy.name));
    profile.inKeychain = true;
    QVERIFY(!*rememberServer(profiles, profile, fewer, {}));

    QVERIFY(!*forgetServer(profiles, school, {}));
    QVERIFY(profiles.all()->isEmpty());
    QCOMPARE(textOf(readFromKeychain(school, Kept::Password, {})), std::string("nothing"));
    QCOMPARE(forgetServer(profiles, school, {}).error().kind, ErrorKind::Usage);
}

void KeychainTest::cleanupTestCase()
{
    std::signal(SIGTERM, SIG_IGN); // GLib sends it to who loses the bus
    m_keyring.terminate();
    m_keyring.waitForFinished();
    m_bus.terminate();
    m_bus.waitForFinished();
}

QTEST_GUILESS_MAIN(KeychainTest)
#include "keychain_test.moc"
