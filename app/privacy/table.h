#pragma once

#include "privacy/setting.h"

namespace meethouse
{

// A table as one piece a row; the first rows keep together, the header comes again on every page.
std::vector<std::shared_ptr<Piece>> setTable(const Block &table, const PageStyle &style, const TextStyle &text);

} // namespace meethouse
