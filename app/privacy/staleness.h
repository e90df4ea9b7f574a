#pragma once

#include "privacy/index.h"
#include "privacy/privacy.h"

namespace meethouse
{

// Makes what the index lists again, of what was known then and of what is now, and tells what is otherwise. Errors:
// Failed.
Result<void> compareWithNow(
    const ExportIndex &index, const Settings &settings, const Facts &facts, DocumentsCheck &check);

} // namespace meethouse
