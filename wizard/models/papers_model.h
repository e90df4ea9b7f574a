#pragma once

#include "privacy/publication.h"
#include "wizard/models/setup.h"

namespace meethouse
{

// The papers of this server: which there are, what they still lack, and writing them into a folder.
class PapersModel final : public QObject
{
    Q_OBJECT

public:
    enum class State { Resting, Writing, Failed, Written };
    enum class Publishing { Resting, Going, Drafts, Failed, Published };

    explicit PapersModel(Setup &setup);

    // Which papers there are for what is known now. Reading them takes too long to be done at every key.
    void look();
    [[nodiscard]] const QList<DocumentInfo> &documents() const { return m_documents; }
    [[nodiscard]] QStringList languagesThere() const; // some paper is written in them

    void setLanguages(const QStringList &languages);
    void setFormats(const QList<DocumentFormat> &formats);
    void setFolder(const QString &folder);
    [[nodiscard]] const ExportWishes &wishes() const { return m_wishes; }
    [[nodiscard]] QString missing() const; // why nothing can be written yet

    void write();
    void take(Result<ExportedDocuments> written);
    // The pages as they would be now, as HTML, into a folder of ours.
    void preview();

    // Shows the papers for everybody at the meeting server's page. Drafts among them are told first, and go when it is
    // asked for again.
    void publish();
    void withdraw();
    // As measured, or as we left it since.
    [[nodiscard]] bool arePublished() const;
    [[nodiscard]] Publishing publishing() const { return m_publishing; }
    [[nodiscard]] const QList<DocumentDraft> &publishedDrafts() const { return m_publishedDrafts; }
    [[nodiscard]] const Error &publishingError() const { return m_publishingError; }
    [[nodiscard]] QString noticesAddress() const;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const ExportedDocuments &written() const { return m_written; }

signals:
    void changed();
    void previewReady(const QString &html, const QString &title);

private:
    template <typename Done>
    void exportInto(ExportWishes wishes, Done done);
    // Does what `work` asks of the server, which gives the drafts that held it up.
    template <typename Work, typename Done>
    void changeNotices(Work work, Done done);

    Setup &m_setup;
    Worker m_worker;
    QList<DocumentInfo> m_documents;
    ExportWishes m_wishes;
    State m_state = State::Resting;
    Error m_error;
    ExportedDocuments m_written;
    Publishing m_publishing = Publishing::Resting;
    QList<DocumentDraft> m_publishedDrafts;
    Error m_publishingError;
    std::optional<bool> m_left; // whether we left notices there
};

} // namespace meethouse
