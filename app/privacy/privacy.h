#pragma once

#include "base/result.h"
#include "server/facts.h"
#include "settings/settings.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <stop_token>

namespace meethouse
{

enum class DocumentFormat { Pdf, Html, Odt };

QString documentFormatName(DocumentFormat format); // "pdf", "html", "odt"

// A paper that this provider needs.
struct DocumentInfo {
    QString id;            // "notice"; "stop" for a teacher who is employed by a school
    QString title;         // for people, in the program's language
    QStringList languages; // BCP 47, those it is written in: "en", "it"
    QString audience;      // "participants", "hosts", "administrators", "provider", "clients", "authority"
    QString norm;          // what it answers, for example "Art. 30(1)"
    bool open = false;     // handed out to everybody
};

// Why a paper is a draft.
struct DocumentGap {
    enum class Kind {
        NotAnswered,  // the provider has not said it; where names the settings key
        NotMeasured,  // no measurement of the server tells it
        TooOld,       // measured longer ago than facts.json allows
        Contradicted, // two facts, or a fact and a setting, do not fit together
        Broken,       // a rule found fault with the finished text
    };

    Kind kind = Kind::NotMeasured;
    QString fact;      // id of the fact, or of the rule
    QString where;     // settings key to answer it under, for example "provider.name"; empty if there is none
    QString text;      // one sentence for people, in the language of the paper
    QString name = {}; // what is missing, where something is
};

QString documentGapKindName(DocumentGap::Kind kind); // "notAnswered", "notMeasured", "tooOld", "contradicted", "broken"

struct ExportWishes {
    QStringList languages; // empty: see privacy/languages.h
    QList<DocumentFormat> formats = {DocumentFormat::Pdf, DocumentFormat::Html, DocumentFormat::Odt};
    QString folder; // the export becomes a folder in it, named after domain and date
    QDate date;     // printed as the version's date; of the same facts, date and settings come the same bytes
};

struct ExportedFile {
    QString path;
    QString document; // DocumentInfo::id
    QString language;
    DocumentFormat format = DocumentFormat::Pdf;
    QByteArray sha256; // hexadecimal
    bool draft = false;
};

struct DocumentDraft {
    QString document;
    QString language;
    QList<DocumentGap> gaps;
};

struct ExportedDocuments {
    QString folder;
    QList<ExportedFile> files;   // index.json in the same folder lists them too, with their hashes
    QList<DocumentDraft> drafts; // empty: every paper is complete
};

// What was written about when the papers were exported and is otherwise now.
struct StaleFact {
    QString id;
    QString name; // for people, in the language of the first paper that rests on it
    QString before;
    QString now; // empty: no longer known
};

struct StaleDocument {
    QString document;
    QString language;
    QStringList files;     // names in the folder
    QStringList facts;     // ids, those of StaleFact
    QStringList sentences; // as they stand in the paper and no longer hold
};

struct DocumentsCheck {
    QString folder; // of the export that was looked at
    QDate date;     // of the export
    QList<StaleFact> facts;
    QList<StaleDocument> stale; // empty: every paper holds
    QStringList needed;         // papers that are needed now and were not then
    QStringList changedFiles;   // their bytes are not those that were exported, or they are gone
    QStringList drafts;         // papers that were written as drafts
};

// The papers this provider needs. Some are needed only when a fact says so: without facts they are left out.
// Errors: Failed, for broken templates.
Result<QList<DocumentInfo>> documentsFor(const Settings &settings, const Facts &facts = {});

// Writes the papers of documentsFor(settings, facts). A missing fact never stops it: the paper becomes a draft that
// says so on every page. Files are replaced whole or not at all. Errors: Usage (a language that no paper is written
// in), Failed (folder or file cannot be written, no PDF engine), Cancelled.
Result<ExportedDocuments> exportDocuments(
    const Settings &settings, const Facts &facts, const ExportWishes &wishes, std::stop_token stop);

// Holds an export against what is true now. `folder` is that of the export, or the one it was made in: then the newest
// one of this domain. Errors: Usage (no export there), Failed (it cannot be read).
Result<DocumentsCheck> checkDocuments(const Settings &settings, const Facts &facts, const QString &folder);

} // namespace meethouse
