#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace meethouse
{

// A spreadsheet's text file (RFC 4180 and what spreadsheets make of it): UTF-8, UTF-16 or Windows-1252, cells between
// commas, semicolons or tabs, quoted or not.
struct CsvTable {
    struct Row {
        int line = 0; // where it begins, from 1
        QStringList cells;
    };
    QList<Row> rows; // without empty ones
    QChar separator = QLatin1Char(',');
};

// Errors: Usage, with the line where there is one.
Result<CsvTable> readCsv(const QByteArray &bytes);

// UTF-8 with a byte order mark, as spreadsheets want it. Cells that one would take for a formula are made harmless.
QByteArray writeCsv(const QList<QStringList> &rows, QChar separator);

} // namespace meethouse
