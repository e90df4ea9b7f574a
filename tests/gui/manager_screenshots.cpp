// Writes every page of the manager into a folder: manager_screenshots FOLDER [light|dark] [LANGUAGE]
#include "managed.h"

#include "base/language.h"
#include "wizard/look/colours.h"
#include "wizard/look/page.h"
#include "wizard/manager/host_view.h"
#include "wizard/manager/hosts_tab.h"
#include "wizard/manager/manager.h"
#include "wizard/window.h"

#include <QApplication>
#include <QDir>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <cstdio>

using namespace meethouse;

namespace
{

const QString school = QStringLiteral("meet.schule-beispiel.de");
const QString club = QStringLiteral("meet.verein.example");
const QString practice = QStringLiteral("practice.meet.example");
const QString away = QStringLiteral("old.example");
const QString empty = QStringLiteral("zero.example");

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
    return {{school, {}}, {club, warned}, {practice, asks}, {away, unreachable}, {empty, blank}};
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    const QApplication app(argc, argv);
    const auto words = QCoreApplication::arguments();
    const QString folder = words.value(1, QStringLiteral("."));
    const QString shade = words.value(2, QStringLiteral("light"));
    speak(words.value(3, QStringLiteral("en")));
    applyLook(shade == QLatin1String("dark") ? Scheme::Dark : Scheme::Light);
    QDir().mkpath(folder);

    const Profiles profiles(home.path());
    const auto all = servers();
    for (auto it = all.begin(); it != all.end(); ++it) {
        if (!profiles.save(pretendedProfile(it.key())))
            qFatal("a profile could not be kept");
    }
    Window window(pretendedWays(all), home.path());
    window.show();
    auto *manager = window.manager();
    int count = 0;
    const auto take = [&](const QString &name) {
        QTest::qWait(60);
        if (!window.grab().save(QStringLiteral("%1/manager-%2-%3-%4.png").arg(folder, name, spokenLanguage(), shade)))
            qFatal("a picture cannot be written");
        ++count;
    };
    QTest::qWait(500);
    manager->choose(school);
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
    manager->choose(school);
    take(QStringLiteral("hosts"));
    auto *view = manager->findChild<HostView *>();
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
    for (auto *button : tab->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->isEnabled() && !button->isDefault() && names->parentWidget()) {
            const bool makes = button->text().contains(QStringLiteral("link"));
            if (makes)
                button->click();
        }
    }
    QTest::qWait(200);
    take(QStringLiteral("hosts-links"));
    manager->turnTo(2);
    take(QStringLiteral("documents"));
    manager->turnTo(3);
    take(QStringLiteral("settings"));
    manager->turnTo(4);
    take(QStringLiteral("maintenance"));
    window.resize(900, 600);
    manager->turnTo(1);
    take(QStringLiteral("hosts-smallest"));
    std::printf("%d pictures in %s\n", count, qPrintable(folder));
}
