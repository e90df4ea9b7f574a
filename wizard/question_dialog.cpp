#include "wizard/question_dialog.h"

#include "wizard/look/fields.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace meethouse
{

QuestionDialog::QuestionDialog(std::shared_ptr<Inquiry> inquiry, QWidget *parent)
    : QDialog(parent)
    , m_inquiry(std::move(inquiry))
{
    const auto &round = m_inquiry->round();
    setWindowTitle(tr("The server asks"));
    setMinimumWidth(56 * grid);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * grid, 3 * grid, 3 * grid, 2 * grid);
    layout->setSpacing(space);
    layout->addWidget(new Text(Text::Kind::Heading, round.title, this));
    if (!round.instruction.isEmpty())
        layout->addWidget(new Text(Text::Kind::Plain, round.instruction, this));
    for (const auto &question : round.questions) {
        auto *line = new QLineEdit(this);
        if (question.hidden)
            line->setEchoMode(QLineEdit::Password);
        line->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
        layout->addWidget(new Field(withoutAccelerator(question.text), line, {}, this));
        m_lines += line;
    }
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("&Answer"), QDialogButtonBox::AcceptRole)->setDefault(true);
    buttons->addButton(tr("&Give up"), QDialogButtonBox::RejectRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::finished, this, &QuestionDialog::finish);
    setAttribute(Qt::WA_DeleteOnClose);
}

void QuestionDialog::finish(int result)
{
    if (result != Accepted)
        return m_inquiry->answer(std::nullopt);
    std::vector<Secret> answers;
    for (auto *line : std::as_const(m_lines)) {
        auto bytes = line->text().toStdString();
        answers.push_back(Secret::take(bytes));
        line->clear();
    }
    m_inquiry->answer(std::move(answers));
}

} // namespace meethouse
