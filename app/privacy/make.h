#pragma once

#include "privacy/document.h"
#include "privacy/law.h"
#include "privacy/words.h"

namespace meethouse
{

// One paper in one language, from template, settings and facts to the finished model, with its gaps and its appendix.
// root is ":/documents" in the program. Errors: Usage for a language that is not there, Failed for broken templates.
Result<Document> makeDocument(const QString &root, const QString &id, const QString &language, const Settings &settings,
    const Facts &measured, QDate date);

} // namespace meethouse
