#pragma once

#include "wizard/manager/managed_server.h"

#include <QAbstractListModel>

#include <memory>
#include <vector>

namespace meethouse
{

// The servers this computer knows, each with its state.
class ServerList final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { MarkRole = Qt::UserRole, StateRole };

    explicit ServerList(Profiles profiles, Ways ways = {}, QObject *parent = nullptr);

    // As the profiles say now; servers that stay keep their connection. Errors: those of Profiles::all.
    Result<void> load();
    // All at once: each has a thread of its own.
    void refresh();
    [[nodiscard]] ManagedServer *at(int row) const;
    [[nodiscard]] ManagedServer *named(const QString &name) const;
    [[nodiscard]] const Profiles &profiles() const { return m_profiles; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    std::unique_ptr<ManagedServer> taken(const Profile &profile);
    void tell(const ManagedServer *server);

    Profiles m_profiles;
    Ways m_ways;
    std::vector<std::unique_ptr<ManagedServer>> m_servers;
};

} // namespace meethouse
