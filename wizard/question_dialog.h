#pragma once

#include "wizard/session/session.h"

#include <QDialog>

class QLineEdit;

namespace meethouse
{

// A question that came in mid-call, in the words of who asks it.
class QuestionDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit QuestionDialog(std::shared_ptr<Inquiry> inquiry, QWidget *parent = nullptr);

private:
    void finish(int result);

    std::shared_ptr<Inquiry> m_inquiry;
    QList<QLineEdit *> m_lines;
};

} // namespace meethouse
