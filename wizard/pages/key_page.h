#pragma once

#include "wizard/look/page.h"
#include "wizard/models/server_model.h"

class QCheckBox;
class QVBoxLayout;

namespace meethouse
{

class Card;
class CopyField;
class Field;
class MarkView;
class Rows;
class Text;

// Is it the right server? A new key is compared; a changed one stops everything.
class KeyPage final : public Page
{
    Q_OBJECT

public:
    explicit KeyPage(ServerModel &model, QWidget *parent = nullptr);
    void enter() override;

private:
    void show();

    ServerModel &m_model;
    Card *m_card;
    MarkView *m_mark;
    Text *m_heading;
    Text *m_meaning;
    Field *m_knownField;
    CopyField *m_known;
    Field *m_shownField;
    CopyField *m_shown;
    Text *m_how;
    CopyField *m_command;
    QCheckBox *m_compared;
    Rows *m_stages;
    bool m_changed = false;
};

} // namespace meethouse
