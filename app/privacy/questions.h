#pragma once

#include "privacy/kinds.h"
#include "privacy/privacy.h"

#include <QJsonValue>

#include <utility>

namespace meethouse
{

// Something that the papers of this provider have to know from a person.
struct PaperQuestion {
    QString where; // settings key that answers it
    QString fact;
    QString text; // for people, in the program's language: "Whether backups are made"
    FactKind kind;
    QList<std::pair<QString, QString>> choices; // of type Word and Words: each word, and what it means to people
    QJsonValue answer = QJsonValue::Undefined;  // undefined: nobody has said it
    bool missing = false;                       // some paper is a draft without it
};

// What is missing, and what was answered of that which the papers use; without any order.
// Errors: Failed, for broken templates.
Result<QList<PaperQuestion>> paperQuestions(const Settings &settings, const Facts &facts, QDate date);

// The settings with this answer in them; undefined takes it back. Errors: Usage, with the rule it breaks as its why.
Result<Settings> withAnswer(Settings settings, const QString &where, const QJsonValue &answer);

} // namespace meethouse
