#pragma once

#include "wizard/look/page.h"
#include "wizard/models/fit_model.h"

namespace meethouse
{

class Rows;
class Trouble;

class FitPage final : public Page
{
    Q_OBJECT

public:
    explicit FitPage(FitModel &model, QWidget *parent = nullptr);
    void enter() override;

signals:
    void runFound();
    void setUpFound(); // it was set up before, and is taken over

private:
    void show();

    FitModel &m_model;
    Rows *m_rows;
    Trouble *m_trouble;
};

} // namespace meethouse
