#include "privacy/privacy.h"

#include "privacy/failures.h"
#include "privacy/html.h"
#include "privacy/index.h"
#include "privacy/languages.h"
#include "privacy/odt.h"
#include "privacy/pdf.h"
#include "privacy/set.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocale>
#include <QSaveFile>

namespace meethouse
{

namespace
{
QString rootFolder()
{
    return QStringLiteral(":/documents");
}

Result<void> writeWhole(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return failure(cannotWrite(path, file.errorString()));
    return {};
}

class Exporter
{
public:
    Exporter(const Settings &settings, const Facts &facts, const ExportWishes &wishes, const QDir &folder,
        std::stop_token stop)
        : m_folder(folder)
        , m_stop(std::move(stop))
        , m_wishes(wishes)
        , m_index(settings, facts, wishes.date)
    {
        m_out.folder = folder.absolutePath();
    }

    Result<void> write(const Document &document, const PaperSource &source)
    {
        if (document.draft())
            m_out.drafts += {document.id, document.language, document.gaps};
        for (const DocumentFormat format : m_wishes.formats) {
            if (m_stop.stop_requested())
                return failure(exportStopped());
            const Result<QByteArray> content = written(document, source.words, format);
            if (!content)
                return failure(content.error());
            ExportedFile file;
            file.path = m_folder.absoluteFilePath(source.words.text(u"fileStems." + document.id) + u'-' +
                                                  document.language + u'.' + documentFormatName(format));
            file.document = document.id;
            file.language = document.language;
            file.format = format;
            file.sha256 = QCryptographicHash::hash(*content, QCryptographicHash::Sha256).toHex();
            file.draft = document.draft();
            if (const Result<void> done = writeWhole(file.path, *content); !done)
                return done;
            m_index.add(file, document);
            m_out.files += file;
        }
        return {};
    }

    Result<ExportedDocuments> finish()
    {
        if (const Result<void> done = writeWhole(m_folder.absoluteFilePath(ExportIndex::fileName()), m_index.toJson());
            !done)
            return failure(done.error());
        return m_out;
    }

private:
    Result<QByteArray> written(const Document &document, const Words &words, DocumentFormat format)
    {
        switch (format) {
        case DocumentFormat::Pdf:
            return m_pdf.write(document, words, m_stop);
        case DocumentFormat::Html:
            return writeHtml(document, words);
        case DocumentFormat::Odt:
            return writeOdt(document, words);
        }
        Q_UNREACHABLE();
    }

    QDir m_folder;
    std::stop_token m_stop;
    const ExportWishes &m_wishes;
    PdfWriter m_pdf;
    ExportIndex m_index;
    ExportedDocuments m_out;
};
} // namespace

Result<QList<DocumentInfo>> documentsFor(const Settings &settings, const Facts &facts)
{
    // Titles in the program's language where the papers have it.
    const Result<PaperSource> source = PaperSource::load(rootFolder(), ownPaperLanguage(), settings, facts);
    if (!source)
        return failure(source.error());
    const Result<QList<CatalogueEntry>> catalogue = loadCatalogue(rootFolder());
    if (!catalogue)
        return failure(catalogue.error());
    QList<DocumentInfo> all;
    for (const CatalogueEntry &entry : entriesFor(*catalogue, *source))
        all += {entry.id, source->words.text(u"titles." + entry.id), languagesOf(rootFolder(), entry.id),
            entry.audience, normOf(*source, entry.id), entry.open};
    return all;
}

Result<ExportedDocuments> exportDocuments(
    const Settings &settings, const Facts &facts, const ExportWishes &wishes, std::stop_token stop)
{
    const Result<QStringList> languages = wantedLanguages(settings, wishes.languages);
    if (!languages)
        return failure(languages.error());
    const Result<QList<CatalogueEntry>> catalogue = loadCatalogue(rootFolder());
    if (!catalogue)
        return failure(catalogue.error());
    const QDir folder(wishes.folder + u'/' + settings.domain + u'-' + wishes.date.toString(Qt::ISODate));
    if (!folder.mkpath(QStringLiteral(".")))
        return failure(cannotWrite(folder.path(), {}));

    Exporter exporter(settings, facts, wishes, folder, stop);
    for (const QString &language : *languages) {
        const Result<PaperSource> source = PaperSource::load(rootFolder(), language, settings, facts);
        if (!source)
            return failure(source.error());
        const Result<QList<Document>> documents = makeSet(entriesFor(*catalogue, *source), *source, wishes.date);
        if (!documents)
            return failure(documents.error());
        for (const Document &document : *documents) {
            if (const Result<void> written = exporter.write(document, *source); !written)
                return failure(written.error());
        }
    }
    return exporter.finish();
}

} // namespace meethouse
