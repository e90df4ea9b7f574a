#include "wizard/models/papers_model.h"

#include "work/carrying.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace meethouse
{

namespace
{

Result<QList<DocumentDraft>> carriedOut(Remote &remote, const Plan &plan, std::stop_token stop)
{
    if (const auto done = carryOutBriefly(remote, plan, std::move(stop)); !done)
        return failure(done.error());
    return QList<DocumentDraft>();
}

} // namespace

PapersModel::PapersModel(Setup &setup)
    : m_setup(setup)
{
    look();
    m_wishes.folder =
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/Meethouse");
    const auto own = QLocale().name().section(QLatin1Char('_'), 0, 0);
    m_wishes.languages = {languagesThere().contains(own) ? own : QStringLiteral("en")};
    m_wishes.date = QDate::currentDate();
}

void PapersModel::look()
{
    // Templates are part of the program: they fail only where the program itself is damaged.
    m_documents = documentsFor(m_setup.settings, m_setup.facts).value_or(QList<DocumentInfo>());
}

QStringList PapersModel::languagesThere() const
{
    QStringList languages;
    for (const auto &document : m_documents)
        languages += document.languages;
    languages.removeDuplicates();
    languages.sort();
    return languages;
}

void PapersModel::setLanguages(const QStringList &languages)
{
    m_wishes.languages = languages;
    emit changed();
}

void PapersModel::setFormats(const QList<DocumentFormat> &formats)
{
    m_wishes.formats = formats;
    emit changed();
}

void PapersModel::setFolder(const QString &folder)
{
    m_wishes.folder = folder;
    emit changed();
}

QString PapersModel::missing() const
{
    if (m_wishes.languages.isEmpty())
        return tr("Choose at least one language.");
    if (m_wishes.formats.isEmpty())
        return tr("Choose at least one format.");
    if (m_wishes.folder.isEmpty())
        return tr("Choose a folder.");
    return {};
}

template <typename Done>
void PapersModel::exportInto(ExportWishes wishes, Done done)
{
    m_worker.run(
        this,
        [wishes = std::move(wishes), settings = m_setup.settings, facts = m_setup.facts](
            std::stop_token stop) { return exportDocuments(settings, facts, wishes, std::move(stop)); },
        std::move(done));
}

void PapersModel::write()
{
    m_state = State::Writing;
    emit changed();
    exportInto(m_wishes, [this](Result<ExportedDocuments> written) { take(std::move(written)); });
}

void PapersModel::take(Result<ExportedDocuments> written)
{
    if (written) {
        m_written = std::move(*written);
        m_state = State::Written;
    } else {
        m_error = written.error();
        m_state = State::Failed;
    }
    emit changed();
}

QString PapersModel::noticesAddress() const
{
    return QStringLiteral("https://%1/privacy/").arg(m_setup.settings.domain);
}

bool PapersModel::arePublished() const
{
    return m_left.value_or(m_setup.facts.value(QStringLiteral("web.notices")).toBool());
}

template <typename Work, typename Done>
void PapersModel::changeNotices(Work work, Done done)
{
    m_publishing = Publishing::Going;
    emit changed();
    m_setup.session.ask(this, std::move(work), [this, done](const Result<QList<DocumentDraft>> &held) {
        m_publishingError = held ? Error() : held.error();
        m_publishedDrafts = held.value_or(QList<DocumentDraft>());
        if (!held)
            m_publishing = Publishing::Failed;
        else if (!held->isEmpty())
            m_publishing = Publishing::Drafts;
        else
            done();
        emit changed();
    });
}

void PapersModel::publish()
{
    const bool draftsToo = m_publishing == Publishing::Drafts;
    changeNotices(
        [draftsToo, settings = m_setup.settings, facts = m_setup.facts, wishes = m_wishes](
            Remote &remote, std::stop_token stop) -> Result<QList<DocumentDraft>> {
            const auto publication = planPublication(settings, facts, wishes.languages, wishes.date);
            if (!publication)
                return failure(publication.error());
            if (!publication->drafts.isEmpty() && !draftsToo)
                return publication->drafts;
            return carriedOut(remote, publication->plan, std::move(stop));
        },
        [this] {
            m_left = true;
            m_publishing = Publishing::Published;
        });
}

void PapersModel::withdraw()
{
    changeNotices([plan = planWithdrawal(m_setup.settings)](
                      Remote &remote, std::stop_token stop) { return carriedOut(remote, plan, std::move(stop)); },
        [this] {
            m_left = false;
            m_publishing = Publishing::Resting;
        });
}

void PapersModel::preview()
{
    const auto folder = std::make_shared<QTemporaryDir>();
    auto wishes = m_wishes;
    wishes.folder = folder->path();
    wishes.formats = {DocumentFormat::Html};
    wishes.languages = wishes.languages.mid(0, 1);
    exportInto(wishes, [this, folder](const Result<ExportedDocuments> &written) {
        if (!written)
            return take(failure(written.error()));
        if (written->files.isEmpty())
            return;
        // The notice is what everybody sees; a provider without one has a single page.
        const auto notice = std::find_if(written->files.begin(), written->files.end(),
            [](const ExportedFile &each) { return each.document == QLatin1String("notice"); });
        const ExportedFile &shown = notice == written->files.end() ? written->files.first() : *notice;
        QFile file(shown.path);
        if (!file.open(QIODevice::ReadOnly))
            return;
        for (const auto &document : m_documents) {
            if (document.id == shown.document)
                emit previewReady(QString::fromUtf8(file.readAll()), document.title);
        }
    });
}

} // namespace meethouse
