#pragma once

#include <QStringList>

namespace meethouse
{

// The languages that everything the program says is there in: "en", "it".
QStringList languages();

// From now on all is said in this language; empty: in the system's, or English where we do not have that. Open windows
// are told by QEvent::LanguageChange. On the main thread.
void speak(const QString &language = {});
QString spokenLanguage();

} // namespace meethouse
