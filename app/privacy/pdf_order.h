#pragma once

#include <QByteArray>
#include <QDate>
#include <QString>

namespace meethouse
{

// Qt writes the time of day into a PDF and its fonts in the order of a hash that differs from one start of the program
// to the next. This writes the same objects again in the order in which they refer to each other, with noon of the
// paper's date for the time, and says the language of the text. What it does not understand it returns as it was.
QByteArray settledPdf(const QByteArray &pdf, QDate date, const QString &language);

} // namespace meethouse
