#pragma once

#include "wizard/look/page.h"
#include "wizard/look/rows.h"
#include "wizard/models/remember_model.h"

namespace meethouse
{

class CopyField;

class DonePage final : public Page
{
    Q_OBJECT

public:
    DonePage(const Setup &setup, RememberModel &remember, QWidget *parent = nullptr);
    void enter() override;

private:
    void show();
    [[nodiscard]] Row wayIn() const;

    const Setup &m_setup;
    RememberModel &m_remember;
    CopyField *m_link;
    Rows *m_rows;
};

} // namespace meethouse
