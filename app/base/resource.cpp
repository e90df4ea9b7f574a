#include "base/resource.h"

#include <QDir>
#include <QFile>

namespace meethouse
{

QByteArray resource(const QString &path)
{
    QFile file(QStringLiteral(":/") + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The program does not carry its file %s.", qPrintable(path));
    return file.readAll();
}

QStringList resourcesIn(const QString &folder)
{
    return QDir(QStringLiteral(":/") + folder).entryList(QDir::Files, QDir::Name);
}

} // namespace meethouse
