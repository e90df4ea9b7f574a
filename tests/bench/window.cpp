// How long one waits for the window, what it takes of memory and how long it is ever deaf: with 50 servers, and 1,000
// hosts on the one that is open. Prints three lines; never a test, since machines differ.
#include "managed.h"

#include "base/language.h"
#include "wizard/look/colours.h"
#include "wizard/manager/manager.h"
#include "wizard/window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <ctime>
#include <unistd.h>

using namespace meethouse;

namespace
{

// Since the process began, by the kernel's account: loading libraries counts.
double sinceStart()
{
    QFile stat(QStringLiteral("/proc/self/stat"));
    if (!stat.open(QIODevice::ReadOnly))
        return -1;
    const auto fields = stat.readAll().split(')').last().simplified().split(' ');
    const double begun = fields.at(19).toDouble() / static_cast<double>(sysconf(_SC_CLK_TCK));
    timespec now = {};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9 - begun;
}

double memoryMegabytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const auto &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').at(1).toDouble() / 1024;
    }
    return -1;
}

class FirstPaint final : public QObject
{
public:
    double at = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (at == 0 && event->type() == QEvent::Paint)
            at = sinceStart();
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

int main(int argc, char **argv)
{
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    QMap<QString, Pretended> servers;
    for (int i = 0; i < 50; ++i)
        servers.insert(
            QStringLiteral("meet-%1.example").arg(i, 2, 10, QLatin1Char('0')), {.hosts = i == 0 ? 1000 : 40});
    const Profiles profiles(home.path());
    for (auto it = servers.begin(); it != servers.end(); ++it) {
        if (!profiles.save(pretendedProfile(it.key())))
            return 1;
    }

    const QApplication app(argc, argv);
    FirstPaint painted;
    speak(QStringLiteral("en"));
    applyLook(Scheme::Light);
    Window window(pretendedWays(servers), home.path());
    window.installEventFilter(&painted);
    window.show();
    QElapsedTimer turn;
    qint64 longest = 0;
    turn.start();
    QTimer pulse;
    QObject::connect(&pulse, &QTimer::timeout, [&] { longest = std::max(longest, turn.restart()); });
    if (!QTest::qWaitFor([&painted] { return painted.at > 0; }))
        return 1;
    // Drawing what was never drawn is the start's; from here on nobody should feel anything.
    turn.restart();
    pulse.start(1);
    window.servers().refresh();
    QTest::qWait(1500);
    for (const int tab : {1, 2, 3, 4, 1}) {
        window.manager()->turnTo(tab);
        QTest::qWait(300);
    }
    window.manager()->choose(QStringLiteral("meet-07.example"));
    QTest::qWait(300);

    std::printf("first paint: %.0f ms (goal: at most 300)\n", painted.at * 1000);
    std::printf("memory: %.1f MB at most (goal: at most 80)\n", memoryMegabytes());
    std::printf("longest block: %lld ms (goal: at most 50)\n", static_cast<long long>(longest));
}
