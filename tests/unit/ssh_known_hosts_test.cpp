#include "ssh/host_key_check.h"

#include "ssh_server.h"

#include <QTest>

using namespace meethouse;

// The file of known servers: what is found in it, and how it is written.
class SshKnownHostsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    static HostKey key(const QByteArray &type, const QByteArray &blob) { return {type, blob}; }

    QString place(const QByteArray &text)
    {
        const QString file = m_folder.filePath(QStringLiteral("known_hosts"));
        writeFile(file, text);
        return file;
    }

    static QList<QByteArray> found(const QString &file, const QString &host, quint16 port = 22)
    {
        QList<QByteArray> blobs;
        const auto known = KnownHosts::read(file);
        for (const HostKey &one : known->keysOf(host, port))
            blobs.append(one.blob);
        return blobs;
    }

    static QByteArray line(const QByteArray &names, const QByteArray &blob)
    {
        return names + " ssh-ed25519 " + blob.toBase64() + '\n';
    }

private slots:
    void knowsNothingFromAMissingFile()
    {
        const auto known = KnownHosts::read(m_folder.filePath(QStringLiteral("none")));
        QVERIFY(known);
        QVERIFY(known->keysOf(QStringLiteral("h"), 22).isEmpty());
    }

    void refusesWhatItCannotRead() { QVERIFY(!KnownHosts::read(m_folder.path())); }

    void findsHostsAndPorts()
    {
        const QString file =
            place("# comment\n\n" + line("h", "one") + line("[h]:2222", "two") + line("a,H,b", "three") +
                  line("2001:db8::1,[2001:db8::1]:2222", "four") + "h ssh-ed25519\nh\ngarbage \x01\n" +
                  line("@cert-authority h", "five") + line("*", "six") + "h ssh-ed25519 !!!notbase64\n");
        QCOMPARE(found(file, QStringLiteral("h")), (QList<QByteArray>{"one", "three"}));
        QCOMPARE(found(file, QStringLiteral("H")), (QList<QByteArray>{"one", "three"}));
        QCOMPARE(found(file, QStringLiteral("h"), 2222), (QList<QByteArray>{"two"}));
        QCOMPARE(found(file, QStringLiteral("2001:db8::1")), (QList<QByteArray>{"four"}));
        QCOMPARE(found(file, QStringLiteral("2001:db8::1"), 2222), (QList<QByteArray>{"four"}));
        QVERIFY(found(file, QStringLiteral("hh")).isEmpty());
        QVERIFY(found(file, QStringLiteral("h"), 23).isEmpty());
    }

    void findsHashedNamesAsOpensshWritesThem()
    {
        const QString key = m_folder.filePath(QStringLiteral("key"));
        QVERIFY(makeKey(key));
        const QList<QByteArray> words = readFile(key + QStringLiteral(".pub")).split(' ');
        const QString file = place("h.example " + words.at(0) + ' ' + words.at(1) + "\n");
        QVERIFY(!outputOf(QStringLiteral("ssh-keygen"), {QStringLiteral("-H"), QStringLiteral("-f"), file}).isNull());
        QVERIFY(readFile(file).startsWith("|1|"));
        QCOMPARE(found(file, QStringLiteral("h.example")), QList<QByteArray>{QByteArray::fromBase64(words.at(1))});
        QVERIFY(found(file, QStringLiteral("other.example")).isEmpty());
    }

    void printsFingerprintsAsOpensshDoes()
    {
        const QString file = m_folder.filePath(QStringLiteral("key"));
        QVERIFY(makeKey(file));
        const QList<QByteArray> words = readFile(file + QStringLiteral(".pub")).split(' ');
        const QByteArray said = outputOf(QStringLiteral("ssh-keygen"), {QStringLiteral("-lf"), file});
        QCOMPARE(key(words.at(0), QByteArray::fromBase64(words.at(1))).fingerprint().toLatin1(), said.split(' ').at(1));
    }

    // Pitfall: libssh appends, so the old key stays valid, and leaves the file readable for all.
    void replacesAndKeepsTheOthers()
    {
        const QString file = place("# mine\n" + line("h", "old") + line("x,h,y", "older") +
                                   line("[h]:2222", "other port") + line("@revoked h", "revoked"));
        QFile::setPermissions(file, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther | QFile::WriteOwner);
        QVERIFY(KnownHosts::remember(file, QStringLiteral("h"), 22, key("ssh-ed25519", "new")));
        QCOMPARE(found(file, QStringLiteral("h")), QList<QByteArray>{"new"});
        QCOMPARE(found(file, QStringLiteral("x")), QList<QByteArray>{"older"});
        QCOMPARE(found(file, QStringLiteral("y")), QList<QByteArray>{"older"});
        QCOMPARE(found(file, QStringLiteral("h"), 2222), QList<QByteArray>{"other port"});
        QVERIFY(readFile(file).startsWith("# mine\n"));
        QVERIFY(KnownHosts::read(file)->isRevoked(key("ssh-ed25519", "revoked")));
        QCOMPARE(
            QFile::permissions(file) & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(readFile(file).count("\n"), 5);
    }

    void writesWhatOpensshReads()
    {
        const QString folder = m_folder.filePath(QStringLiteral("not/there/yet"));
        const QString file = folder + QStringLiteral("/known_hosts");
        const QString keyFile = m_folder.filePath(QStringLiteral("key"));
        QVERIFY(makeKey(keyFile));
        const QList<QByteArray> words = readFile(keyFile + QStringLiteral(".pub")).split(' ');
        const HostKey shown = key(words.at(0), QByteArray::fromBase64(words.at(1)));
        QVERIFY(KnownHosts::remember(file, QStringLiteral("2001:db8::1"), 2222, shown));
        QVERIFY(KnownHosts::remember(file, QStringLiteral("h"), 22, shown));
        for (const char *name : {"[2001:db8::1]:2222", "h"})
            QVERIFY(!outputOf(QStringLiteral("ssh-keygen"),
                {QStringLiteral("-F"), QString::fromLatin1(name), QStringLiteral("-f"), file})
                         .isEmpty());
        QVERIFY((QFile::permissions(folder) & (QFile::ReadGroup | QFile::ReadOther)) == 0);
        QVERIFY(QDir(folder).entryList(QDir::Files | QDir::Hidden) == QStringList{QStringLiteral("known_hosts")});
    }

    void saysWhenItCannotWrite()
    {
        const auto remembered = KnownHosts::remember(
            QStringLiteral("/proc/none/known_hosts"), QStringLiteral("h"), 22, key("ssh-ed25519", "new"));
        QVERIFY(!remembered);
        QVERIFY(!remembered.error().what.isEmpty() && !remembered.error().todo.isEmpty());
    }

    void decides_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("accept"); // the blob whose fingerprint is accepted
        QTest::addColumn<bool>("replace");
        QTest::addColumn<QString>("answer"); // trusted, or the error's kind
        QTest::addColumn<bool>("stored");
        const QByteArray known = line("h", "shown");
        const QByteArray changed = line("h", "other");
        const QByteArray otherKind = "h ecdsa-sha2-nistp256 " + QByteArray("other").toBase64() + "\n";
        const QByteArray revoked = line("@revoked *", "shown");
        const auto row = [](const char *name, const QByteArray &text, const char *accept, bool replace,
                             const char *answer, bool stored) {
            QTest::newRow(name) << text << QByteArray(accept) << replace << QString::fromLatin1(answer) << stored;
        };
        row("known", known, "", false, "trusted", true);
        row("unknown", "", "", false, "hostKeyUnknown", false);
        row("unknown, another accepted", "", "other", false, "hostKeyUnknown", false);
        row("unknown, accepted", "", "shown", false, "trusted", true);
        row("unknown, accepted and replacing", "", "shown", true, "trusted", true);
        row("changed", changed, "", false, "hostKeyChanged", false);
        row("changed, accepted", changed, "shown", false, "hostKeyChanged", false);
        row("changed, replacing without accepting", changed, "", true, "hostKeyChanged", false);
        row("changed, replacing but another accepted", changed, "other", true, "hostKeyChanged", false);
        row("changed, accepted and replacing", changed, "shown", true, "trusted", true);
        row("another kind known", otherKind, "", false, "hostKeyChanged", false);
        row("another kind known, accepted", otherKind, "shown", false, "hostKeyChanged", false);
        row("another kind known, accepted and replacing", otherKind, "shown", true, "trusted", true);
        row("both known", otherKind + known, "", false, "trusted", true);
        row("revoked", revoked, "shown", true, "hostKeyChanged", false);
        row("revoked and known", revoked + known, "shown", true, "hostKeyChanged", true);
    }

    void decides()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, accept);
        QFETCH(bool, replace);
        QFETCH(QString, answer);
        QFETCH(bool, stored);
        const QString file = place(text);
        Login login;
        login.address = {QStringLiteral("root"), QStringLiteral("h"), 22};
        login.knownHostsFile = file;
        if (!accept.isEmpty())
            login.acceptHostKey = key("ssh-ed25519", accept).fingerprint();
        login.replaceHostKey = replace;
        const HostKey shown = key("ssh-ed25519", "shown");
        const auto trusted = checkHostKey(shown, *KnownHosts::read(file), login);
        QCOMPARE(trusted ? QStringLiteral("trusted") : errorKindName(trusted.error().kind), answer);
        QCOMPARE(found(file, QStringLiteral("h")).contains("shown"), stored);
        if (answer == QLatin1String("trusted"))
            QVERIFY(!found(file, QStringLiteral("h")).contains("other") || text.contains("ecdsa"));
        else
            QCOMPARE(readFile(file), text); // a refusal changes nothing
        if (!trusted) {
            const QJsonObject data = trusted.error().data;
            QCOMPARE(data.value(QStringLiteral("host")).toString(), QStringLiteral("h"));
            QCOMPARE(data.value(QStringLiteral("type")).toString(), QStringLiteral("ssh-ed25519"));
            QCOMPARE(data.value(QStringLiteral("fingerprint")).toString(), shown.fingerprint());
            QCOMPARE(data.contains(QStringLiteral("knownFingerprint")), answer == QLatin1String("hostKeyChanged"));
        }
    }
};

QTEST_GUILESS_MAIN(SshKnownHostsTest)
#include "ssh_known_hosts_test.moc"
