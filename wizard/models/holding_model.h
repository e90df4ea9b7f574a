#pragma once

#include "privacy/privacy.h"
#include "wizard/models/setup.h"

namespace meethouse
{

// Whether the papers that were written last still say what is true of the server.
class HoldingModel final : public QObject
{
    Q_OBJECT

public:
    enum class State { Resting, Checking, Failed, NeverWritten, Checked };
    struct Paper {
        QString id;
        QString title;
        bool isThere = true;   // it was written
        QStringList sentences; // that no longer hold
        QStringList changes;   // why: what was true then, and is now
        bool draft = false;    // it was written as one
    };

    explicit HoldingModel(Setup &setup);

    // `folder`: where the papers were written.
    void check(const QString &folder);
    void take(const Result<DocumentsCheck> &check);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const QList<Paper> &papers() const { return m_papers; }
    [[nodiscard]] QString folder() const { return m_check.folder; } // of the papers that were looked at
    [[nodiscard]] QDate date() const { return m_check.date; }
    [[nodiscard]] const QStringList &changedFiles() const { return m_check.changedFiles; }
    [[nodiscard]] bool allHold() const;
    [[nodiscard]] int drafts() const; // of the papers that were written

signals:
    void changed();

private:
    [[nodiscard]] Paper paperOf(const DocumentInfo &document) const;

    Setup &m_setup;
    Worker m_worker;
    State m_state = State::Resting;
    Error m_error;
    DocumentsCheck m_check;
    QList<Paper> m_papers;
};

} // namespace meethouse
