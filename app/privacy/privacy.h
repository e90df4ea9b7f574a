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

enum class DocumentFormat { Pdf, Html };

QString documentFormatName(DocumentFormat format); // "pdf", "html"

// A paper that this provider needs.
struct DocumentInfo {
    QString id;            // "notice"; "stop" for a teacher who is employed by a school
    QString title;         // for people, in the program's language
    QStringList languages; // BCP 47, those it is written in: "en", "it"
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
    QString fact;  // id of the fact, or of the rule
    QString where; // settings key to answer it under, for example "provider.name"; empty if there is none
    QString text;  // one sentence for people, in the language of the paper
};

QString documentGapKindName(DocumentGap::Kind kind); // "notAnswered", "notMeasured", "tooOld", "contradicted", "broken"

struct ExportWishes {
    QStringList languages = {QStringLiteral("en"), QStringLiteral("it")};
    QList<DocumentFormat> formats = {DocumentFormat::Pdf, DocumentFormat::Html};
    QString folder; // made if it is not there
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

QList<DocumentInfo> documentsFor(const Settings &settings);

// Writes the papers of documentsFor(settings). A missing fact never stops it: the paper becomes a draft that says so on
// every page. Files are replaced whole or not at all. PDF needs a QGuiApplication (platform "offscreen" will do).
// Errors: Usage (a language or role that no paper is written for), Failed (folder or file cannot be written, no
// QGuiApplication), Cancelled.
Result<ExportedDocuments> exportDocuments(
    const Settings &settings, const Facts &facts, const ExportWishes &wishes, std::stop_token stop);

} // namespace meethouse
