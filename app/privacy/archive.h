#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>

namespace meethouse
{

struct ArchiveEntry {
    QString name;
    QByteArray content;
    bool compressed = true;
};

// A ZIP file with these entries in this order, dated noon of the day. The same entries give the same bytes. The only
// place that includes libzip. Errors: Failed.
Result<QByteArray> zipped(const QList<ArchiveEntry> &entries, QDate date);

} // namespace meethouse
