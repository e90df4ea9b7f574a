#pragma once

#include "wizard/look/page.h"
#include "wizard/models/hosts_model.h"

class QPlainTextEdit;
class QSpinBox;

namespace meethouse
{

class Field;
class Rows;
class Text;
class Trouble;

class HostsPage final : public Page
{
    Q_OBJECT

public:
    explicit HostsPage(HostsModel &model, QWidget *parent = nullptr);
    void enter() override;
    // Outside the wizard: inviting is all there is to do here.
    void standAlone();

private:
    void chooseFolder();
    void show();
    void showLinks();
    QWidget *linkCard(const Invitation &invitation);

    HostsModel &m_model;
    QPlainTextEdit *m_names;
    Field *m_namesField;
    QSpinBox *m_free;
    QSpinBox *m_days;
    QPushButton *m_invite;
    Rows *m_working;
    Trouble *m_trouble;
    QWidget *m_links;
    QPushButton *m_sheets;
    Text *m_written;
    qsizetype m_shownLinks = 0;
    bool m_alone = false;
};

} // namespace meethouse
