#pragma once

#include "privacy/marks.h"

namespace meethouse
{

// The Markdown that the templates use: one title (#), headings (##), paragraphs, bullets (-), boxes (>), tables,
// strong, emphasis, links to https: and mailto:. Anything else is text. A paragraph all in emphasis below the title is
// the subtitle.
QList<Block> readMarkdown(const FilledText &filled, const Words &words);

} // namespace meethouse
