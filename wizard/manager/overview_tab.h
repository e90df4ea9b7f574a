#pragma once

#include "wizard/manager/server_tab.h"

class QGridLayout;
class QPushButton;

namespace meethouse
{

class CopyField;
class Field;
class Fold;
class Rows;
class SignInCard;
class Text;
class Trouble;

// The server at a glance: what needs somebody, what runs there, and all that was checked.
class OverviewTab final : public ServerTab
{
    Q_OBJECT

public:
    explicit OverviewTab(QWidget *parent = nullptr);
    [[nodiscard]] QString name() const override;

protected:
    void show(const ManagedServer &server) override;

private:
    void showFacts(const Overview &overview);
    void showKey(const std::optional<Error> &error);

    Text *m_title;
    Text *m_state;
    QPushButton *m_again;
    QPushButton *m_open;
    Trouble *m_trouble;
    SignInCard *m_signIn;
    CopyField *m_key;
    Field *m_keyField;
    QPushButton *m_accept;
    QWidget *m_next;
    Rows *m_tasks;
    Text *m_now;
    QWidget *m_facts;
    QGridLayout *m_grid;
    Rows *m_checks;
    Fold *m_all;
};

} // namespace meethouse
