#include "ssh/key_file.h"
#include "ssh/key_pair.h"

#include "ssh_server.h"

#include <QTest>

using namespace meethouse;

// Pitfall: unlocking says the same for no passphrase and for a wrong one, so the file's head is read.
class SshKeyFileTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path() const { return m_folder.filePath(QStringLiteral("key")); }

private slots:
    void knowsWhetherAPassphraseIsNeeded_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<bool>("showsPublicHalf");
        const QStringList pem = {QStringLiteral("-m"), QStringLiteral("PEM")};
        const QStringList pkcs8 = {QStringLiteral("-m"), QStringLiteral("PKCS8")};
        QTest::newRow("ed25519") << QStringLiteral("ed25519") << QStringList() << true;
        QTest::newRow("ecdsa") << QStringLiteral("ecdsa") << QStringList() << true;
        QTest::newRow("rsa") << QStringLiteral("rsa") << QStringList() << true;
        QTest::newRow("rsa, PEM") << QStringLiteral("rsa") << pem << false;
        QTest::newRow("rsa, PKCS8") << QStringLiteral("rsa") << pkcs8 << false;
    }

    void knowsWhetherAPassphraseIsNeeded()
    {
        QFETCH(QString, type);
        QFETCH(QStringList, options);
        QFETCH(bool, showsPublicHalf);
        for (const bool encrypted : {false, true}) {
            QVERIFY(makeKey(path(), type, encrypted ? QStringLiteral("phrase") : QString(), options));
            const auto key = KeyFile::read(path());
            QVERIFY(key);
            QCOMPARE(key->isEncrypted, encrypted);
            QCOMPARE(!key->publicBlob.isEmpty(), showsPublicHalf);
            if (showsPublicHalf)
                QCOMPARE(key->publicBlob.toBase64(), readFile(path() + QStringLiteral(".pub")).split(' ').at(1));
        }
    }

    void readsLineEndsOfWindows()
    {
        QVERIFY(makeKey(path()));
        writeFile(path(), readFile(path()).replace("\n", "\r\n").chopped(2));
        const auto key = KeyFile::read(path());
        QVERIFY(key);
        QVERIFY(key->text.reveal().ends_with("KEY-----\n"));
        QVERIFY(!key->publicBlob.isEmpty());
    }

    void refusesWhatIsNoKey_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("hint");
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("text") << QByteArray("hello") << QString();
        QTest::newRow("public") << QByteArray("ssh-ed25519 AAAA me") << QStringLiteral("public");
        QTest::newRow("PuTTY") << QByteArray("PuTTY-User-Key-File-3: ssh-ed25519\n") << QStringLiteral("PuTTYgen");
        QTest::newRow("large") << QByteArray(1'000'000, 'x') << QString();
    }

    void refusesWhatIsNoKey()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, hint);
        writeFile(path(), text);
        const auto key = KeyFile::read(path());
        QVERIFY(!key);
        QCOMPARE(key.error().kind, ErrorKind::SignIn);
        QVERIFY(key.error().why.contains(hint));
        QVERIFY(!key.error().todo.isEmpty());
    }

    void refusesWhatIsNoFile()
    {
        QVERIFY(!KeyFile::read(m_folder.filePath(QStringLiteral("none"))));
        QVERIFY(!KeyFile::read(m_folder.path()));
        QVERIFY(!KeyFile::read(QStringLiteral("/dev/zero")));
    }

    void survivesADamagedHead()
    {
        QVERIFY(makeKey(path()));
        const QByteArray whole = readFile(path());
        for (qsizetype size = 36; size < 120; ++size) {
            writeFile(path(), whole.left(size) + "\n-----END OPENSSH PRIVATE KEY-----\n");
            const auto key = KeyFile::read(path());
            QVERIFY(key);
        }
    }

    void showsThePublicHalfAsSshKeygenDoes_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<bool>("hasPublicFile");
        QTest::newRow("its own head") << QStringList() << false;
        QTest::newRow("unlocked") << QStringList{QStringLiteral("-m"), QStringLiteral("PEM")} << false;
        QTest::newRow("the file beside it") << QStringList{QStringLiteral("-m"), QStringLiteral("PEM")} << true;
    }

    void showsThePublicHalfAsSshKeygenDoes()
    {
        QFETCH(QStringList, options);
        QFETCH(bool, hasPublicFile);
        QVERIFY(makeKey(path(), QStringLiteral("rsa"), QStringLiteral("a passphrase"), options));
        const QByteArray wanted = readFile(path() + QStringLiteral(".pub"));
        if (!hasPublicFile)
            QFile::remove(path() + QStringLiteral(".pub"));
        const auto line = publicKeyLine(path(), Secret(hasPublicFile ? "" : "a passphrase"));
        QVERIFY(line);
        QVERIFY(wanted.startsWith(QByteArray(*line + ' ')));
    }

    void makesAPairThatOpensshTakes()
    {
        const QString made = m_folder.filePath(QStringLiteral("folder/made"));
        QVERIFY(makeKeyPair(made, QStringLiteral("meethouse:a@b")));
        QCOMPARE(QFile::permissions(made) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const auto line = publicKeyLine(made, Secret());
        QVERIFY(line);
        QVERIFY(outputOf(QStringLiteral("ssh-keygen"), {QStringLiteral("-y"), QStringLiteral("-f"), made})
                    .startsWith(*line));
        QVERIFY(outputOf(QStringLiteral("ssh-keygen"), {QStringLiteral("-lf"), made + QStringLiteral(".pub")})
                    .contains(fingerprintOf(*line).toLatin1()));
    }
};

QTEST_GUILESS_MAIN(SshKeyFileTest)
#include "ssh_key_file_test.moc"
