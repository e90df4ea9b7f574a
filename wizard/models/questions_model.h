#pragma once

#include "privacy/questions.h"
#include "wizard/models/setup.h"

#include <QHash>

namespace meethouse
{

// What the papers still need to know of a person: the questions, the answers so far, and keeping them at the server.
class QuestionsModel final : public QObject
{
    Q_OBJECT

public:
    enum class State { Resting, Keeping, Failed };
    struct Group {
        QString title;
        QList<PaperQuestion> questions;
    };

    explicit QuestionsModel(Setup &setup);

    // What is asked now. Reading the papers takes a moment; changed() says when it is known.
    void look();
    void take(const QList<PaperQuestion> &questions);
    [[nodiscard]] const QList<Group> &groups() const { return m_groups; }
    [[nodiscard]] int missing() const;

    // Undefined: nobody says it. An answer may bring up other questions.
    void answer(const QString &where, const QJsonValue &answer);
    [[nodiscard]] QString refusal(const QString &where) const { return m_refusals.value(where); } // what it must be
    [[nodiscard]] QStringList refused() const { return m_refusals.keys(); }

    // Puts the answers to the settings, at the server first. kept() says that it has them.
    void keep();
    void takeKept(const Result<void> &kept);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }

signals:
    void changed();
    void kept();

private:
    void ask();

    Setup &m_setup;
    Worker m_worker;
    Settings m_wanted; // with the answers
    QHash<QString, QJsonValue> m_answers;
    QHash<QString, QString> m_refusals;
    QList<Group> m_groups;
    bool m_isAsking = false;
    bool m_askAgain = false;
    State m_state = State::Resting;
    Error m_error;
};

} // namespace meethouse
