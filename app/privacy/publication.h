#pragma once

#include "deployment/plan.h"
#include "privacy/privacy.h"
#include "ssh/remote.h"

namespace meethouse
{

// The papers for everybody as pages at https://DOMAIN/privacy/: what would be sent there, and what it still lacks.
struct Publication {
    Plan plan;                   // one step; it leaves the settings that the server keeps alone
    QList<DocumentDraft> drafts; // among these papers; whoever publishes them has to have said so
    QStringList documents;
};

// Of these languages; none: those of the setting papers.languages, else the program's own. Errors: Usage (a language
// that no paper is written in, a provider that has no such paper), Failed.
Result<Publication> planPublication(
    const Settings &settings, const Facts &facts, const QStringList &languages, QDate date);

// Takes them down: one step, which does nothing where none are published.
Plan planWithdrawal(const Settings &settings);

// Holds what is published against what is true now; nothing where nothing is published. One round trip.
Result<std::optional<DocumentsCheck>> checkPublication(
    Remote &remote, const Settings &settings, const Facts &facts, std::stop_token stop);

} // namespace meethouse
