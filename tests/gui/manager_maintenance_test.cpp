#include "clicks.h"
#include "managed.h"
#include "test_cases.h"

#include "wizard/manager/maintenance_tab.h"
#include "wizard/manager/manager.h"
#include "wizard/manager/settings_tab.h"

#include <QRadioButton>

using namespace meethouse;

class ManagerMaintenanceTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void everythingIsTriedOutRowByRow();
    void aKeyIsPutThereAndThenPasswordsAreShutOut();
    void whereKeysAloneOpenNothingIsOffered();
    void theServerIsRememberedInTheFolderThatWasGiven();
    void theWayInIsChangedAndCopied();
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

void ManagerMaintenanceTest::theWayInIsChangedAndCopied()
{
    open({});
    const auto change = [this](
                            const QString &field, const QString &text, const QString &button, bool isOffered = true) {
        QTimer::singleShot(0, m_manager.get(), [=] {
            auto *dialog = QApplication::activeModalWidget();
            QVERIFY(dialog);
            auto *line = fieldIn(dialog, field);
            QVERIFY(line);
            line->selectAll();
            QTest::keyClicks(line, text);
            auto *wanted = buttonIn(dialog, button);
            QVERIFY(wanted);
            QCOMPARE(wanted->isEnabled(), isOffered);
            QTest::mouseClick(
                isOffered ? wanted : buttonIn(dialog, QStringLiteral("Leave it as it is")), Qt::LeftButton);
        });
        click(QStringLiteral("Change…"));
    };
    const auto names = [this] {
        QStringList all;
        const auto profiles = m_list->profiles().all();
        for (const auto &profile : *profiles)
            all += profile.name;
        return all.join(u' ');
    };
    change(QStringLiteral("User"), QStringLiteral("anna"), QStringLiteral("Keep"));
    QTRY_COMPARE(m_list->at(0)->profile().user, QStringLiteral("anna"));
    QTRY_VERIFY(says(QStringLiteral("As anna@")));
    QTRY_VERIFY(!m_list->at(0)->isBusy());

    // A copy needs a name, and that of another is not taken away from it.
    change(QStringLiteral("User"), QStringLiteral("berta"), QStringLiteral("Keep as a copy"), false);
    change(QStringLiteral("Name on this computer"), QStringLiteral("Copy"), QStringLiteral("Keep as a copy"));
    QTRY_COMPARE(names(), QStringLiteral("Copy ") + school);
    QTRY_COMPARE(m_manager->current()->profile().name, QStringLiteral("Copy"));
    QTRY_VERIFY(!m_manager->current()->isBusy());
    change(QStringLiteral("Name on this computer"), school, QStringLiteral("Keep"), false);
    change(QStringLiteral("Name on this computer"), QStringLiteral("Attic"), QStringLiteral("Keep"));
    QTRY_COMPARE(names(), QStringLiteral("Attic ") + school);
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
