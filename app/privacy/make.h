#pragma once

#include "privacy/catalogue.h"
#include "privacy/document.h"
#include "privacy/law.h"
#include "privacy/words.h"

namespace meethouse
{

// What papers in one language are made from, read once.
struct PaperSource {
    QString root; // ":/documents" in the program
    Words words;
    FactKinds kinds;
    Law law;
    Settings settings;
    Facts known; // measured, derived and told

    // Errors: Usage for a language that is not there, Failed for broken files.
    static Result<PaperSource> load(
        const QString &root, const QString &language, const Settings &settings, const Facts &measured);
};

// What a paper rests on, by the law of the provider's country: "Art. 30(1)", "Art. 12 FADP".
QString normOf(const PaperSource &source, const QString &id);

// One paper, from template, settings and facts to the finished model, with its gaps and its appendix. Errors: Failed
// for a broken template.
Result<Document> makeDocument(const PaperSource &source, const CatalogueEntry &entry, QDate date);

} // namespace meethouse
