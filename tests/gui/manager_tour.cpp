#include "clicks.h"
#include "managed.h"
#include "samples.h"
#include "tour.h"

#include "wizard/look/measure.h"
#include "wizard/look/page.h"
#include "wizard/manager/documents_tab.h"
#include "wizard/manager/holding_page.h"
#include "wizard/manager/hosts_tab.h"
#include "wizard/manager/import_page.h"
#include "wizard/manager/keys_card.h"
#include "wizard/manager/maintenance_tab.h"
#include "wizard/manager/manager.h"
#include "wizard/manager/room_page.h"
#include "wizard/manager/rooms_tab.h"
#include "wizard/manager/run_page.h"
#include "wizard/manager/searched_table.h"
#include "wizard/manager/settings_tab.h"
#include "wizard/window.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QTest>

using namespace meethouse;

namespace
{

const QString schule = QStringLiteral("meet.schule-beispiel.de");
const QString club = QStringLiteral("meet.verein.example");
const QString practice = QStringLiteral("practice.meet.example");
const QString away = QStringLiteral("old.example");
const QString empty = QStringLiteral("zero.example");
const QString keyed = QStringLiteral("meet.musik.example");

QMap<QString, Pretended> servers()
{
    Pretended warned;
    warned.tasks = {pretendedCheck("restart", Check::State::Warn, QStringLiteral("The server wants to be restarted."),
        QStringLiteral("An update, mostly of the kernel, works only after it."),
        QStringLiteral("Restart it when nobody meets; it takes a minute or two."))};
    Pretended asks;
    asks.question = Prompter::Round{
        QStringLiteral("Password of root at practice.meet.example"), {}, {{QStringLiteral("Password"), true}}};
    Pretended unreachable;
    unreachable.notReached =
        Error{ErrorKind::Connection, QStringLiteral("The server old.example could not be reached."),
            QStringLiteral("It did not answer on port 22 in time."),
            QStringLiteral("Check the address, and that the server is switched on."),
            QStringLiteral("connect: timed out"), {}};
    Pretended blank;
    blank.isSetUp = false;
    blank.hosts = 0;
    return {{schule, {}}, {club, warned}, {practice, asks}, {away, unreachable}, {empty, blank},
        {keyed, {.passwords = false}}};
}

class Album
{
public:
    Album(Window &window, const See &see)
        : m_window(window)
        , m_see(see)
    {
    }

    [[nodiscard]] Manager &manager() const { return *m_window.manager(); }
    void take(const QString &name)
    {
        QTest::qWait(60);
        takeNow(name, m_window);
    }
    void takeNow(const QString &name, QWidget &widget) { m_see(QStringLiteral("manager-") + name, widget); }
    // The question that a button brings, which is left as it is.
    void takeQuestion(const QString &name, const QString &button)
    {
        const auto words = QString(button).remove(QLatin1Char('&'));
        const auto isReady = [this, &words] {
            const auto *found = buttonIn(&m_window, words);
            return found && found->isEnabled();
        };
        if (!QTest::qWaitFor(isReady, 20000))
            qFatal("“%s” cannot be clicked", qPrintable(words));
        QTimer::singleShot(100, &m_window, [this, name] {
            auto *box = QApplication::activeModalWidget();
            takeNow(name, *box);
            box->close();
        });
        click(button);
    }
    void click(const QString &button)
    {
        QTest::mouseClick(buttonIn(&m_window, QString(button).remove(QLatin1Char('&'))), Qt::LeftButton);
    }
    QWidget &window() { return m_window; }

private:
    Window &m_window;
    const See &m_see;
};

void certificate(Album &album)
{
    album.click(SettingsTab::tr("&Certificate…"));
    auto *address = album.manager().findChild<SettingsTab *>()->address();
    address->watch(false);
    if (!QTest::qWaitFor([address] { return !address->isLooking(); }, 20000))
        qFatal("the name is looked up for too long");
    OutsideView view;
    view.asked = true;
    view.peerAddress = QStringLiteral("203.0.113.7");
    view.ipv4 = {view.peerAddress};
    address->take(view);
    album.take(QStringLiteral("settings-certificate"));
    address->setSource(Settings::Certificate::Own);
    if (!QTest::qWaitFor([address] { return !address->isLooking(); }, 20000))
        qFatal("the files are looked at for too long");
    address->take(view);
    album.take(QStringLiteral("settings-certificate-own"));
    address->setSource(Settings::Certificate::LetsEncrypt);
    address->take(view);
}

void settings(Album &album)
{
    auto *tab = album.manager().findChild<SettingsTab *>();
    const auto turn = [tab](auto button) {
        const auto pages = tab->findChildren<Page *>();
        const auto seen = std::find_if(pages.begin(), pages.end(), [](const Page *one) { return one->isVisible(); });
        ((*seen)->bar()->*button)()->click();
    };
    turn(&Bar::back);
    turn(&Bar::main);
    album.take(QStringLiteral("settings-provider"));
    turn(&Bar::main);
    if (!QTest::qWaitFor([tab] { return tab->plan()->state() == PlanModel::State::Failed; }, 20000))
        qFatal("who has no server is told a plan");
    album.take(QStringLiteral("settings-plan-failed"));
    auto settings = samples::settings();
    auto plan = planJitsi(settings, samples::survey(QStringLiteral("debian-13-fresh")), {});
    QList<StepProgress> steps;
    for (const auto &step : plan->steps)
        steps += {step.id, step.title, steps.isEmpty() ? StepState::Pending : StepState::Already, 0};
    tab->plan()->take(PlanModel::Made{std::make_shared<const Plan>(std::move(*plan)), steps});
    album.take(QStringLiteral("settings-plan"));
    turn(&Bar::main);
    album.takeNow(QStringLiteral("settings-work"), album.window());
    tab->work()->takeError({ErrorKind::Failed, QStringLiteral("The step “certificate” failed.")});
    album.takeNow(QStringLiteral("settings-work-failed"), album.window());
    tab->work()->begin(WorkModel::State::Running);
    tab->work()->takeEnd({});
    album.takeNow(QStringLiteral("settings-work-done"), album.window());
}

void keysAndProof(Album &album)
{
    auto &manager = album.manager();
    album.takeQuestion(QStringLiteral("maintenance-key-asked"), KeysCard::tr("Put a &key there…"));
    manager.current()->letIn(LettingIn::ByKey);
    QTest::qWait(500);
    album.take(QStringLiteral("maintenance-key"));
    album.takeQuestion(QStringLiteral("maintenance-keys-alone-asked"), KeysCard::tr("&Keys alone…"));

    album.click(MaintenanceTab::tr("&Try it"));
    auto *proof = manager.findChild<MaintenanceTab *>()->proof();
    Proof tried;
    tried.checks = {pretendedCheck("name", Check::State::Ok, QStringLiteral("The name leads here.")),
        pretendedCheck("certificate", Check::State::Ok, QStringLiteral("Browsers trust the certificate."))};
    for (const auto &check : std::as_const(tried.checks))
        proof->takeCheck(check);
    album.takeNow(QStringLiteral("maintenance-proving"), album.window());
    QTest::qWait(300);
    tried.checks += pretendedCheck("page", Check::State::Fail, QStringLiteral("The page does not open."));
    proof->take(tried);
    album.take(QStringLiteral("maintenance-not-proved"));
    tried.checks.removeLast();
    proof->take(tried);
    album.take(QStringLiteral("maintenance-proved"));
    for (auto *page : manager.findChild<MaintenanceTab *>()->findChildren<Page *>()) {
        if (page->isVisible())
            page->bar()->main()->click();
    }
    QTest::qWait(300);
    manager.choose(keyed);
    album.take(QStringLiteral("maintenance-keys-alone"));
    manager.choose(schule);
}

} // namespace

void meethouse::tourOfTheManager(const See &see, bool small)
{
    const QTemporaryDir home;
    const Profiles profiles(home.path());
    const auto all = servers();
    for (auto it = all.begin(); it != all.end(); ++it) {
        if (!profiles.save(pretendedProfile(it.key())))
            qFatal("a profile could not be kept");
    }
    Window window(pretendedWays(all), home.path());
    if (small)
        window.resize(leastWidth, leastHeight);
    window.show();
    auto *manager = window.manager();
    Album album(window, see);
    const auto take = [&album](const QString &name) { album.take(name); };
    QTest::qWait(500);
    manager->choose(schule);
    take(QStringLiteral("overview"));
    manager->choose(club);
    take(QStringLiteral("overview-task"));
    manager->choose(practice);
    take(QStringLiteral("overview-asks"));
    manager->choose(away);
    take(QStringLiteral("overview-away"));
    manager->choose(empty);
    take(QStringLiteral("overview-empty"));
    manager->turnTo(1);
    take(QStringLiteral("hosts-empty"));
    manager->choose(schule);
    take(QStringLiteral("hosts"));
    auto *view = tableIn(manager->findChild<HostsTab *>());
    view->selectRow(2);
    take(QStringLiteral("hosts-chosen"));
    view->selectRow(0);
    take(QStringLiteral("hosts-active"));
    album.takeQuestion(QStringLiteral("hosts-link-asked"), HostsTab::tr("New &link"));
    album.takeQuestion(QStringLiteral("hosts-remove-asked"), HostsTab::tr("R&emove…"));
    view->selectAll();
    take(QStringLiteral("hosts-many"));
    auto *tab = manager->findChild<HostsTab *>();
    for (auto *button : tab->findChildren<QPushButton *>()) {
        if (button->isDefault() && button->isVisible())
            button->click();
    }
    auto *names = tab->findChild<QPlainTextEdit *>();
    names->setPlainText(QStringLiteral("anna\nBen K"));
    take(QStringLiteral("hosts-invite"));
    for (auto *page : tab->findChildren<Page *>()) {
        if (page->isVisible())
            page->bar()->main()->click();
    }
    QTest::qWait(200);
    take(QStringLiteral("hosts-links"));
    auto *import = tab->findChild<ImportPage *>();
    qobject_cast<QStackedLayout *>(tab->layout())->setCurrentWidget(import);
    take(QStringLiteral("import"));
    const auto listed = [&home, tab](const QByteArray &text) {
        QFile file(home.filePath(QStringLiteral("7b.csv")));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
            qFatal("a list could not be written");
        file.close();
        tab->importModel()->setFolder(home.filePath(QStringLiteral("hosts of meet.schule-beispiel.de")));
        tab->importModel()->setList(file.fileName());
        QTest::qWait(200);
    };
    listed("name;display name\ncarla;Carla Neri\n\xc3\x84rger;Ernst\na.rossi;Anna Rossi\ndino;Dino Verdi\n");
    take(QStringLiteral("import-problems"));
    listed("name;display name\ncarla;Carla Neri\ndino;Dino Verdi\nelsa;Elsa Bruni\n");
    take(QStringLiteral("import-checked"));
    import->bar()->main()->click();
    album.takeNow(QStringLiteral("import-going-on"), window);
    QTest::qWait(1500);
    take(QStringLiteral("import-done"));
    manager->choose(empty);
    manager->turnTo(2);
    take(QStringLiteral("rooms-empty"));
    manager->choose(schule);
    take(QStringLiteral("rooms"));
    auto *rooms = manager->findChild<RoomsTab *>();
    auto *table = tableIn(rooms);
    table->selectRow(1);
    take(QStringLiteral("rooms-chosen"));
    album.takeQuestion(QStringLiteral("room-release-asked"), RoomsTab::tr("Rele&ase…"));
    emit table->opened(0);
    QTest::qWait(200);
    take(QStringLiteral("room-change"));
    QTest::mouseClick(buttonIn(rooms, RoomPage::tr("&Change it").remove(QLatin1Char('&'))), Qt::LeftButton);
    QTest::qWait(500);
    take(QStringLiteral("room"));
    for (auto *page : rooms->findChildren<Page *>()) {
        if (page->isVisible())
            page->bar()->back()->click();
    }
    for (auto *button : rooms->findChildren<QPushButton *>()) {
        if (button->isDefault() && button->isVisible())
            button->click();
    }
    take(QStringLiteral("room-reserve"));
    manager->turnTo(3);
    take(QStringLiteral("documents"));
    DocumentsCheck check;
    check.folder = QStringLiteral("/home/anna/Documents/Meethouse/meet.schule-beispiel.de-2026-10-04");
    check.date = QDate(2026, 10, 4);
    auto *holding = manager->findChild<DocumentsTab *>()->holding();
    holding->take(check);
    take(QStringLiteral("documents-hold"));
    check.drafts = {QStringLiteral("notice"), QStringLiteral("security")};
    holding->take(check);
    take(QStringLiteral("documents-drafts"));
    check.facts = {
        {QStringLiteral("firewall"), QStringLiteral("Firewall"), QStringLiteral("on"), QStringLiteral("off")}};
    check.stale = {{QStringLiteral("notice"), QStringLiteral("en"), {}, {QStringLiteral("firewall")},
        {QStringLiteral("A firewall lets in only what meetings need.")}}};
    check.needed = {QStringLiteral("short")};
    holding->take(check);
    take(QStringLiteral("documents-stale"));
    album.click(HoldingPage::tr("&Write the papers…"));
    take(QStringLiteral("papers"));
    manager->turnTo(4);
    take(QStringLiteral("settings"));
    certificate(album);
    settings(album);
    manager->turnTo(5);
    take(QStringLiteral("maintenance"));
    album.takeQuestion(QStringLiteral("maintenance-undo-asked"), MaintenanceTab::tr("Take &everything back…"));
    album.takeQuestion(QStringLiteral("maintenance-forget-asked"), MaintenanceTab::tr("&Forget it here…"));
    album.takeQuestion(QStringLiteral("way-in"), MaintenanceTab::tr("&Change…"));
    keysAndProof(album);
    PastRun past;
    past.end.steps = {{QStringLiteral("prosody"), QStringLiteral("Install Prosody"), StepState::Already, 0},
        {QStringLiteral("jitsi"), QStringLiteral("Install Jitsi Meet"), StepState::Done, 41.3},
        {QStringLiteral("certificate"), QStringLiteral("Get a certificate"), StepState::Failed, 3.2}};
    past.end.failedStep = QStringLiteral("certificate");
    past.end.detail = QStringLiteral("The name meet.schule-beispiel.de does not lead here.");
    past.log = {QStringLiteral("Setting up jitsi-meet (2.0.10655-1) …"), QStringLiteral("certbot: no A record found")};
    auto *run = manager->findChild<RunPage *>();
    run->show(QStringLiteral("4 October 2026, 9:12"), past);
    qobject_cast<QStackedLayout *>(manager->findChild<MaintenanceTab *>()->layout())->setCurrentWidget(run);
    take(QStringLiteral("maintenance-run"));
    window.resize(900, 600);
    manager->turnTo(1);
    take(QStringLiteral("hosts-smallest"));
}
