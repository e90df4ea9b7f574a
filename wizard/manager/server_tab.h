#pragma once

#include "wizard/manager/managed_server.h"

#include <QPointer>
#include <QWidget>

namespace meethouse
{

// One of the manager's views on the chosen server.
class ServerTab : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    void setServer(ManagedServer *server);
    [[nodiscard]] ManagedServer *server() const { return m_server; }
    [[nodiscard]] virtual QString name() const = 0;

protected:
    // The server is about to be another one.
    virtual void leave() {}
    // Another server was chosen.
    virtual void begin() {}
    // What is known of the server, as often as it changes. There is one.
    virtual void show(const ManagedServer &server) = 0;

private:
    QPointer<ManagedServer> m_server;
};

} // namespace meethouse
