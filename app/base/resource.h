#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace meethouse
{

// A file that travels inside the program, for example "server/run.sh". That it is there is our own business: a missing
// one ends the program.
QByteArray resource(const QString &path);

// The names of the files directly in a folder of resources, sorted.
QStringList resourcesIn(const QString &folder);

} // namespace meethouse
