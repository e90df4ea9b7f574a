#pragma once

#include "wizard/look/page.h"
#include "wizard/models/rooms_model.h"

class QLineEdit;

namespace meethouse
{

class Trouble;

// A new room: its name, whose it is, and its password.
class ReservePage final : public Page
{
    Q_OBJECT

public:
    ReservePage(RoomsModel &model, const QString &domain, QWidget *parent = nullptr);
    void enter() override;
    void setHosts(const QStringList &names); // proposed as owners

private:
    void show();
    void reserve();

    RoomsModel &m_model;
    QLineEdit *m_name;
    QLineEdit *m_owner;
    QLineEdit *m_password;
    Trouble *m_trouble;
};

} // namespace meethouse
