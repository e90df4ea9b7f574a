#pragma once

#include "wizard/look/page.h"
#include "wizard/models/work_model.h"

class QLabel;
class QPlainTextEdit;
class QProgressBar;

namespace meethouse
{

class Fold;
class Rows;
class Text;
class Trouble;

class WorkPage final : public Page
{
    Q_OBJECT

public:
    WorkPage(WorkModel &model, const Setup &setup, QWidget *parent = nullptr);
    void enter() override;
    // Outside the wizard: no proof comes after it.
    void standAlone();

signals:
    void planWanted(); // after everything was taken back
    void closeWanted();

private:
    void show();
    void showItem(int index);
    void askToCancel();
    void askToUndo();
    void saveReport();

    WorkModel &m_model;
    const Setup &m_setup;
    Text *m_where;
    Text *m_time;
    QProgressBar *m_progress;
    Rows *m_rows;
    Trouble *m_trouble;
    Text *m_note;
    QPlainTextEdit *m_log;
    Fold *m_fold;
    QPushButton *m_undo;
    QPushButton *m_report;
    int m_seen = -1;
    bool m_wasBusy = false;
    bool m_alone = false;
};

} // namespace meethouse
