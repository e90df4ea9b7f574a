#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace meethouse
{

// Every page and every state of the window, one after the other, in the language that is spoken. `see` is shown each of
// them, and each question a page asks, under a name of its own.
using See = std::function<void(const QString &name, QWidget &window)>;
// `small`: in the smallest window there is.
void tourOfTheWizard(const See &see, bool small = false);
void tourOfTheManager(const See &see, bool small = false);

} // namespace meethouse
