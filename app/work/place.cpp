#include "work/place.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QSysInfo>

namespace meethouse
{

QString configurationFolder()
{
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/meethouse");
    if (QDir().mkpath(folder))
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return folder;
}

QString whoIsHere()
{
    auto user = qEnvironmentVariable("USER");
    if (user.isEmpty())
        user = QStringLiteral("somebody");
    return user + QLatin1Char('@') + QSysInfo::machineHostName();
}

} // namespace meethouse
