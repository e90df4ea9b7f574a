#include "ssh_server.h"

#include <QTest>

#include <thread>

using namespace meethouse;

namespace
{

RemoteCommand command(const QByteArray &line)
{
    RemoteCommand made;
    made.line = line;
    made.deadline = std::chrono::seconds(20);
    return made;
}

} // namespace

// What a command's output, input, end and loss look like over a real sshd.
class SshRunTest : public QObject
{
    Q_OBJECT

    SshServer m_server;
    NobodyToAsk m_nobody;

    std::unique_ptr<Connection> connected(Login login)
    {
        auto connection = Connection::open(std::move(login), m_nobody, {});
        if (!connection) {
            qWarning() << connection.error().what << connection.error().why << connection.error().detail;
            return nullptr;
        }
        return std::move(*connection);
    }

private slots:
    void initTestCase()
    {
        if (geteuid() != 0)
            QSKIP("sshd needs root");
        QVERIFY(m_server.start());
    }

    void tellsOutputErrorsAndExitCode()
    {
        const auto connection = connected(m_server.login());
        QVERIFY(connection);
        const auto outcome = connection->run(command("echo out; echo err >&2; exit 7"), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->output, QByteArray("out\n"));
        QCOMPARE(outcome->errors, QByteArray("err\n"));
        QCOMPARE(outcome->exitCode, 7);
        QVERIFY(outcome->signal.isEmpty());
        QCOMPARE(connection->roundTrips(), 1);
        QCOMPARE(connection->hostKeyFingerprint(), m_server.fingerprint());
        QCOMPARE(connection->peerAddress(), QStringLiteral("127.0.0.1"));
    }
};

QTEST_GUILESS_MAIN(SshRunTest)
#include "ssh_run_test.moc"
