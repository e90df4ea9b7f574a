#pragma once

#include "wizard/manager/server_tab.h"
#include "wizard/models/rooms_model.h"

class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace meethouse
{

class ReservePage;
class RoomPage;
class ScrollBody;
class SearchedTable;
class Text;
class Trouble;

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
    ScrollBody *m_table;
    std::unique_ptr<RoomsModel> m_model;
    ReservePage *m_reservePage = nullptr;
    RoomPage *m_roomPage = nullptr;
    Trouble *m_trouble;
    QLineEdit *m_search;
    QPushButton *m_reserve;
    SearchedTable *m_view;
    Text *m_below;
    QWidget *m_chosen;
    Text *m_who;
    Text *m_what;
    QPushButton *m_release;
    QPushButton *m_open;
};

} // namespace meethouse
