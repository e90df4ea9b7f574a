#pragma once

#include "wizard/look/page.h"
#include "wizard/models/setup.h"

namespace meethouse
{

class CopyField;
class Rows;

class DonePage final : public Page
{
    Q_OBJECT

public:
    explicit DonePage(const Setup &setup, QWidget *parent = nullptr);
    void enter() override;

private:
    const Setup &m_setup;
    CopyField *m_link;
    Rows *m_rows;
};

} // namespace meethouse
