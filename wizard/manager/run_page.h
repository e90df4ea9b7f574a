#pragma once

#include "wizard/look/page.h"
#include "work/history.h"

class QPlainTextEdit;

namespace meethouse
{

class Fold;
class Rows;

// What one run did, and what the server said meanwhile.
class RunPage final : public Page
{
    Q_OBJECT

public:
    explicit RunPage(QWidget *parent = nullptr);
    void show(const QString &title, const PastRun &run);

private:
    Rows *m_steps;
    QPlainTextEdit *m_log;
    Fold *m_fold;
};

} // namespace meethouse
