#pragma once

#include "wizard/manager/server_list.h"
#include "wizard/wizard.h"

#include <QMainWindow>

class QStackedWidget;

namespace meethouse
{

class Manager;

// The face of the program: the servers this computer knows, or the way to a first one.
class Window final : public QMainWindow
{
    Q_OBJECT

public:
    explicit Window(const Ways &ways = {}, const QString &folder = {});
    ~Window() override;

    [[nodiscard]] Wizard *wizard() const { return m_wizard; }
    [[nodiscard]] Manager *manager() const { return m_manager; }
    [[nodiscard]] ServerList &servers() { return m_servers; }

    void openWizard();
    // At this server, if there is one of the name.
    void openManager(const QString &profile = {});

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildManager();

    Ways m_ways;
    QString m_folder;
    ServerList m_servers;
    QStackedWidget *m_stack;
    Wizard *m_wizard = nullptr;
    Manager *m_manager = nullptr;
};

} // namespace meethouse
