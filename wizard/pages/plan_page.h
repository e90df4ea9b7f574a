#pragma once

#include "wizard/look/page.h"
#include "wizard/models/plan_model.h"

class QPlainTextEdit;
class QVBoxLayout;

namespace meethouse
{

class Fold;
class Rows;
class Text;
class Trouble;

class PlanPage final : public Page
{
    Q_OBJECT

public:
    explicit PlanPage(PlanModel &model, QWidget *parent = nullptr);
    void enter() override;

private:
    void show();
    void showGroups(bool shown);

    PlanModel &m_model;
    Text *m_summary;
    Rows *m_rows; // while it looks
    QVBoxLayout *m_groups;
    Trouble *m_trouble;
    QPlainTextEdit *m_script;
    Fold *m_fold;
    Text *m_back;
};

} // namespace meethouse
