#include "privacy/privacy.h"

#include "privacy/failures.h"
#include "privacy/html.h"
#include "privacy/make.h"
#include "privacy/pdf.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace meethouse
{

namespace
{
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Privacy)
};

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

QJsonObject indexEntry(const ExportedFile &file, const Document &document)
{
    QJsonArray gaps;
    for (const DocumentGap &gap : document.gaps) {
        gaps += QJsonObject{{QStringLiteral("kind"), documentGapKindName(gap.kind)}, {QStringLiteral("fact"), gap.fact},
            {QStringLiteral("where"), gap.where}, {QStringLiteral("text"), gap.text}};
    }
    return {{QStringLiteral("file"), QFileInfo(file.path).fileName()}, {QStringLiteral("document"), file.document},
        {QStringLiteral("language"), file.language}, {QStringLiteral("format"), documentFormatName(file.format)},
        {QStringLiteral("number"), document.number}, {QStringLiteral("sha256"), QString::fromLatin1(file.sha256)},
        {QStringLiteral("draft"), file.draft}, {QStringLiteral("gaps"), gaps},
        {QStringLiteral("facts"), QJsonArray::fromStringList(document.usedFacts)}};
}
} // namespace

QList<DocumentInfo> documentsFor(const Settings &settings)
{
    const QStringList languages = {QStringLiteral("en"), QStringLiteral("it")};
    switch (settings.provider.role) {
    case Settings::Role::EmployedTeacher:
        return {{QStringLiteral("stop"), Texts::tr("Stop page: ask your school first"), languages}};
    case Settings::Role::Processor:
        return {};
    case Settings::Role::Unsaid:
    case Settings::Role::Self:
    case Settings::Role::School:
    case Settings::Role::Public:
    case Settings::Role::Company:
    case Settings::Role::Association:
        return {{QStringLiteral("notice"), Texts::tr("Privacy notice for guests and hosts"), languages}};
    }
    Q_UNREACHABLE();
}

Result<ExportedDocuments> exportDocuments(
    const Settings &settings, const Facts &facts, const ExportWishes &wishes, std::stop_token stop)
{
    const QList<DocumentInfo> wanted = documentsFor(settings);
    if (wanted.isEmpty())
        return failure(noPaperForRole());
    for (const QString &language : wishes.languages) {
        if (!wanted.first().languages.contains(language))
            return failure(noSuchLanguage(language));
    }
    const QDir folder(wishes.folder);
    if (!folder.mkpath(QStringLiteral(".")))
        return failure(cannotWrite(wishes.folder, {}));

    ExportedDocuments out;
    out.folder = folder.absolutePath();
    QJsonArray index;
    for (const DocumentInfo &info : wanted) {
        for (const QString &language : wishes.languages) {
            const Result<Words> words = Words::load(rootFolder(), language);
            if (!words)
                return failure(words.error());
            const Result<Document> document =
                makeDocument(rootFolder(), info.id, language, settings, facts, wishes.date);
            if (!document)
                return failure(document.error());
            if (document->draft())
                out.drafts += {info.id, language, document->gaps};
            for (const DocumentFormat format : wishes.formats) {
                if (stop.stop_requested())
                    return failure(exportStopped());
                const Result<QByteArray> content = format == DocumentFormat::Html
                                                       ? Result<QByteArray>(writeHtml(*document, *words))
                                                       : writePdf(*document, *words);
                if (!content)
                    return failure(content.error());
                ExportedFile file;
                file.path = folder.absoluteFilePath(
                    words->text(u"fileStems." + info.id) + u'-' + language + u'.' + documentFormatName(format));
                file.document = info.id;
                file.language = language;
                file.format = format;
                file.sha256 = QCryptographicHash::hash(*content, QCryptographicHash::Sha256).toHex();
                file.draft = document->draft();
                if (const Result<void> written = writeWhole(file.path, *content); !written)
                    return failure(written.error());
                index += indexEntry(file, *document);
                out.files += file;
            }
        }
    }
    const QJsonObject whole{{QStringLiteral("format"), 1}, {QStringLiteral("domain"), settings.domain},
        {QStringLiteral("date"), wishes.date.toString(Qt::ISODate)}, {QStringLiteral("files"), index}};
    if (const Result<void> written =
            writeWhole(folder.absoluteFilePath(QStringLiteral("index.json")), QJsonDocument(whole).toJson());
        !written)
        return failure(written.error());
    return out;
}

} // namespace meethouse
