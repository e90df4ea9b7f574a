#pragma once

#include "privacy/document.h"
#include "privacy/words.h"

namespace meethouse
{

// What stands at the foot of every page, in two lines: which paper of whom and when, and which text it is exactly.
QStringList footerOf(const Document &document, const Words &words);

} // namespace meethouse
