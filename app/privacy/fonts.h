#pragma once

#include <QFont>

namespace meethouse
{

// The family the papers are set in: Carlito, carried inside the program, so that a paper looks the same wherever it is
// made. Sizes are in units of the page (see pages.h).
QFont paperFont(qreal size, bool bold = false, bool italic = false);

// Whether the family could be loaded; asked once, before the first page.
bool paperFontsThere();

} // namespace meethouse
