#pragma once

#include "wizard/manager/server_tab.h"
#include "wizard/models/rooms_model.h"

class QPushButton;
class QStackedLayout;

namespace meethouse
{

class ListPage;
class ReservePage;
class RoomPage;

// The rooms that have a lasting password.
class RoomsTab final : public ServerTab
{
    Q_OBJECT

public:
    explicit RoomsTab(QWidget *parent = nullptr);
    [[nodiscard]] QString name() const override;

protected:
    void begin() override;
    void show(const ManagedServer &server) override;

private:
    void showChosen();
    void showTable();
    void open(int row);
    void release(const QString &name);
    [[nodiscard]] const ReservedRoom *chosen() const;

    QStackedLayout *m_stack;
    ListPage *m_list;
    std::unique_ptr<RoomsModel> m_model;
    ReservePage *m_reservePage = nullptr;
    RoomPage *m_roomPage = nullptr;
    QPushButton *m_reserve;
    QPushButton *m_release;
    QPushButton *m_open;
};

} // namespace meethouse
