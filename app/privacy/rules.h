#pragma once

#include "privacy/document.h"
#include "privacy/law.h"
#include "privacy/words.h"

namespace meethouse
{

// What the rules are read against: a finished paper with everything it was made from.
struct Reading {
    const Document &document;
    const Facts &facts;
    const FactKinds &kinds;
    const Words &words;
    const Law &law;
};

// A finding names the rule, as docs/documents.md lists them, and what offends it.
struct Finding {
    QString rule;
    QString what;
};

QList<Finding> dutiesNotCovered(const Reading &reading); // every duty of the law snapshot that holds is answered
QList<Finding> wrongBases(const Reading &reading);       // a public body never rests on legitimate interests
QList<Finding> emptyPromises(
    const Reading &reading); // "no third party" only where it is measured; what must be said is said
QList<Finding> bannedWords(const Reading &reading);   // phrases that are vague, false or out of date; false friends
QList<Finding> leftovers(const Reading &reading);     // marks of a template, empty cells
QList<Finding> versionsNamed(const Reading &reading); // a public paper names no software versions

QList<Finding> allFindings(const Reading &reading);

// What keeps a paper from being final although nothing is missing: old measurements, and facts that do not fit
// together.
QList<DocumentGap> doubts(const Settings &settings, const Reading &reading);

// Two languages of one paper must rest on the same facts and print the same numbers.
QList<Finding> differences(const Document &one, const Document &other);

} // namespace meethouse
