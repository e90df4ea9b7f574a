#include "wizard/manager/sign_in_card.h"

#include "wizard/look/fields.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"
#include "wizard/session/session.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace meethouse
{

SignInCard::SignInCard(QWidget *parent)
    : Card(parent)
    , m_title(new Text(Text::Kind::Heading, {}, this))
    , m_instruction(new Text(Text::Kind::Small, {}, this))
    , m_questions(new QVBoxLayout)
    , m_go(new QPushButton(tr("&Sign in"), this))
    , m_not(new QPushButton(tr("Not now"), this))
{
    m_questions->setSpacing(gap);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(gap);
    buttons->addStretch(1);
    buttons->addWidget(m_not);
    buttons->addWidget(m_go);
    m_go->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space, grid + 4, space, grid + 4);
    layout->setSpacing(gap);
    layout->addWidget(m_title);
    layout->addWidget(m_instruction);
    layout->addLayout(m_questions);
    layout->addLayout(buttons);
    connect(m_go, &QPushButton::clicked, this, &SignInCard::answer);
    connect(m_not, &QPushButton::clicked, this, &SignInCard::givenUp);
    hide();
}

void SignInCard::show(const std::shared_ptr<Inquiry> &inquiry)
{
    if (inquiry == m_inquiry)
        return;
    m_inquiry = inquiry;
    setVisible(inquiry != nullptr);
    m_lines.clear();
    while (auto *item = m_questions->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!inquiry)
        return;
    m_title->setText(inquiry->round().title);
    m_instruction->setText(inquiry->round().instruction);
    m_instruction->setVisible(!inquiry->round().instruction.isEmpty());
    for (const auto &question : inquiry->round().questions) {
        auto *line = new QLineEdit;
        line->setEchoMode(question.hidden ? QLineEdit::Password : QLineEdit::Normal);
        connect(line, &QLineEdit::returnPressed, this, &SignInCard::answer);
        m_questions->addWidget(new Field(withoutAccelerator(question.text), line));
        m_lines += line;
    }
    setAccessibleName(inquiry->round().title);
    if (!m_lines.isEmpty())
        m_lines.first()->setFocus();
}

void SignInCard::answer()
{
    if (!m_inquiry)
        return;
    std::vector<Secret> answers;
    for (auto *line : m_lines) {
        auto text = line->text().toStdString();
        answers.push_back(Secret::take(text));
        line->clear();
    }
    m_inquiry->answer(std::move(answers));
    emit answered();
}

} // namespace meethouse
