#pragma once

#include "privacy_samples.h"

#include "privacy/catalogue.h"
#include "privacy/make.h"
#include "privacy/rules.h"

#include <algorithm>

namespace meethouse::samples
{

inline const QString root = QStringLiteral(":/documents");

inline CatalogueEntry noticeEntry()
{
    const QList<CatalogueEntry> catalogue = *loadCatalogue(root);
    return *std::find_if(
        catalogue.begin(), catalogue.end(), [](const CatalogueEntry &entry) { return entry.id == u"notice"; });
}

// A paper with all that the rules want to see beside it.
struct Case {
    Case(const Settings &settings, const Facts &measured, const QString &language)
        : source(*PaperSource::load(root, language, settings, measured))
        , document(*makeDocument(source, noticeEntry(), today()))
    {
    }

    Case(const Case &) = delete; // it refers to its own parts
    [[nodiscard]] Reading reading() const { return {document, facts, kinds, words, law}; }

    PaperSource source;
    const FactKinds &kinds = source.kinds;
    const Words &words = source.words;
    const Law &law = source.law;
    const Facts &facts = source.known;
    Document document;
};

} // namespace meethouse::samples
