#pragma once

#include "wizard/manager/managed_server.h"
#include "wizard/manager/way_card.h"

#include <QPointer>

namespace meethouse
{

// How this computer comes in: first a key instead of a password, then keys alone.
class KeysCard final : public WayCard
{
    Q_OBJECT

public:
    explicit KeysCard(QWidget *parent = nullptr);
    void show(ManagedServer *server);

private:
    [[nodiscard]] bool hasKey() const { return !m_server->profile().identityFile.isEmpty(); }
    [[nodiscard]] QString keyFile() const;
    void ask();

    QPointer<ManagedServer> m_server;
};

} // namespace meethouse
