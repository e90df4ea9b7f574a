#pragma once

#include "wizard/look/page.h"
#include "wizard/models/rooms_model.h"

class QLineEdit;
class QPlainTextEdit;

namespace meethouse
{

class CopyField;
class Fold;
class Segments;
class Text;
class Trouble;

// One reserved room: another password for it, and what guests need while that password is known here.
class RoomPage final : public Page
{
    Q_OBJECT

public:
    explicit RoomPage(RoomsModel &model, QWidget *parent = nullptr);
    void enter() override;

signals:
    void releaseWanted();

private:
    void show();
    void showText();
    void change();

    RoomsModel &m_model;
    Trouble *m_trouble;
    Text *m_note;
    CopyField *m_link;
    CopyField *m_password;
    Segments *m_languages;
    QPlainTextEdit *m_text;
    QWidget *m_told; // what holds the password
    QLineEdit *m_other;
    QPushButton *m_change;
    Fold *m_fold;
    bool m_changing = false;
};

} // namespace meethouse
