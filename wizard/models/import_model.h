#pragma once

#include "hosts/import.h"
#include "wizard/models/setup.h"

namespace meethouse
{

// A whole list of hosts: looked at line by line, invited in batches, written down after each of them. So it may be
// stopped or cut off at any time, and the same list with the same folder goes on from there.
class ImportModel final : public QObject
{
    Q_OBJECT

public:
    enum class State { Resting, Checking, Checked, Inviting, Writing, Done, Failed };
    enum class Fate { Invited, Renewed, Kept, Host, Problem };
    struct Line {
        int number = 0;
        QString name;
        QString shown;
        Fate fate = Fate::Invited;
        QString problem; // a whole sentence
    };

    // `domain` names the folder, where that of the settings is not known yet.
    explicit ImportModel(Setup &setup, const QString &domain = {});

    void setList(const QString &file);
    void setFolder(const QString &folder); // of the links and the sheets
    void setDays(int days);                // that links work
    void setSheets(bool wanted);
    [[nodiscard]] QString list() const { return m_list; }
    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] int days() const { return m_days; }
    [[nodiscard]] bool sheets() const { return m_sheets; }

    void check(); // changes nothing
    void run();
    void stop(); // after the batch in hand

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] bool isStopping() const { return m_stopping; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const QList<Line> &lines() const { return m_lines; }
    [[nodiscard]] qsizetype count(Fate fate) const;
    [[nodiscard]] bool isReady() const; // something can be done
    [[nodiscard]] qsizetype done() const { return m_done; }
    [[nodiscard]] qsizetype total() const { return m_total; }
    [[nodiscard]] const QStringList &refused() const { return m_refused; } // by the server, a sentence each
    [[nodiscard]] const QList<HandOver> &handOvers() const { return m_handOvers; }

signals:
    void changed();
    void linesChanged();
    void hostsChanged(); // on the server

private:
    void look(bool goOn);
    void take(const People &people, const QList<HandOver> &earlier, const ImportPlan &plan);
    void inviteNext();
    void takeBatch(const Imported &imported, qsizetype size);
    void writeAll();
    void fail(const Error &error);
    [[nodiscard]] QString linksFile() const;

    Setup &m_setup;
    Worker m_worker; // files of this computer
    QString m_list;
    QString m_folder;
    int m_days = 7;
    bool m_sheets = true;
    State m_state = State::Resting;
    Error m_error;
    QList<Line> m_lines;
    ImportPlan m_plan;
    QChar m_separator;
    QList<HandOver> m_handOvers;
    QList<HandOver> m_others; // of other lists, in the same file of links
    QStringList m_refused;
    qsizetype m_done = 0;
    qsizetype m_total = 0;
    bool m_stopping = false;
};

} // namespace meethouse
