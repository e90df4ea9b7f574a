// Writes the papers of a made-up provider: papers_probe ROLE FOLDER LANGUAGE… For benchmarks and for looking at them.
#include "../unit/privacy_samples.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 4)
        return 2;
    auto role = meethouse::Settings::Role::Unsaid;
    for (const auto each : {meethouse::Settings::Role::Self, meethouse::Settings::Role::School,
             meethouse::Settings::Role::Public, meethouse::Settings::Role::Company,
             meethouse::Settings::Role::Association, meethouse::Settings::Role::Processor}) {
        if (meethouse::wordOf(each) == words[1])
            role = each;
    }
    meethouse::ExportWishes wishes;
    wishes.folder = words[2];
    wishes.languages = words.mid(3);
    wishes.date = meethouse::samples::today();
    const auto exported =
        meethouse::exportDocuments(meethouse::samples::settings(role), meethouse::samples::facts(), wishes, {});
    if (!exported) {
        std::fprintf(stderr, "%s %s\n", qPrintable(exported.error().what), qPrintable(exported.error().detail));
        return 1;
    }
    std::printf("%lld files, %lld drafts\n", static_cast<long long>(exported->files.size()),
        static_cast<long long>(exported->drafts.size()));
    return 0;
}
