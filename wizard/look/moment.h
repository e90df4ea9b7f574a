#pragma once

#include <QDateTime>

namespace meethouse
{

// "23 November", with the year where it is another one.
QString dateInWords(QDate day, QDate today = QDate::currentDate());
// "23 November, 21:02", on this computer's clock.
QString momentInWords(const QDateTime &moment);

} // namespace meethouse
