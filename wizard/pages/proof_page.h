#pragma once

#include "wizard/look/page.h"
#include "wizard/models/proof_model.h"

namespace meethouse
{

class Rows;
class Trouble;

class ProofPage final : public Page
{
    Q_OBJECT

public:
    explicit ProofPage(ProofModel &model, QWidget *parent = nullptr);
    void enter() override;

private:
    void show();

    ProofModel &m_model;
    Rows *m_rows;
    Rows *m_now;
    Trouble *m_trouble;
};

} // namespace meethouse
