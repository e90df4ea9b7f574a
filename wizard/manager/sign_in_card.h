#pragma once

#include "wizard/look/card.h"

#include <memory>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace meethouse
{

class Inquiry;
class Text;

// What a server asks in the middle of a sign-in, answered where it is shown.
class SignInCard final : public Card
{
    Q_OBJECT

public:
    explicit SignInCard(QWidget *parent = nullptr);

    // Nothing: there is no question, and no card.
    void show(const std::shared_ptr<Inquiry> &inquiry);

signals:
    void answered();
    void givenUp();

private:
    void answer();

    std::shared_ptr<Inquiry> m_inquiry;
    Text *m_title;
    Text *m_instruction;
    QVBoxLayout *m_questions;
    QList<QLineEdit *> m_lines;
    QPushButton *m_go;
    QPushButton *m_not;
};

} // namespace meethouse
