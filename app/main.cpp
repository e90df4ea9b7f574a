#include "wizard/window.h"

#include <QApplication>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    meethouse::Window window(QStringLiteral(MEETHOUSE_VERSION), {});
    window.show();
    return QApplication::exec();
}
