#pragma once

#include "privacy/questions.h"

#include <QWidget>

namespace meethouse
{

// Where a question of the papers is answered, by the kind of what it asks for.
class AnswerEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerEditor(const PaperQuestion &question, QWidget *parent = nullptr);

    [[nodiscard]] static bool has(FactKind::Type type); // a person can answer a question of this kind
    [[nodiscard]] static QString hint(FactKind::Type type);

signals:
    void answered(const QJsonValue &answer); // undefined: nobody says it

private:
    void add(const PaperQuestion &question);
    void addFlag(const PaperQuestion &question);
    void addLine(const PaperQuestion &question);
    void addLines(const PaperQuestion &question);
    void addWord(const PaperQuestion &question);
    void addWords(const PaperQuestion &question);
    void addCountry(const PaperQuestion &question);
    void addRows(const PaperQuestion &question);
};

} // namespace meethouse
