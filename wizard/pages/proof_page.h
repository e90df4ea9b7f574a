#pragma once

#include "wizard/look/page.h"
#include "wizard/models/proof_model.h"

namespace meethouse
{

class Card;
class Fold;
class Rows;
class Trouble;

class ProofPage final : public Page
{
    Q_OBJECT

public:
    explicit ProofPage(ProofModel &model, QWidget *parent = nullptr);
    void enter() override;
    // Outside the wizard: nothing comes after it.
    void standAlone();

private:
    void show();
    void showMeasurements();

    ProofModel &m_model;
    Rows *m_rows;
    Rows *m_now;
    Trouble *m_trouble;
    Card *m_measured;
    Fold *m_fold;
    bool m_alone = false;
};

} // namespace meethouse
