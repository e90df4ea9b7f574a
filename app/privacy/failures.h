#pragma once

#include "base/error.h"

namespace meethouse
{

// The errors of this room, in one place so that they are worded alike.
Error brokenTemplates(const QString &file, const QString &detail);
Error noSuchLanguage(const QString &language, const QStringList &there = {});
Error cannotWrite(const QString &path, const QString &detail);
Error noPdfEngine(const QString &missing);
Error pdfNotWritten(const QString &detail);
Error archiveNotWritten(const QString &detail);
Error nothingToPublish();
Error publicationUnread(const QString &detail);
Error noExportThere(const QString &folder);
Error notAnExport(const QString &file, const QString &detail);
Error exportStopped();

} // namespace meethouse
