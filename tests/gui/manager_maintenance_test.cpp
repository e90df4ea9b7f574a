#include "clicks.h"
#include "managed.h"
#include "test_cases.h"

#include "wizard/manager/maintenance_tab.h"
#include "wizard/manager/manager.h"
#include "wizard/manager/settings_tab.h"

#include <QRadioButton>

#include <semaphore>

using namespace meethouse;

class ManagerMaintenanceTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void everythingIsTriedOutRowByRow();
    void whatAStoppedProofStillAnswersIsForNobody();
    void aKeyIsPutThereAndThenPasswordsAreShutOut();
    void whereKeysAloneOpenNothingIsOffered();
    void theServerIsRememberedInTheFolderThatWasGiven();
    void theNameStaysAndTheCertificateMayChange();

private:
    void open(const Pretended &server);
    void click(const QString &button) { QTest::mouseClick(buttonIn(m_manager.get(), button), Qt::LeftButton); }
    [[nodiscard]] bool says(const QString &text) const { return saysIn(m_manager.get(), text); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ServerList> m_list;
    std::unique_ptr<Manager> m_manager;
};

void ManagerMaintenanceTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void ManagerMaintenanceTest::cleanup()
{
    m_manager.reset();
    m_list.reset();
}

void ManagerMaintenanceTest::open(const Pretended &server)
{
    m_list = pretendedList(*m_folder, {{school, server}});
    m_manager = std::make_unique<Manager>(m_list.get());
    m_manager->resize(1000, 900);
    m_manager->show();
    m_list->refresh();
    m_manager->turnTo(5);
    QTRY_VERIFY(m_list->at(0)->overview() && !m_list->at(0)->isBusy());
}

void ManagerMaintenanceTest::everythingIsTriedOutRowByRow()
{
    open({});
    click(QStringLiteral("Try it"));
    QVERIFY(says(QStringLiteral("Trying the next one")));
    auto *proof = m_manager->findChild<MaintenanceTab *>()->proof();
    const auto row = pretendedCheck("name", Check::State::Ok, QStringLiteral("The name leads here."));
    proof->takeCheck(row);
    QVERIFY(says(row.what));
    // A server that is none gives no answer that could be judged.
    QTRY_COMPARE(proof->state(), ProofModel::State::Failed);

    Proof whole;
    whole.checks = {row, pretendedCheck("page", Check::State::Fail, QStringLiteral("The page does not open."))};
    proof->take(whole);
    QVERIFY(says(QStringLiteral("Not every promise holds yet")));
    QVERIFY(buttonIn(m_manager.get(), QStringLiteral("Try again")));
    whole.checks.removeLast();
    proof->take(whole);
    QVERIFY(says(QStringLiteral("It works, and this is how we know")));
    click(QStringLiteral("Done"));
    QVERIFY(says(QStringLiteral("Leave it alone")));
}

namespace
{

// Answers when it is let go, and hears nobody who wants it to stop; counts who waits for it and who has had it.
class Held final : public Remote
{
public:
    struct Answers {
        std::counting_semaphore<> letGo{0};
        std::atomic<int> asked = 0;
        std::atomic<int> given = 0;
    };
    explicit Held(std::shared_ptr<Answers> answers)
        : m_answers(std::move(answers))
    {
    }
    Result<RemoteOutcome> run(RemoteCommand, std::stop_token) override
    {
        ++m_answers->asked;
        m_answers->letGo.acquire();
        ++m_answers->given;
        return failure({ErrorKind::Failed, QStringLiteral("Something of then.")});
    }
    [[nodiscard]] int roundTrips() const override { return m_answers->asked.load(); }

private:
    std::shared_ptr<Answers> m_answers;
};

} // namespace

void ManagerMaintenanceTest::whatAStoppedProofStillAnswersIsForNobody()
{
    const auto answers = std::make_shared<Held::Answers>();
    const auto nobodyWaits = qScopeGuard([answers] { answers->letGo.release(8); });
    Setup setup(
        [answers](const Login &, Prompter &, const std::stop_token &) -> Result<Opened> {
            return Opened{std::make_unique<Held>(answers), {}, {}};
        },
        m_folder->path());
    ProofModel proof(setup);
    setup.session.open({}, this, [&proof](const Result<Session::Reached> &) { proof.prove(); });
    QTRY_COMPARE(answers->asked.load(), 1);
    proof.stop();
    proof.prove();
    // The first one's answer comes while the second is waited for.
    answers->letGo.release();
    QTRY_COMPARE(answers->asked.load(), 2);
    QCoreApplication::processEvents();
    QCOMPARE(answers->given.load(), 1);
    QCOMPARE(proof.state(), ProofModel::State::Proving);
    answers->letGo.release();
    QTRY_COMPARE(proof.state(), ProofModel::State::Failed);

    proof.prove();
    QTRY_COMPARE(answers->asked.load(), 3);
    proof.stop();
    bool isLater = false;
    setup.session.ask(
        this, [](Remote &, const std::stop_token &) { return Result<void>(); },
        [&isLater](const Result<void> &) { isLater = true; });
    answers->letGo.release();
    QTRY_VERIFY(isLater);
    QCOMPARE(answers->given.load(), 3);
    QCOMPARE(proof.state(), ProofModel::State::Resting);
}

void ManagerMaintenanceTest::aKeyIsPutThereAndThenPasswordsAreShutOut()
{
    open({});
    auto *server = m_list->at(0);
    answerQuestion(QStringLiteral("Leave it as it is"));
    click(QStringLiteral("Put a key there…"));
    QVERIFY(server->profile().identityFile.isEmpty());
    answerQuestion(QStringLiteral("Put it there"));
    click(QStringLiteral("Put a key there…"));
    QTRY_VERIFY(says(QStringLiteral("Shut passwords out")));
    // What the profile names is known from now on, and the server is the same one still.
    const QString file = m_folder->filePath(QStringLiteral("id_ed25519"));
    QCOMPARE(m_list->profiles().find(school)->identityFile, file);
    QVERIFY(m_list->load());
    QCOMPARE(m_list->at(0), server);

    QTRY_VERIFY(!server->isBusy());
    QString asked;
    QTimer::singleShot(0, m_manager.get(), [&asked] {
        const auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(box);
        asked = box->informativeText();
    });
    answerQuestion(QStringLiteral("Keys alone"));
    click(QStringLiteral("Keys alone…"));
    QVERIFY(asked.contains(QStringLiteral("three minutes")));
    QVERIFY(asked.contains(file));
    QVERIFY(server->isBusy());
    QTRY_VERIFY(!server->isBusy());
    QVERIFY(!server->error());
}

void ManagerMaintenanceTest::whereKeysAloneOpenNothingIsOffered()
{
    open({.passwords = false});
    QVERIFY(says(QStringLiteral("Keys alone open the server")));
    QVERIFY(!buttonIn(m_manager.get(), QStringLiteral("Keys alone…")));
    QVERIFY(!buttonIn(m_manager.get(), QStringLiteral("Put a key there…")));
}

void ManagerMaintenanceTest::theServerIsRememberedInTheFolderThatWasGiven()
{
    auto ways = pretendedWays({{QString(), {}}});
    auto knownHosts = std::make_shared<QString>();
    ways.open = [knownHosts, open = ways.open](Login login, Prompter &prompter, const std::stop_token &stop) {
        *knownHosts = login.knownHostsFile;
        return open(std::move(login), prompter, stop);
    };
    const Profiles profiles(m_folder->path());
    QVERIFY(profiles.save(pretendedProfile(school)));
    ServerList list(profiles, ways);
    QVERIFY(list.load());
    list.refresh();
    QTRY_VERIFY(list.at(0)->overview());
    QCOMPARE(*knownHosts, m_folder->filePath(QStringLiteral("known_hosts")));
}

void ManagerMaintenanceTest::theNameStaysAndTheCertificateMayChange()
{
    open({});
    m_manager->turnTo(4);
    auto *tab = m_manager->findChild<SettingsTab *>();
    click(QStringLiteral("Certificate…"));
    QVERIFY(says(QStringLiteral("How do browsers know that it is you?")));
    QVERIFY(!fieldIn(tab, QStringLiteral("Name of the meetings")));
    for (const auto *choice : tab->findChildren<QRadioButton *>())
        QVERIFY2(!choice->isVisible() || !choice->text().contains(QLatin1String("elf-signed")),
            "nothing makes it self-signed again");
    auto *address = tab->address();
    address->watch(false);
    QTRY_VERIFY_WITH_TIMEOUT(!address->isLooking(), 20000);
    OutsideView view;
    view.asked = true;
    view.peerAddress = QStringLiteral("203.0.113.7");
    view.ipv4 = {view.peerAddress};
    address->take(view);
    click(QStringLiteral("Continue"));
    QTRY_VERIFY(buttonIn(m_manager.get(), QStringLiteral("Set it up")));
    click(QStringLiteral("Back"));
    QVERIFY(says(QStringLiteral("How do browsers know that it is you?")));
}

static const TestCase<ManagerMaintenanceTest> registered;
#include "manager_maintenance_test.moc"
