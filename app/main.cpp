#include "base/language.h"
#include "commands/commands.h"
#include "wizard/look/colours.h"
#include "wizard/look/language_button.h"
#include "wizard/window.h"

#include <QApplication>
#include <QGuiApplication>

#include <sys/prctl.h>
#include <sys/resource.h>

#include <memory>

namespace
{

// A dump of this program's memory could hold passwords.
void forbidMemoryDumps()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
}

void describe()
{
    QCoreApplication::setApplicationName(QStringLiteral("meethouse"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MEETHOUSE_VERSION));
    meethouse::speak();
}

int runInTerminal(int &argc, char **argv, const QStringList &words)
{
    // Only hand-over sheets need fonts; everything else does without what they cost.
    std::unique_ptr<QCoreApplication> app;
    if (meethouse::needsGui(words)) {
        if (!hasDisplay())
            qputenv("QT_QPA_PLATFORM", "offscreen");
        app = std::make_unique<QGuiApplication>(argc, argv);
    } else {
        app = std::make_unique<QCoreApplication>(argc, argv);
    }
    describe();
    return meethouse::runCommandLine(words);
}

} // namespace

int main(int argc, char **argv)
{
    forbidMemoryDumps();
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    if (!words.isEmpty())
        return runInTerminal(argc, argv, words);
    if (!hasDisplay()) {
        const QCoreApplication app(argc, argv);
        std::fputs(qPrintable(meethouse::commandHelp()), stdout);
        return 2;
    }

    QApplication app(argc, argv);
    describe();
    meethouse::LanguageButton::speakAsBefore();
    meethouse::applyLook();
    meethouse::Window window;
    window.show();
    return QApplication::exec();
}
