#pragma once

#include <QJsonObject>
#include <QString>

namespace meethouse
{

// Whether mod_meethouse_hosts carried an operation out.
bool isDone(const QJsonObject &result);

// Why not, as a sentence about `subject`: a host's name, a room, the id of a link.
QString refusalOf(const QJsonObject &result, const QString &subject);

} // namespace meethouse
