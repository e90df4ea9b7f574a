#pragma once

#include "wizard/look/page.h"
#include "wizard/models/server_model.h"

class QLineEdit;
class QSpinBox;

namespace meethouse
{

class Field;
class FileLine;
class Rows;
class Segments;
class Text;
class Trouble;

class ServerPage final : public Page
{
    Q_OBJECT

public:
    explicit ServerPage(ServerModel &model, QWidget *parent = nullptr);
    void enter() override;

signals:
    void practiceWanted();

private:
    void fill();
    void show();
    [[nodiscard]] QWidget *makeForm();
    [[nodiscard]] QWidget *makeNextTime(QWidget *form);

    ServerModel &m_model;
    QWidget *m_form;
    QLineEdit *m_address;
    QLineEdit *m_user;
    QSpinBox *m_port;
    Segments *m_by;
    Text *m_meaning;
    Field *m_addressField;
    QLineEdit *m_password;
    Field *m_passwordField;
    QWidget *m_nextTimeRow;
    Segments *m_nextTime;
    Text *m_nextTimeMeaning;
    FileLine *m_keyFile;
    Field *m_keyFileField;
    Rows *m_stages;
    Trouble *m_trouble;
};

} // namespace meethouse
