// Writes every page of the window in every state into a folder: screenshots FOLDER [light|dark] [LANGUAGE|long] [small]
#include "base/language.h"
#include "longer.h"
#include "picture.h"
#include "tour.h"
#include "wizard/look/colours.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QWidget>

#include <cstdio>

using namespace meethouse;

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // A person's folders, whoever takes the pictures.
    qputenv("HOME", "/home/anna");
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    const QApplication app(argc, argv);
    const auto words = QApplication::arguments();
    const QString folder = words.value(1, QStringLiteral("."));
    const QString shade = words.value(2, QStringLiteral("light"));
    const auto language = words.value(3, QStringLiteral("en"));
    const bool small = words.contains(QLatin1String("small"));
    Longer longer;
    speak(language == QLatin1String("long") ? QStringLiteral("en") : language);
    if (language == QLatin1String("long"))
        QCoreApplication::installTranslator(&longer);
    applyLook(shade == QLatin1String("dark") ? Scheme::Dark : Scheme::Light);
    QDir().mkpath(folder);
    int count = 0;
    const See take = [&](const QString &name, QWidget &window) {
        const QString file = QStringLiteral("%1/%2-%3-%4.png").arg(folder, name, spokenLanguage(), shade);
        tellWhatIsCutOff(window, QFileInfo(file).fileName());
        if (!savePicture(window.grab(), file))
            qFatal("%s cannot be written.", qPrintable(file));
        ++count;
    };
    tourOfTheWizard(take, small);
    tourOfTheManager(take, small);
    std::printf("%d pictures in %s\n", count, qPrintable(folder));
    return 0;
}
