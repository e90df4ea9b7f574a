#pragma once

#include "privacy/privacy.h"
#include "wizard/models/setup.h"

namespace meethouse
{

// The papers of this server: which there are, what they still lack, and writing them into a folder.
class PapersModel final : public QObject
{
    Q_OBJECT

public:
    enum class State { Resting, Writing, Failed, Written };

    explicit PapersModel(Setup &setup);

    [[nodiscard]] QList<DocumentInfo> documents() const;
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

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const ExportedDocuments &written() const { return m_written; }

signals:
    void changed();
    void previewReady(const QString &html, const QString &title);

private:
    template <typename Done>
    void exportInto(ExportWishes wishes, Done done);

    Setup &m_setup;
    Worker m_worker;
    ExportWishes m_wishes;
    State m_state = State::Resting;
    Error m_error;
    ExportedDocuments m_written;
};

} // namespace meethouse
