#pragma once

#include "hosts/sheets.h"
#include "wizard/models/setup.h"

#include <QUrl>

namespace meethouse
{

// Names in, one-time links out.
class HostsModel final : public QObject
{
    Q_OBJECT

public:
    enum class State { Resting, Inviting, Writing, Failed };

    explicit HostsModel(Setup &setup);

    void setNames(const QString &text); // by lines, commas or blanks
    void setFreeNames(int count);       // links whose hosts choose their name
    void setDays(int days);             // that links work
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] int freeNames() const { return m_freeNames; }
    [[nodiscard]] int days() const { return m_days; }
    [[nodiscard]] bool isReady() const { return m_freeNames > 0 || !names().isEmpty(); }
    [[nodiscard]] QStringList names() const;
    void invite();
    void take(Result<InvitationsMade> made);
    // One to print for each host with a name, and all of them as cards.
    void writeSheets(const QString &folder);
    [[nodiscard]] QList<HandOver> sheets() const;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const QList<Invitation> &invitations() const { return m_setup.invitations; }
    [[nodiscard]] const QStringList &refused() const { return m_refused; }
    [[nodiscard]] QUrl mailDraft(const Invitation &invitation) const;

signals:
    void changed();
    void sheetsWritten(const QString &folder);

private:
    Setup &m_setup;
    Worker m_worker; // sheets are drawn
    State m_state = State::Resting;
    Error m_error;
    QString m_text;
    QStringList m_refused;
    int m_freeNames = 0;
    int m_days = 7;
};

} // namespace meethouse
