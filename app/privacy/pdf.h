#pragma once

#include "base/result.h"
#include "privacy/document.h"
#include "privacy/words.h"

namespace meethouse
{

// The one door to the PDF engine (why this one: docs/decisions). A4, fonts embedded; a draft says so on every page.
// Needs a QGuiApplication; may be called from any thread. Errors: Failed when there is none or the font is missing.
Result<QByteArray> writePdf(const Document &document, const Words &words);

} // namespace meethouse
