#pragma once

#include "base/result.h"
#include "privacy/document.h"
#include "privacy/words.h"

namespace meethouse
{

// OpenDocument text (ISO/IEC 26300, 1.3) for those who must edit: every look is a named style. The same paper gives the
// same bytes. Errors: Failed.
Result<QByteArray> writeOdt(const Document &document, const Words &words);

} // namespace meethouse
