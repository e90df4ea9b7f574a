#include "hosts/hosts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace meethouse;

namespace
{

// A server that gives a prepared answer and remembers what it was asked.
class Answering final : public Remote
{
public:
    explicit Answering(QByteArray answer, int exitCode = 0)
        : m_answer(std::move(answer))
        , m_exitCode(exitCode)
    {
    }

    Result<RemoteOutcome> run(RemoteCommand command, std::stop_token) override
    {
        ++m_trips;
        line = command.line;
        const auto secret = command.secretInput.reveal();
        asked = QJsonDocument::fromJson(QByteArray(secret.data(), static_cast<qsizetype>(secret.size()))).object();
        RemoteOutcome outcome;
        outcome.exitCode = m_exitCode;
        outcome.output = m_answer;
        return outcome;
    }
    [[nodiscard]] int roundTrips() const override { return m_trips; }

    QByteArray line;
    QJsonObject asked;

private:
    QByteArray m_answer;
    int m_exitCode;
    int m_trips = 0;
};

} // namespace

class HostsTest : public QObject
{
    Q_OBJECT

private slots:
    void invitesManyInOneRoundTrip();
    void namesAreDataAndNeverPartOfTheCommand();
    void aRefusalNamesTheHost();
    void listsAccountsAndInvitations();
    void anAnswerThatIsNoneIsAnError_data();
    void anAnswerThatIsNoneIsAnError();
};

void HostsTest::invitesManyInOneRoundTrip()
{
    Answering server(
        R"({"ok":true,"results":[{"ok":true,"token":"tok1","id":"a1","name":"anna","expires":"2026-12-01T10:00:00Z"},
                        {"ok":true,"token":"tok2","id":"a2","expires":"2026-12-01T10:00:00Z"}]})");
    InvitationWishes wishes;
    wishes.names = QStringList{QStringLiteral("anna")};
    wishes.freeNames = 1;
    const auto invitations = inviteHosts(server, QStringLiteral("meet.example.org"), wishes, {});
    QVERIFY(invitations.has_value());
    QCOMPARE(server.roundTrips(), 1);
    QCOMPARE(invitations->made.size(), 2);
    QCOMPARE(invitations->made.at(0).link, QStringLiteral("https://meet.example.org/hosts/#tok1"));
    QCOMPARE(invitations->made.at(0).expires, QDateTime(QDate(2026, 12, 1), QTime(10, 0), Qt::UTC));
    QVERIFY(invitations->made.at(1).name.isEmpty());
    QCOMPARE(server.asked.value(QStringLiteral("operations"))
                 .toArray()
                 .at(0)
                 .toObject()
                 .value(QStringLiteral("expires"))
                 .toInt(),
        7 * 86400);
}

void HostsTest::namesAreDataAndNeverPartOfTheCommand()
{
    Answering server(R"({"ok":true,"results":[{"ok":false,"error":"name-invalid"}]})");
    InvitationWishes wishes;
    wishes.names = QStringList{QStringLiteral("'; reboot; '")};
    (void)inviteHosts(server, QStringLiteral("meet.example.org"), wishes, {});
    QVERIFY(!server.line.contains("reboot"));
    QCOMPARE(server.asked.value(QStringLiteral("operations"))
                 .toArray()
                 .at(0)
                 .toObject()
                 .value(QStringLiteral("name"))
                 .toString(),
        wishes.names.first());
}

void HostsTest::aRefusalNamesTheHost()
{
    Answering server(R"({"ok":true,"results":[{"ok":false,"error":"exists"}]})");
    InvitationWishes wishes;
    wishes.names = QStringList{QStringLiteral("anna")};
    const auto invitations = inviteHosts(server, QStringLiteral("meet.example.org"), wishes, {});
    QVERIFY(invitations.has_value());
    QVERIFY(invitations->made.isEmpty());
    QVERIFY(invitations->refused.first().contains(QStringLiteral("anna")));
}

void HostsTest::listsAccountsAndInvitations()
{
    Answering server(
        R"({"ok":true,"results":[{"ok":true,"hosts":[{"name":"zoe","state":"active","lastSeen":"2026-11-20"},
                        {"name":"anna","state":"invited","id":"x7","expires":"2026-12-01T10:00:00Z"}]}]})");
    const auto hosts = listHosts(server, {});
    QVERIFY(hosts.has_value());
    QCOMPARE(hosts->at(0).name, QStringLiteral("anna"));
    QCOMPARE(hosts->at(0).state, Host::State::Invited);
    QCOMPARE(hosts->at(0).id, QStringLiteral("x7"));
    QCOMPARE(hosts->at(1).lastSeen, QDate(2026, 11, 20));
    QVERIFY(!hosts->at(0).lastSeen.isValid());
}

void HostsTest::anAnswerThatIsNoneIsAnError_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("no JSON") << QByteArray("bash: prosodyctl: not found") << 127;
    QTest::newRow("refused as a whole") << QByteArray(R"({"ok":false,"error":"internal"})") << 0;
    QTest::newRow("fewer results than questions") << QByteArray(R"({"ok":true,"results":[]})") << 0;
    QTest::newRow("failed although it looks right")
        << QByteArray(R"({"ok":true,"results":[{"ok":true,"hosts":[]}]})") << 1;
}

void HostsTest::anAnswerThatIsNoneIsAnError()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, exitCode);
    Answering server(answer, exitCode);
    const auto hosts = listHosts(server, {});
    QVERIFY(!hosts.has_value());
    QVERIFY(!hosts.error().what.isEmpty() && !hosts.error().todo.isEmpty());
}

QTEST_GUILESS_MAIN(HostsTest)
#include "hosts_test.moc"
