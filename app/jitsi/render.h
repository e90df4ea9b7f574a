#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace meethouse
{

using Marks = QMap<QString, QString>;

// Puts values in the place of marks `@name@`. A value may consist of letters, digits and . _ : / - only, so that it
// cannot break out of the Lua, HOCON, JavaScript or nginx string it stands in; any other value, and a mark without a
// value, is an error of kind Failed. Text like "name@example" is no mark: a mark is a word of letters between two @.
Result<QByteArray> render(const QByteArray &text, const Marks &marks);

} // namespace meethouse
