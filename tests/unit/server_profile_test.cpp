#include "server/profile.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace meethouse;

namespace
{

Profile school()
{
    return {QStringLiteral("School"), QStringLiteral("root"), QStringLiteral("2001:db8::10"), 2222,
        QStringLiteral("/home/anna/.ssh/id_ed25519"), QStringLiteral("meet.example.org")};
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

class ProfileTest : public QObject
{
    Q_OBJECT

private slots:
    void remembers();
    void putsOneInThePlaceOfAnother();
    void elsewhereNothingOfThisComputerIsKnown();
    void isForUsAlone();
    void refusesBadOnes_data();
    void refusesBadOnes();
    void brokenFile_data();
    void brokenFile();
    void failedWriteLeavesTheOldOne();
};

void ProfileTest::remembers()
{
    QTemporaryDir folder;
    const Profiles profiles(folder.filePath(QStringLiteral("new/config")));
    QVERIFY(profiles.all()->isEmpty());
    QCOMPARE(profiles.find(QStringLiteral("School")).error().kind, ErrorKind::Usage);

    QVERIFY(profiles.save(school()).has_value());
    Profile other{QStringLiteral("Büro 1"), QStringLiteral("anna"), QStringLiteral("203.0.113.10"), 22, {}, {}, false,
        QStringLiteral("[203.0.113.53]:5353"), QStringLiteral("/home/anna/ca.pem")};
    QVERIFY(profiles.save(other).has_value());
    QCOMPARE(profiles.all()->size(), 2);
    QVERIFY(*profiles.find(QStringLiteral("School")) == school());
    QVERIFY(*profiles.find(QStringLiteral("Büro 1")) == other);

    other.port = 2200;
    QVERIFY(profiles.save(other).has_value());
    QCOMPARE(profiles.all()->size(), 2);
    QCOMPARE(profiles.find(QStringLiteral("Büro 1"))->port, quint16(2200));

    QVERIFY(profiles.remove(QStringLiteral("School")).has_value());
    QCOMPARE(profiles.remove(QStringLiteral("School")).error().kind, ErrorKind::Usage);
    QCOMPARE(profiles.all()->size(), 1);
}

void ProfileTest::putsOneInThePlaceOfAnother()
{
    QTemporaryDir folder;
    const Profiles profiles(folder.path());
    QVERIFY(profiles.save(school()));
    auto moved = school();
    moved.name = QStringLiteral("Old school");
    moved.port = 2200;
    QVERIFY(profiles.put(moved, school().name));
    QCOMPARE(profiles.all()->size(), 1);
    QVERIFY(*profiles.find(moved.name) == moved);

    QVERIFY(profiles.put(school(), {}));
    QCOMPARE(profiles.put(school(), {}).error().kind, ErrorKind::Usage);
    QCOMPARE(profiles.put(school(), moved.name).error().kind, ErrorKind::Usage);
    QCOMPARE(profiles.put(school(), QStringLiteral("nobody")).error().kind, ErrorKind::Usage);
    moved.host = QStringLiteral("a b");
    QCOMPARE(profiles.put(moved, moved.name).error().kind, ErrorKind::Usage);
    QCOMPARE(profiles.all()->size(), 2);
}

void ProfileTest::elsewhereNothingOfThisComputerIsKnown()
{
    auto profile = school();
    profile.identityFile = QStringLiteral("/home/anna/.ssh/id_ed25519");
    profile.inKeychain = true;
    profile.caFile = QStringLiteral("/home/anna/ca.pem");
    const auto text = QJsonDocument(forElsewhere({profile})).toJson();
    QVERIFY(text.contains(profile.host.toUtf8()));
    QVERIFY(!text.contains("anna/") && !text.contains("true"));
}

void ProfileTest::isForUsAlone()
{
    QTemporaryDir folder;
    const Profiles profiles(folder.filePath(QStringLiteral("config")));
    const auto before = umask(0);
    const auto saved = profiles.save(school());
    umask(before);
    QVERIFY(saved.has_value());
    struct stat status = {};
    QCOMPARE(stat(QFile::encodeName(profiles.path()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
    QCOMPARE(stat(QFile::encodeName(folder.filePath(QStringLiteral("config"))).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0700U);
}

void ProfileTest::refusesBadOnes_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("text");
    QTest::newRow("no name") << QStringLiteral("name") << QString();
    QTest::newRow("a line feed") << QStringLiteral("name") << QStringLiteral("a\nb");
    QTest::newRow("a bidi mark") << QStringLiteral("name") << QString(QStringLiteral("a") + QChar(0x202e));
    QTest::newRow("no user") << QStringLiteral("user") << QString();
    QTest::newRow("a user with a blank") << QStringLiteral("user") << QStringLiteral("a b");
    QTest::newRow("a user that is an option") << QStringLiteral("user") << QStringLiteral("-oProxyCommand=x");
    QTest::newRow("no host") << QStringLiteral("host") << QString();
    QTest::newRow("a host with a user") << QStringLiteral("host") << QStringLiteral("a@b");
    QTest::newRow("a host that is an option") << QStringLiteral("host") << QStringLiteral("-x");
    QTest::newRow("a path with a line feed") << QStringLiteral("identityFile") << QStringLiteral("/a\n/b");
}

void ProfileTest::refusesBadOnes()
{
    QFETCH(QString, what);
    QFETCH(QString, text);
    QTemporaryDir folder;
    const Profiles profiles(folder.path());
    auto bad = school();
    (what == QLatin1String("name")      ? bad.name
        : what == QLatin1String("user") ? bad.user
        : what == QLatin1String("host") ? bad.host
                                        : bad.identityFile) = text;
    const auto saved = profiles.save(bad);
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error().kind, ErrorKind::Usage);
    QVERIFY(!QFileInfo::exists(profiles.path()));
}

void ProfileTest::brokenFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("servers: 1");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("newer") << QByteArray(R"({"format":2,"profiles":[]})");
    QTest::newRow("an entry without an address") << QByteArray(R"({"format":1,"profiles":[{"name":"a","user":"b"}]})");
    QTest::newRow("a port that is none") << QByteArray(
        R"({"format":1,"profiles":[{"name":"a","user":"b","host":"c","port":70000}]})");
    QTest::newRow("twice the same") << QByteArray(
        R"({"format":1,"profiles":[{"name":"a","user":"b","host":"c"},{"name":"a","user":"b","host":"d"}]})");
}

void ProfileTest::brokenFile()
{
    QFETCH(QByteArray, content);
    QTemporaryDir folder;
    const Profiles profiles(folder.path());
    write(profiles.path(), content);
    QCOMPARE(profiles.all().error().kind, ErrorKind::Failed);
    // What cannot be read is not written over.
    QVERIFY(!profiles.save(school()).has_value());
    QFile file(profiles.path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

void ProfileTest::failedWriteLeavesTheOldOne()
{
    QTemporaryDir folder;
    const Profiles profiles(folder.path());
    QVERIFY(profiles.save(school()).has_value());
    // A folder in the way of the file makes the last step, the rename, fail even for root.
    const auto old = QFile::encodeName(profiles.path());
    QVERIFY(QFile::rename(profiles.path(), profiles.path() + QStringLiteral(".kept")));
    QCOMPARE(mkdir(old.constData(), 0700), 0);
    QVERIFY(!profiles.save(school()).has_value());
    QVERIFY(QFileInfo(profiles.path()).isDir());
}

QTEST_GUILESS_MAIN(ProfileTest)
#include "server_profile_test.moc"
