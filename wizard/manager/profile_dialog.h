#pragma once

#include "server/profile.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QSpinBox;

namespace meethouse
{

class Field;
class FileLine;

// What this computer knows of how to reach a server, to be changed, copied or written to a file for another computer.
class ProfileDialog final : public QDialog
{
    Q_OBJECT

public:
    // How it ends, besides Accepted and Rejected: to be kept beside the one there is.
    static constexpr int AsCopy = 2;

    // `taken`: the names of all servers this computer knows.
    ProfileDialog(Profile profile, QStringList taken, QWidget *parent = nullptr);

    [[nodiscard]] Profile profile() const; // as it stands there now

private:
    void check();
    void exportIt();

    Profile m_profile;
    QStringList m_taken;
    QLineEdit *m_name;
    QLineEdit *m_user;
    QLineEdit *m_host;
    QSpinBox *m_port;
    FileLine *m_keyFile;
    Field *m_nameField;
    QPushButton *m_keep;
    QPushButton *m_copy;
    QPushButton *m_export;
};

} // namespace meethouse
