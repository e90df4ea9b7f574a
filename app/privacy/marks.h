#pragma once

#include "privacy/document.h"
#include "privacy/words.h"

namespace meethouse
{

// A template whose marks are filled in. Values are not pasted into the text: each stands there as one character of the
// private use area (0xE000 plus its index in values), so nothing in a value can be read as Markdown.
struct FilledText {
    QString text;
    QList<Run> values;
    QStringList used;    // ids of facts that a sentence rests on
    QStringList missing; // ids of facts that a sentence wanted and did not find, in the order of the text
};

constexpr char16_t firstValueMark = 0xE000;
constexpr char16_t lastValueMark = 0xF7FF;
constexpr char16_t rowsMark = 0xF8FC;   // stands in a row of a table for so many empty rows to write in
constexpr char16_t pageMark = 0xF8FD;   // a line of its own: the next block starts a page
constexpr char16_t coversMark = 0xF8FE; // starts a line that names the duties the next block answers

// The marks are explained in docs/templates.md. Errors: Failed, with file, line and what is wrong there.
Result<FilledText> fillMarks(
    const QString &source, const QString &file, const FactKinds &kinds, const Facts &facts, const Words &words);

} // namespace meethouse
