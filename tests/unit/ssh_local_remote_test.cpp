#include "local_remote.h"

#include <QTest>

#include <thread>

using namespace meethouse;

namespace
{

RemoteCommand command(const char *line)
{
    RemoteCommand made;
    made.line = line;
    return made;
}

} // namespace

// Other rooms lean on this stand-in, so it has to behave as a Connection does.
class SshLocalRemoteTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsOutputErrorsAndExitCode()
    {
        LocalRemote remote;
        const auto outcome = remote.run(command("echo out; echo err >&2; exit 7"), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->output, QByteArray("out\n"));
        QCOMPARE(outcome->errors, QByteArray("err\n"));
        QCOMPARE(outcome->exitCode, 7);
        QCOMPARE(outcome->signal, QString());
        QCOMPARE(remote.roundTrips(), 1);
    }

    void tellsTheSignal()
    {
        LocalRemote remote;
        const auto outcome = remote.run(command("kill -KILL $$"), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->signal, QStringLiteral("KILL"));
    }

    void sendsInputThenSecretThenTheEnd()
    {
        LocalRemote remote;
        RemoteCommand asked = command("cat");
        asked.input = QByteArray(1 << 20, 'x');
        asked.secretInput = Secret("secret");
        const auto outcome = remote.run(std::move(asked), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->output.size(), (1 << 20) + 6);
        QVERIFY(outcome->output.endsWith("xsecret"));
    }

    void survivesACommandThatDoesNotRead()
    {
        LocalRemote remote;
        RemoteCommand asked = command("exit 3");
        asked.input = QByteArray(1 << 20, 'x');
        const auto outcome = remote.run(std::move(asked), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->exitCode, 3);
    }

    void stopsWithinASecondAndLeavesTheCommand()
    {
        LocalRemote remote;
        std::stop_source source;
        std::jthread stopper([&source] {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            source.request_stop();
        });
        QElapsedTimer timer;
        timer.start();
        const auto outcome = remote.run(command("sleep 5"), source.get_token());
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
        QVERIFY(timer.elapsed() < 1200);
    }

    void keepsItsDeadline()
    {
        LocalRemote remote;
        RemoteCommand asked = command("sleep 5");
        asked.deadline = std::chrono::milliseconds(200);
        const auto outcome = remote.run(std::move(asked), {});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::TimedOut);
    }

    void handsOutPiecesAndRefusesTooMuch()
    {
        LocalRemote remote;
        QByteArray pieces;
        RemoteCommand asked = command("echo a; sleep 0.1; echo b");
        asked.onOutput = [&pieces](const QByteArray &piece) { pieces += piece; };
        QVERIFY(remote.run(std::move(asked), {}));
        QCOMPARE(pieces, QByteArray("a\nb\n"));

        RemoteCommand loud = command("head -c 100000 /dev/zero");
        loud.outputLimit = 50000;
        QVERIFY(!remote.run(std::move(loud), {}));
    }
};

QTEST_GUILESS_MAIN(SshLocalRemoteTest)
#include "ssh_local_remote_test.moc"
