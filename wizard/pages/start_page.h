#pragma once

#include "wizard/look/page.h"
#include "wizard/models/start_model.h"

namespace meethouse
{

class Choice;
class Rows;
class Trouble;

class StartPage final : public Page
{
    Q_OBJECT

public:
    explicit StartPage(StartModel &model, QWidget *parent = nullptr);

private:
    void show();

    StartModel &m_model;
    Choice *m_ways;
    Rows *m_progress;
    Trouble *m_trouble;
};

} // namespace meethouse
