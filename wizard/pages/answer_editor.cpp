#include "wizard/pages/answer_editor.h"

#include "privacy/words.h"
#include "wizard/look/country_box.h"
#include "wizard/look/fields.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"
#include "wizard/pages/answer_rows.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace meethouse
{

namespace
{

enum Flag { Unsaid, Yes, No };

using Type = FactKind::Type;

// What is no number stays text, and the settings say what it must be.
QJsonValue readAs(Type type, const QString &text)
{
    if (text.isEmpty())
        return QJsonValue::Undefined;
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber && (type == Type::Number || type == Type::Days) ? QJsonValue(number) : QJsonValue(text);
}

bool isLong(const PaperQuestion &question)
{
    return question.fact.endsWith(u".address") || question.fact.endsWith(u".contact") ||
           question.answer.toString().contains(u'\n');
}

} // namespace

AnswerEditor::AnswerEditor(const PaperQuestion &question, QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    setAccessibleName(question.text);
    add(question);
}

void AnswerEditor::add(const PaperQuestion &question)
{
    switch (question.kind.type) {
    case Type::Flag:
        return addFlag(question);
    case Type::Text:
        return isLong(question) ? addLines(question) : addLine(question);
    case Type::Number:
    case Type::Days:
    case Type::Date:
        return addLine(question);
    case Type::Word:
        return addWord(question);
    case Type::Words:
        return addWords(question);
    case Type::Country:
        return addCountry(question);
    case Type::Rows:
        return addRows(question);
    case Type::List:
        return;
    }
}

bool AnswerEditor::has(Type type)
{
    return type != Type::List;
}

QString AnswerEditor::hint(Type type)
{
    if (type == Type::Days)
        return tr("In days.");
    return type == Type::Date ? tr("A day like 2026-10-01.") : QString();
}

void AnswerEditor::addFlag(const PaperQuestion &question)
{
    auto *flags = new Segments(question.text, this);
    flags->add(Yes, tr("Yes"));
    flags->add(No, tr("No"));
    flags->add(Unsaid, tr("Not said yet"));
    flags->choose(!question.answer.isBool() ? Unsaid : question.answer.toBool() ? Yes : No);
    connect(flags, &Segments::changed, this,
        [this](int chosen) { emit answered(chosen == Unsaid ? QJsonValue::Undefined : QJsonValue(chosen == Yes)); });
    layout()->addWidget(flags);
    layout()->setAlignment(flags, Qt::AlignLeft);
}

void AnswerEditor::addLine(const PaperQuestion &question)
{
    const auto type = question.kind.type;
    const auto shown =
        question.answer.isDouble() ? QString::number(question.answer.toInt()) : question.answer.toString();
    auto *line = new QLineEdit(shown, this);
    line->setAccessibleName(question.text);
    if (type != Type::Text)
        line->setMaximumWidth(24 * grid);
    // When it is left: half a day is no mistake yet.
    connect(line, &QLineEdit::editingFinished, this, [this, line, type, last = shown]() mutable {
        if (const auto text = line->text().trimmed(); text != std::exchange(last, text))
            emit answered(readAs(type, text));
    });
    layout()->addWidget(line);
    setFocusProxy(line);
}

void AnswerEditor::addLines(const PaperQuestion &question)
{
    auto *lines = linesEdit(question.answer.toString(), this);
    lines->setAccessibleName(question.text);
    connect(lines, &QPlainTextEdit::textChanged, this,
        [this, lines] { emit answered(readAs(Type::Text, lines->toPlainText().trimmed())); });
    layout()->addWidget(lines);
    setFocusProxy(lines);
}

void AnswerEditor::addWord(const PaperQuestion &question)
{
    auto *box = new QComboBox(this);
    box->setAccessibleName(question.text);
    box->addItem(tr("Not said yet"), QString());
    for (const auto &[word, meaning] : question.choices)
        box->addItem(upperFirst(meaning), word);
    box->setCurrentIndex(std::max(box->findData(question.answer.toString()), 0));
    connect(box, &QComboBox::currentIndexChanged, this,
        [this, box] { emit answered(readAs(Type::Word, box->currentData().toString())); });
    layout()->addWidget(box);
    layout()->setAlignment(box, Qt::AlignLeft);
    setFocusProxy(box);
}

void AnswerEditor::addWords(const PaperQuestion &question)
{
    constexpr int columns = 3;
    const auto chosen = textsOf(question.answer);
    auto *table = new QGridLayout;
    QList<QCheckBox *> boxes;
    for (const auto &[word, meaning] : question.choices) {
        auto *box = new QCheckBox(upperFirst(meaning), this);
        box->setObjectName(word);
        box->setChecked(chosen.contains(word));
        const auto at = static_cast<int>(boxes.size());
        table->addWidget(box, at / columns, at % columns);
        boxes += box;
    }
    for (const auto *box : std::as_const(boxes))
        connect(box, &QCheckBox::toggled, this, [this, boxes] {
            QJsonArray words;
            for (const auto *each : boxes) {
                if (each->isChecked())
                    words += each->objectName();
            }
            emit answered(words.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(words));
        });
    static_cast<QVBoxLayout *>(layout())->addLayout(table);
}

void AnswerEditor::addCountry(const PaperQuestion &question)
{
    auto *box = new CountryBox(question.answer.toString(), this);
    box->setAccessibleName(question.text);
    connect(
        box, &QComboBox::currentIndexChanged, this, [this, box] { emit answered(readAs(Type::Country, box->code())); });
    layout()->addWidget(box);
    layout()->setAlignment(box, Qt::AlignLeft);
    setFocusProxy(box);
}

void AnswerEditor::addRows(const PaperQuestion &question)
{
    auto *rows = new AnswerRows(question, this);
    connect(rows, &AnswerRows::changed, this, [this](const QJsonArray &all) {
        emit answered(all.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(all));
    });
    layout()->addWidget(rows);
}

} // namespace meethouse
