#pragma once

#include "wizard/look/page.h"
#include "wizard/models/holding_model.h"

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
    explicit HoldingPage(HoldingModel &model, QWidget *parent = nullptr);

signals:
    void measureWanted(); // the server, once more
    void otherFolderWanted(const QString &folder);

private:
    void show();
    [[nodiscard]] QString summary() const;

    HoldingModel &m_model;
    QPushButton *m_measure;
    QPushButton *m_other;
    Text *m_summary;
    Trouble *m_trouble;
    Rows *m_papers;
};

} // namespace meethouse
