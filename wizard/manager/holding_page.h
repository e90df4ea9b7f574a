#pragma once

#include "wizard/look/page.h"
#include "wizard/models/holding_model.h"
#include "wizard/models/questions_model.h"

namespace meethouse
{

class Rows;
class Text;
class Trouble;

// Which papers hold, which do not any more, and why.
class HoldingPage final : public Page
{
    Q_OBJECT

public:
    HoldingPage(HoldingModel &model, QuestionsModel &questions, QWidget *parent = nullptr);

signals:
    void measureWanted(); // the server, once more
    void otherFolderWanted(const QString &folder);
    void questionsWanted();

private:
    void show();
    [[nodiscard]] QString summary() const;

    HoldingModel &m_model;
    QuestionsModel &m_questions;
    QPushButton *m_measure;
    QPushButton *m_other;
    Text *m_summary;
    Trouble *m_trouble;
    Rows *m_papers;
};

} // namespace meethouse
