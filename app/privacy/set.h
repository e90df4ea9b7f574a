#pragma once

#include "privacy/make.h"

namespace meethouse
{

// All papers of one language for one provider, made from the same facts; the cover, which lists the others, is first.
// Errors: those of PaperSource::load and makeDocument.
Result<QList<Document>> makeSet(const QList<CatalogueEntry> &entries, PaperSource source, QDate date);

// The entries of the catalogue that this provider gets.
QList<CatalogueEntry> entriesFor(const QList<CatalogueEntry> &catalogue, const PaperSource &source);

} // namespace meethouse
