#include "net/own_certificate.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace meethouse;

using Weight = CertificateFinding::Weight;

// Certificates are made with the openssl program, as their owners' authorities make them.
class OwnCertificateTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whatIsInOrderIsPacked();
    void orderIsPutRight();
    void judges_data();
    void judges();
    void everyDateCounts();
    void aPassphraseOpensAKey();

private:
    void openssl(const QString &words);
    void authority(const char *name, const char *issuer = nullptr);
    void server(const char *name, const char *issuer, const char *key, const char *more = "");
    void join(const char *file, std::initializer_list<const char *> parts);
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray content(const char *name) const;
    [[nodiscard]] OwnCertificate read(const char *chain, const char *key, const Secret &passphrase = {}) const;

    QTemporaryDir m_folder;
};

void OwnCertificateTest::openssl(const QString &words)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral("openssl"), words.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

void OwnCertificateTest::authority(const char *name, const char *issuer)
{
    openssl(
        QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 400 -subj /CN=%1 -keyout "
                       "%1.key -out %1.pem -addext basicConstraints=critical,CA:TRUE %2")
            .arg(QLatin1String(name),
                issuer ? QStringLiteral("-CA %1.pem -CAkey %1.key").arg(QLatin1String(issuer)) : QString()));
}

void OwnCertificateTest::server(const char *name, const char *issuer, const char *key, const char *more)
{
    openssl(QStringLiteral("req -x509 -nodes -subj /CN=meet.example.org -keyout %1.key -out %1.pem -CA %2.pem -CAkey "
                           "%2.key -newkey %3 %4 %5")
                .arg(QLatin1String(name), QLatin1String(issuer), QLatin1String(key), QLatin1String(more),
                    QByteArray(more).contains("subjectAltName")
                        ? QString()
                        : QStringLiteral("-addext subjectAltName=DNS:meet.example.org")));
}

QByteArray OwnCertificateTest::content(const char *name) const
{
    QFile file(path(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void OwnCertificateTest::join(const char *name, std::initializer_list<const char *> parts)
{
    QFile file(path(QLatin1String(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const char *part : parts)
        file.write(content(part));
}

OwnCertificate OwnCertificateTest::read(const char *chain, const char *key, const Secret &passphrase) const
{
    return readOwnCertificate({path(QLatin1String(chain)), path(QLatin1String(key)), QStringLiteral("meet.example.org"),
                                  path(QStringLiteral("root.pem"))},
        passphrase);
}

void OwnCertificateTest::initTestCase()
{
    const char *p256 = "ec -pkeyopt ec_paramgen_curve:P-256";
    authority("root");
    authority("between", "root");
    authority("other");
    server("good", "between", p256);
    server("rsa", "between", "rsa:2048");
    server("wildcard", "between", p256, "-addext subjectAltName=DNS:*.example.org");
    server("elsewhere", "between", p256, "-addext subjectAltName=DNS:www.example.org,DNS:example.org");
    server("nameless", "between", p256, "-addext subjectAltName=email:anna@example.org");
    server("short", "between", "rsa:1024");
    server("sha1", "between", p256, "-sha1");
    server("edwards", "between", "ed25519");
    server("brainpool", "between", "ec -pkeyopt ec_paramgen_curve:brainpoolP256r1");
    server("soon", "between", p256, "-days 5");
    server("client", "between", p256, "-addext extendedKeyUsage=clientAuth");
    server("house", "other", p256);
    openssl(QStringLiteral("req -x509 -nodes -newkey rsa:2048 -subj /CN=a -addext subjectAltName=DNS:meet.example.org "
                           "-keyout alone.key -out alone.pem"));
    openssl(QStringLiteral("pkey -in good.key -aes256 -passout pass:sesam -out locked.key"));
    openssl(QStringLiteral("pkey -in rsa.key -traditional -aes128 -passout pass:sesam -out locked-old.key"));
    openssl(QStringLiteral("x509 -in good.pem -outform DER -out good.der"));
    openssl(QStringLiteral("req -new -key good.key -subj /CN=a -out request.pem"));
    for (const char *name : {"good", "rsa", "wildcard", "elsewhere", "nameless", "short", "sha1", "edwards",
             "brainpool", "soon", "client"}) {
        const QByteArray file(name);
        join(QByteArray(file + "-chain.pem").constData(), {QByteArray(file + ".pem").constData(), "between.pem"});
    }
    join("turned.pem", {"between.pem", "root.pem", "other.pem", "good.pem"});
    join("whole-house.pem", {"house.pem", "other.pem"});
    join("both.pem", {"good.pem", "between.pem", "good.key"});
    QFile damaged(path(QStringLiteral("damaged.pem")));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(content("good.pem") + content("between.pem").replace(100, 20, "!!!!"));
}

void OwnCertificateTest::whatIsInOrderIsPacked()
{
    const auto read = this->read("good-chain.pem", "good.key");
    QVERIFY(read.findings.isEmpty());
    QCOMPARE(read.chain, content("good-chain.pem"));
    QVERIFY(read.key.reveal().starts_with("-----BEGIN PRIVATE KEY-----"));
    QCOMPARE(read.own.names, QStringList{QStringLiteral("meet.example.org")});
    QVERIFY(this->read("rsa-chain.pem", "rsa.key").findings.isEmpty());
    QVERIFY(this->read("wildcard-chain.pem", "wildcard.key").findings.isEmpty());
    // Some authorities put everything into one file.
    QVERIFY(this->read("both.pem", "both.pem").findings.isEmpty());
}

void OwnCertificateTest::orderIsPutRight()
{
    const auto read = this->read("turned.pem", "good.key");
    QCOMPARE(read.findings.size(), 1);
    QCOMPARE(read.findings.first().weight, Weight::Remark);
    QCOMPARE(read.chain, content("good-chain.pem"));
}

void OwnCertificateTest::judges_data()
{
    QTest::addColumn<QByteArray>("chain");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("weight");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *chain, const char *key, Weight weight, const char *says) {
        QTest::newRow(name) << QByteArray(chain) << QByteArray(key) << int(weight) << QString::fromUtf8(says);
    };
    row("no file", "nowhere.pem", "good.key", Weight::Fault, "nowhere.pem");
    row("no key file", "good-chain.pem", "nowhere.key", Weight::Fault, "nowhere.key");
    row("the two mixed up", "good.key", "good-chain.pem", Weight::Fault, "a key and no certificate");
    row("a request", "request.pem", "good.key", Weight::Fault, "a request");
    row("binary", "good.der", "good.key", Weight::Fault, "binary form");
    row("damaged", "damaged.pem", "good.key", Weight::Fault, "damaged");
    row("a certificate for a key", "good-chain.pem", "good-chain.pem", Weight::Fault, "holds no key");
    row("another key", "good-chain.pem", "rsa.key", Weight::Fault, "does not belong");
    row("locked", "good-chain.pem", "locked.key", Weight::Fault, "locked with a passphrase");
    row("locked the old way", "rsa-chain.pem", "locked-old.key", Weight::Fault, "locked with a passphrase");
    row("another name", "elsewhere-chain.pem", "elsewhere.key", Weight::Fault, "but for www.example.org, example.org");
    row("name in the old place only", "nameless-chain.pem", "nameless.key", Weight::Fault, "subjectAltName");
    row("short key", "short-chain.pem", "short.key", Weight::Fault, "1024 bits");
    row("old signature", "sha1-chain.pem", "sha1.key", Weight::Fault, "SHA-1");
    row("kind of key", "edwards-chain.pem", "edwards.key", Weight::Fault, "not every browser");
    row("kind of curve", "brainpool-chain.pem", "brainpool.key", Weight::Fault, "not every browser");
    row("ends soon", "soon-chain.pem", "soon.key", Weight::Remark, "ends soon");
    row("not for servers", "client-chain.pem", "client.key", Weight::Fault, "not made for servers");
    row("incomplete", "good.pem", "good.key", Weight::Doubt, "The chain ends with CN=meet.example.org, whose issuer");
    row("of the house", "whole-house.pem", "house.key", Weight::Remark, "No authority that this computer knows");
    row("self-signed", "alone.pem", "alone.key", Weight::Remark, "No authority that this computer knows");
}

void OwnCertificateTest::judges()
{
    QFETCH(QByteArray, chain);
    QFETCH(QByteArray, key);
    QFETCH(int, weight);
    QFETCH(QString, says);
    const auto read = this->read(chain.constData(), key.constData());
    QString all;
    int worst = -1;
    for (const auto &finding : read.findings) {
        all += finding.what + QLatin1Char('\n');
        worst = std::max(worst, int(finding.weight));
        QVERIFY(!finding.todo.isEmpty());
    }
    QVERIFY2(all.contains(says), qPrintable(all));
    QCOMPARE(worst, weight);
    QCOMPARE(read.isUsable(), weight != int(Weight::Fault));
    QCOMPARE(read.key.isEmpty(), !read.isUsable());
}

void OwnCertificateTest::everyDateCounts()
{
    const auto at = [this](int days) {
        QString all;
        const auto now = QDateTime::currentDateTimeUtc().addDays(days);
        const auto read =
            readOwnCertificate({path(QStringLiteral("good-chain.pem")), path(QStringLiteral("good.key")),
                                   QStringLiteral("meet.example.org"), path(QStringLiteral("root.pem")), now},
                {});
        for (const auto &finding : read.findings)
            all += finding.what + QLatin1Char('\n');
        return std::pair(all, read.isUsable());
    };
    const auto [ended, usableThen] = at(800);
    QVERIFY2(ended.contains(QStringLiteral("The certificate ended on")), qPrintable(ended));
    QVERIFY2(ended.contains(QStringLiteral("The certificate of its issuer (CN=between) ended on")), qPrintable(ended));
    QVERIFY(!usableThen);
    const auto [early, usableBefore] = at(-2);
    QVERIFY2(early.contains(QStringLiteral("The certificate is only valid from")), qPrintable(early));
    QVERIFY(!usableBefore);
}

void OwnCertificateTest::aPassphraseOpensAKey()
{
    const auto opened = read("good-chain.pem", "locked.key", Secret("sesam"));
    QVERIFY(opened.findings.isEmpty());
    QVERIFY(opened.keyIsLocked);
    QVERIFY(opened.key.reveal().starts_with("-----BEGIN PRIVATE KEY-----"));
    const auto wrong = read("good-chain.pem", "locked.key", Secret("mellon"));
    QVERIFY(wrong.findings.first().what.contains(QStringLiteral("does not open")));
    QVERIFY(wrong.keyIsLocked);
    QVERIFY(!read("good-chain.pem", "good.key").keyIsLocked);
}

QTEST_GUILESS_MAIN(OwnCertificateTest)

#include "net_own_certificate_test.moc"
