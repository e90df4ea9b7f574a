#pragma once

#include "wizard/manager/server_list.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QStackedWidget;

namespace meethouse
{

class ServerTab;
class Rail;
class ServerView;
class Tabs;

// The servers on the left, and for the chosen one its pages.
class Manager final : public QWidget
{
    Q_OBJECT

public:
    explicit Manager(ServerList *servers, QWidget *parent = nullptr);

    [[nodiscard]] Rail *rail() const { return m_rail; }
    [[nodiscard]] ManagedServer *current() const;
    // Empty or unknown: the first one.
    void choose(const QString &profile);
    [[nodiscard]] int tab() const;
    void turnTo(int tab);

signals:
    void newServerWanted();
    void closeWanted();
    void emptied(); // the last server was forgotten

protected:
    void showEvent(QShowEvent *event) override;

private:
    void changeWayIn();
    void forget();
    void add(ServerTab *page);
    void showCurrent();
    void showWhere();

    ServerList *m_servers;
    Rail *m_rail;
    ServerView *m_view;
    QPushButton *m_new;
    Tabs *m_tabs;
    QStackedWidget *m_stack;
    QList<ServerTab *> m_views;
    Worker m_worker; // the keychain may want a person
};

} // namespace meethouse
