// Writes every page of the manager into a folder: manager_screenshots FOLDER [light|dark] [LANGUAGE|long] [small]
#include "clicks.h"
#include "longer.h"
#include "managed.h"
#include "picture.h"

#include "base/language.h"
#include "wizard/look/colours.h"
#include "wizard/look/measure.h"
#include "wizard/look/page.h"
#include "wizard/manager/documents_tab.h"
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
#include <QDir>
#include <QFileInfo>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QTest>

#include <cstdio>

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
    Album(Window &window, QString folder, QString shade)
        : m_window(window)
        , m_folder(std::move(folder))
        , m_shade(std::move(shade))
    {
    }

    [[nodiscard]] Manager &manager() const { return *m_window.manager(); }
    [[nodiscard]] int count() const { return m_count; }
    void take(const QString &name)
    {
        QTest::qWait(60);
        takeNow(name, m_window);
    }
    void takeNow(const QString &name, QWidget &widget)
    {
        const QString file = QStringLiteral("%1/manager-%2-%3-%4.png").arg(m_folder, name, spokenLanguage(), m_shade);
        tellWhatIsCutOff(widget, QFileInfo(file).fileName());
        if (!savePicture(widget.grab(), file))
            qFatal("a picture cannot be written");
        ++m_count;
    }
    // The question that a button brings, which is left as it is.
    void takeQuestion(const QString &name, const QString &button)
    {
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
    QString m_folder;
    QString m_shade;
    int m_count = 0;
};

void certificate(Album &album)
{
    album.click(SettingsTab::tr("Certi&ficate…"));
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

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir home;
    // A person's folders, whoever takes the pictures.
    qputenv("HOME", "/home/anna");
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    const QApplication app(argc, argv);
    const auto words = QCoreApplication::arguments();
    const QString folder = words.value(1, QStringLiteral("."));
    const QString shade = words.value(2, QStringLiteral("light"));
    const auto language = words.value(3, QStringLiteral("en"));
    Longer longer;
    speak(language == QLatin1String("long") ? QStringLiteral("en") : language);
    if (language == QLatin1String("long"))
        QCoreApplication::installTranslator(&longer);
    applyLook(shade == QLatin1String("dark") ? Scheme::Dark : Scheme::Light);
    QDir().mkpath(folder);

    const Profiles profiles(home.path());
    const auto all = servers();
    for (auto it = all.begin(); it != all.end(); ++it) {
        if (!profiles.save(pretendedProfile(it.key())))
            qFatal("a profile could not be kept");
    }
    Window window(pretendedWays(all), home.path());
    if (words.contains(QLatin1String("small")))
        window.resize(leastWidth, leastHeight);
    window.show();
    auto *manager = window.manager();
    Album album(window, folder, shade);
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
    emit table->opened(0);
    QTest::qWait(200);
    take(QStringLiteral("room-change"));
    QTest::mouseClick(buttonIn(rooms, RoomPage::tr("C&hange it").remove(QLatin1Char('&'))), Qt::LeftButton);
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
    check.facts = {
        {QStringLiteral("firewall"), QStringLiteral("Firewall"), QStringLiteral("on"), QStringLiteral("off")}};
    check.stale = {{QStringLiteral("notice"), QStringLiteral("en"), {}, {QStringLiteral("firewall")},
        {QStringLiteral("A firewall lets in only what meetings need.")}}};
    check.needed = {QStringLiteral("short")};
    holding->take(check);
    take(QStringLiteral("documents-stale"));
    manager->turnTo(4);
    take(QStringLiteral("settings"));
    certificate(album);
    manager->turnTo(5);
    take(QStringLiteral("maintenance"));
    album.takeQuestion(QStringLiteral("way-in"), MaintenanceTab::tr("Chan&ge…"));
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
    std::printf("%d pictures in %s\n", album.count(), qPrintable(folder));
}
