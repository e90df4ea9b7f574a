#pragma once

#include "base/error.h"

namespace meethouse
{

// The errors of this room, in one place so that they are worded alike.
Error brokenTemplates(const QString &file, const QString &detail);
Error noSuchLanguage(const QString &language);
Error noPaperForRole();
Error cannotWrite(const QString &path, const QString &detail);
Error noGuiApplication();
Error exportStopped();

} // namespace meethouse
