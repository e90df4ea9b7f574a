#pragma once

#include "privacy/document.h"
#include "privacy/words.h"

namespace meethouse
{

// One file with everything in it: no script, no font, no picture from elsewhere. The same document gives the same
// bytes.
QByteArray writeHtml(const Document &document, const Words &words);

// What stands between the tags <style> of every such file.
QByteArray htmlStyle();

} // namespace meethouse
