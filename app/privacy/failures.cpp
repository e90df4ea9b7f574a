#include "privacy/failures.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Privacy)
};
} // namespace

Error brokenTemplates(const QString &file, const QString &detail)
{
    return {ErrorKind::Failed, Texts::tr("The texts of the documents cannot be read."),
        Texts::tr("The file %1 is missing or damaged.").arg(file),
        Texts::tr("Install the program again, or mend the file if you changed it."), detail, {}};
}

Error noSuchLanguage(const QString &language, const QStringList &there)
{
    return {ErrorKind::Usage, Texts::tr("There are no documents in the language “%1”.").arg(language),
        there.isEmpty() ? QString()
                        : Texts::tr("The documents are written in: %1.").arg(there.join(QStringLiteral(", "))),
        Texts::tr("Choose one of the languages that the documents are written in."), {}, {}};
}

Error cannotWrite(const QString &path, const QString &detail)
{
    return {ErrorKind::Failed, Texts::tr("The document %1 was not written.").arg(path),
        Texts::tr("The folder cannot be written to, or the disk is full."),
        Texts::tr("Choose another folder, or make room, and export again."), detail, {}};
}

Error noPdfEngine(const QString &missing)
{
    return {ErrorKind::Failed, Texts::tr("The PDF documents were not written."),
        Texts::tr("The part of the program that sets pages is not installed."),
        Texts::tr("Install the program again, or export as HTML and ODT."), missing, {}};
}

Error pdfNotWritten(const QString &detail)
{
    return {ErrorKind::Failed, Texts::tr("The PDF documents were not written."),
        Texts::tr("The part of the program that sets pages gave up."),
        Texts::tr("Export as HTML and ODT, and report this as a defect."), detail, {}};
}

Error archiveNotWritten(const QString &detail)
{
    return {ErrorKind::Failed, Texts::tr("The ODT documents were not written."),
        Texts::tr("There was no memory left for them."), Texts::tr("Close other programs and export again."), detail,
        {}};
}

Error nothingToPublish()
{
    return {ErrorKind::Usage, Texts::tr("There are no papers to publish."),
        Texts::tr("The settings say that the meetings are held for a school; that school publishes its own notices."),
        Texts::tr("Ask the school. If the meetings are your own, change “provider.role” in the settings."), {}, {}};
}

Error publicationUnread(const QString &detail)
{
    return {ErrorKind::Failed, Texts::tr("What is published on the server could not be compared."),
        Texts::tr("The server did not say what its pages were made from."),
        Texts::tr("Publish the notices again with “meethouse documents publish”."), detail, {}};
}

Error noExportThere(const QString &folder)
{
    return {ErrorKind::Usage, Texts::tr("There are no exported documents in %1.").arg(folder),
        Texts::tr("The folder has no file index.json, and no folder in it has one."),
        Texts::tr("Name the folder of an export with --out, or export the documents first."), {}, {}};
}

Error notAnExport(const QString &file, const QString &detail)
{
    return {ErrorKind::Failed, Texts::tr("The exported documents could not be compared."),
        Texts::tr("The file %1 is damaged or was written by another version of the program.").arg(file),
        Texts::tr("Export the documents again."), detail, {}};
}

Error exportStopped()
{
    return {ErrorKind::Cancelled, Texts::tr("The export of the documents was stopped."),
        Texts::tr("Somebody asked for it."), Texts::tr("Start the export again when you are ready."), {}, {}};
}

} // namespace meethouse
