#include "test_cases.h"

#include "wizard/look/colours.h"

#include <QApplication>
#include <QTemporaryDir>

using namespace meethouse;

int main(int count, char **words)
{
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    const QApplication app(count, words);
    applyLook(Scheme::Light);
    int failed = 0;
    for (const auto &test : testCases())
        failed += test(count, words);
    return failed;
}
