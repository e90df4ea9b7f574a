#include "wizard/look/moment.h"

#include <QCoreApplication>
#include <QLocale>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Moment)
};

} // namespace

QString dateInWords(QDate day, QDate today)
{
    //: How a day is written: d, MMMM and yyyy are filled in, and words stand in single quotation marks (d 'de' MMMM).
    return QLocale().toString(day, day.year() == today.year() ? Texts::tr("d MMMM") : Texts::tr("d MMMM yyyy"));
}

QString momentInWords(const QDateTime &moment)
{
    const auto here = moment.toLocalTime();
    return dateInWords(here.date()) + QStringLiteral(", ") + QLocale().toString(here.time(), QLocale::ShortFormat);
}

} // namespace meethouse
