#include "hosts/hosts.h"
#include "hosts/rooms.h"

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

    [[nodiscard]] QJsonObject operation(int number) const
    {
        return asked.value(QStringLiteral("operations")).toArray().at(number).toObject();
    }

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
    void changesManyAndSaysWhoWasNot();
    void resetsWithAndWithoutALock();
    void roomNamesAreThoseOfTheWebClient_data();
    void roomNamesAreThoseOfTheWebClient();
    void reservesARoomWithAPasswordThatIsNoPartOfTheCommand();
    void aRoomsPasswordIsChanged();
    void aRoomThatIsTakenIsNamed();
    void anAnswerThatIsNoneIsAnError_data();
    void anAnswerThatIsNoneIsAnError();
};

void HostsTest::invitesManyInOneRoundTrip()
{
    Answering server(
        R"({"ok":true,"results":[{"ok":true,"link":"https://meet.example.org/hosts/#tok1","id":"a1","name":"anna","expires":"2026-12-01T10:00:00Z"},
                        {"ok":true,"link":"https://meet.example.org/hosts/#tok2","id":"a2","expires":"2026-12-01T10:00:00Z"}]})");
    InvitationWishes wishes;
    wishes.names = QStringList{QStringLiteral("anna")};
    wishes.freeNames = 1;
    const auto invitations = inviteHosts(server, wishes, {});
    QVERIFY(invitations.has_value());
    QCOMPARE(server.roundTrips(), 1);
    QCOMPARE(invitations->made.size(), 2);
    QCOMPARE(invitations->made.at(0).link, QStringLiteral("https://meet.example.org/hosts/#tok1"));
    QCOMPARE(invitations->made.at(0).expires, QDateTime(QDate(2026, 12, 1), QTime(10, 0), Qt::UTC));
    QVERIFY(invitations->made.at(1).name.isEmpty());
    QCOMPARE(server.operation(0).value(QStringLiteral("expires")).toInt(), 7 * 86400);
}

void HostsTest::namesAreDataAndNeverPartOfTheCommand()
{
    Answering server(R"({"ok":true,"results":[{"ok":false,"error":"name-invalid"}]})");
    InvitationWishes wishes;
    wishes.names = QStringList{QStringLiteral("'; reboot; '")};
    (void)inviteHosts(server, wishes, {});
    QVERIFY(!server.line.contains("reboot"));
    QCOMPARE(server.operation(0).value(QStringLiteral("name")).toString(), wishes.names.first());
}

void HostsTest::aRefusalNamesTheHost()
{
    Answering server(R"({"ok":true,"results":[{"ok":false,"error":"exists"}]})");
    InvitationWishes wishes;
    wishes.names = QStringList{QStringLiteral("anna")};
    const auto invitations = inviteHosts(server, wishes, {});
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

void HostsTest::changesManyAndSaysWhoWasNot()
{
    Answering server(R"({"ok":true,"results":[{"ok":true},{"ok":false,"error":"unknown"}]})");
    const auto changed =
        changeHosts(server, HostChange::Disable, {QStringLiteral("anna"), QStringLiteral("nobody")}, {});
    QVERIFY(changed.has_value());
    QCOMPARE(changed->done, QStringList{QStringLiteral("anna")});
    QVERIFY(changed->refused.first().contains(QStringLiteral("nobody")));
    QCOMPARE(server.operation(1), (QJsonObject{{QStringLiteral("op"), QStringLiteral("disable")},
                                      {QStringLiteral("name"), QStringLiteral("nobody")}}));
}

void HostsTest::resetsWithAndWithoutALock()
{
    for (const bool lock : {false, true}) {
        Answering server(
            R"({"ok":true,"results":[{"ok":true,"link":"https://meet.example.org/hosts/#t","id":"a","expires":"2026-12-01T10:00:00Z"}]})");
        const auto links = resetHosts(server, {{QStringLiteral("anna")}, lock, {}}, {});
        QVERIFY(links.has_value());
        QCOMPARE(links->made.first().name, QStringLiteral("anna"));
        QCOMPARE(server.operation(0).value(QStringLiteral("lock")).toBool(), lock);
    }
}

void HostsTest::roomNamesAreThoseOfTheWebClient_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << QStringLiteral("Maths") << QStringLiteral("maths");
    QTest::newRow("blanks") << QStringLiteral("  class 2b ") << QStringLiteral("class-2b");
    QTest::newRow("accents") << QStringLiteral("Caf\u00c9") << QStringLiteral("caf%c3%a9");
    QTest::newRow("sharp s") << QStringLiteral("Stra\u00dfe") << QStringLiteral("stra%c3%9fe");
    QTest::newRow("two ways to write it") << QStringLiteral("cafe\u0301") << QStringLiteral("caf%c3%a9");
    QTest::newRow("full width") << QStringLiteral("\uff21\uff22") << QStringLiteral("ab");
    QTest::newRow("marks") << QStringLiteral("a(b)'c/d") << QStringLiteral("a(b)'c%2fd");
}

void HostsTest::roomNamesAreThoseOfTheWebClient()
{
    QFETCH(QString, typed);
    QFETCH(QString, name);
    QCOMPARE(roomName(typed), name);
    QCOMPARE(roomName(roomShown(name)), name);
}

void HostsTest::reservesARoomWithAPasswordThatIsNoPartOfTheCommand()
{
    Answering server(R"({"ok":true,"results":[{"ok":true,"room":"maths","password":"blaue Lampe"}]})");
    const auto reserved = reserveRoom(server, {QStringLiteral("maths"), {}, Secret("blaue Lampe")}, {});
    QVERIFY(reserved.has_value());
    QCOMPARE(reserved->password.reveal(), std::string_view("blaue Lampe"));
    QVERIFY(!server.line.contains("Lampe"));
    QVERIFY(!server.operation(0).contains(QStringLiteral("owner")));
    QCOMPARE(server.operation(0).value(QStringLiteral("password")).toString(), QStringLiteral("blaue Lampe"));
}

void HostsTest::aRoomsPasswordIsChanged()
{
    Answering server(R"({"ok":true,"results":[{"ok":true,"room":"maths","password":"rote Lampe"}]})");
    const auto changed = changeRoom(server, QStringLiteral("maths"), Secret("rote Lampe"), {});
    QVERIFY(changed.has_value());
    QCOMPARE(changed->password.reveal(), std::string_view("rote Lampe"));
    QVERIFY(!server.line.contains("Lampe"));
    QCOMPARE(server.operation(0).value(QStringLiteral("op")).toString(), QStringLiteral("change"));
    QCOMPARE(server.operation(0).value(QStringLiteral("password")).toString(), QStringLiteral("rote Lampe"));
    // Without one the server makes it.
    QVERIFY(changeRoom(server, QStringLiteral("maths"), Secret(), {}).has_value());
    QVERIFY(!server.operation(0).contains(QStringLiteral("password")));
}

void HostsTest::aRoomThatIsTakenIsNamed()
{
    Answering server(R"({"ok":true,"results":[{"ok":false,"error":"room-taken"}]})");
    const auto reserved = reserveRoom(server, {QStringLiteral("caf%c3%a9"), QStringLiteral("anna"), Secret()}, {});
    QVERIFY(!reserved.has_value());
    QVERIFY(reserved.error().what.contains(QStringLiteral("caf\u00e9")));
    QVERIFY(!reserved.error().todo.isEmpty());
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
