#pragma once

#include "wizard/look/page.h"
#include "wizard/models/papers_model.h"
#include "wizard/models/questions_model.h"

class QCheckBox;
class QTextBrowser;

namespace meethouse
{

class FileLine;
class Fold;
class Rows;
class Text;
class Trouble;

class PapersPage final : public Page
{
    Q_OBJECT

public:
    PapersPage(PapersModel &model, QuestionsModel &questions, QWidget *parent = nullptr);
    void enter() override;
    // Outside the wizard: nothing comes before or after it.
    void standAlone();

signals:
    void questionsWanted();

private:
    void show();
    void showPublishing();
    [[nodiscard]] QString lackOf(const QString &document) const;
    void tellWishes();

    PapersModel &m_model;
    QuestionsModel &m_questions;
    QList<QCheckBox *> m_languages;
    QCheckBox *m_pdf;
    QCheckBox *m_html;
    QCheckBox *m_odt;
    FileLine *m_folder;
    Text *m_missing;
    Rows *m_rows;
    Rows *m_published;
    Trouble *m_trouble;
    QTextBrowser *m_preview;
    Fold *m_fold;
    bool m_alone = false;
};

} // namespace meethouse
