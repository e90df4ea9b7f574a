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

Error noSuchLanguage(const QString &language)
{
    return {ErrorKind::Usage, Texts::tr("There are no documents in the language “%1”.").arg(language),
        Texts::tr("The documents are written in English (en) and Italian (it)."),
        Texts::tr("Choose one of these languages."), {}, {}};
}

Error noPaperForRole()
{
    return {ErrorKind::Usage, Texts::tr("There are no documents for a provider who works on behalf of others."),
        Texts::tr("The notice for guests is then written in the name of each client, who is the controller."),
        Texts::tr("Export the documents with the client’s settings and the client’s role."), {}, {}};
}

Error cannotWrite(const QString &path, const QString &detail)
{
    return {ErrorKind::Failed, Texts::tr("The document %1 was not written.").arg(path),
        Texts::tr("The folder cannot be written to, or the disk is full."),
        Texts::tr("Choose another folder, or make room, and export again."), detail, {}};
}

Error noGuiApplication()
{
    return {ErrorKind::Failed, Texts::tr("The PDF documents were not written."),
        Texts::tr("The program was started without the part that draws pages."),
        Texts::tr("Export as HTML, or report this as a defect."), {}, {}};
}

Error exportStopped()
{
    return {ErrorKind::Cancelled, Texts::tr("The export of the documents was stopped."),
        Texts::tr("Somebody asked for it."), Texts::tr("Start the export again when you are ready."), {}, {}};
}

} // namespace meethouse
