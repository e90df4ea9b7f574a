#include "wizard/manager/rooms_tab.h"

#include "wizard/manager/list_page.h"
#include "wizard/manager/reserve_page.h"
#include "wizard/manager/room_page.h"
#include "wizard/manager/searched_table.h"

#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedLayout>

namespace meethouse
{

RoomsTab::RoomsTab(QWidget *parent)
    : ServerTab(parent)
    , m_stack(new QStackedLayout(this))
    , m_list(new ListPage({tr("Rooms"), tr("Rooms that keep their name and their password."), tr("Search the rooms"),
          tr("Shows only rooms whose name or host holds this."), tr("What can be done with the room that is chosen")}))
    , m_reserve(m_list->addBeginning(tr("Re&serve…"), tr("Gives a room a password that lasts.")))
    , m_release(
          m_list->addAction(tr("Rele&ase…"), tr("The room loses its password, and anybody may reserve it again.")))
    , m_open(m_list->addAction(
          tr("Another &password…"), tr("Gives the room another password, and shows what guests need then.")))
{
    m_reserve->setDefault(true);
    m_release->setProperty("grave", true);
    m_list->table()->setSelectionMode(QAbstractItemView::SingleSelection);
    m_stack->addWidget(m_list);

    connect(m_list, &ListPage::chosenChanged, this, &RoomsTab::showChosen);
    connect(m_list->table(), &SearchedTable::opened, this, &RoomsTab::open);
    connect(m_reserve, &QPushButton::clicked, this, [this] {
        m_model->close();
        QStringList hosts;
        for (int row = 0; row < server()->hosts().rowCount(); ++row)
            hosts += server()->hosts().at(row).name;
        m_reservePage->setHosts(hosts);
        m_stack->setCurrentWidget(m_reservePage);
        m_reservePage->enter();
    });
    connect(m_open, &QPushButton::clicked, this, [this] { open(m_list->table()->chosen().value(0)); });
    connect(m_release, &QPushButton::clicked, this, [this] { release(chosen()->name); });
}

QString RoomsTab::name() const
{
    return tr("&Rooms");
}

void RoomsTab::begin()
{
    m_list->search()->clear();
    m_list->table()->setTable(&server()->rooms());
    delete m_reservePage;
    delete m_roomPage;
    m_model = std::make_unique<RoomsModel>(server()->setup());
    m_reservePage = new ReservePage(*m_model, server()->title());
    m_roomPage = new RoomPage(*m_model);
    m_stack->addWidget(m_reservePage);
    m_stack->addWidget(m_roomPage);
    connect(m_reservePage, &Page::backWanted, this, &RoomsTab::showTable);
    connect(m_roomPage, &Page::backWanted, this, &RoomsTab::showTable);
    connect(m_roomPage, &RoomPage::releaseWanted, this, [this] { release(m_model->name()); });
    connect(m_model.get(), &RoomsModel::opened, this, [this] {
        if (m_stack->currentWidget() == m_roomPage)
            return;
        m_stack->setCurrentWidget(m_roomPage);
        m_roomPage->enter();
    });
    connect(m_model.get(), &RoomsModel::roomsChanged, this, [this] {
        server()->refreshRooms();
        if (m_model->name().isEmpty())
            showTable();
    });
    connect(m_model.get(), &RoomsModel::changed, this, [this] {
        if (m_model->state() == RoomsModel::State::Failed)
            server()->note(m_model->error());
        show(*server());
    });
    m_stack->setCurrentWidget(m_list);
}

void RoomsTab::show(const ManagedServer &server)
{
    const auto &overview = server.overview();
    m_reserve->setEnabled(overview && overview->settings && !server.isBusy());
    if (!server.error() && m_model->state() == RoomsModel::State::Failed)
        m_list->setTrouble(m_model->error());
    else
        m_list->setTrouble(server.error());
    showChosen();
}

const ReservedRoom *RoomsTab::chosen() const
{
    const auto rows = m_list->table()->chosen();
    return rows.isEmpty() ? nullptr : &server()->rooms().at(rows.first());
}

void RoomsTab::showChosen()
{
    if (!server())
        return;
    const auto &rooms = server()->rooms();
    m_list->search()->setPlaceholderText(tr("Search %n room(s)", nullptr, rooms.rowCount()));
    if (!rooms.isKnown())
        m_list->setNote(server()->state());
    else if (rooms.rowCount() == 0)
        m_list->setNote(
            tr("No room is reserved. Hosts reserve theirs on the account page, or you do it here. Any other "
               "name opens a meeting, too, with a password of its own each time."));
    else
        m_list->setNote(m_list->table()->shown() == 0 ? tr("No room fits this search.") : QString());

    const auto *room = chosen();
    if (!room)
        return m_list->setNoneChosen();
    m_list->setChosen(roomShown(room->name), rooms.opener(*room));
    for (auto *button : {m_release, m_open})
        button->setEnabled(!server()->isBusy() && m_model->state() != RoomsModel::State::Working);
}

void RoomsTab::showTable()
{
    m_model->close();
    m_stack->setCurrentWidget(m_list);
    m_list->search()->setFocus();
}

void RoomsTab::open(int row)
{
    m_model->open(server()->rooms().at(row).name);
}

void RoomsTab::release(const QString &name)
{
    QMessageBox box(QMessageBox::Warning, tr("Release the room?"), tr("Release the room “%1”?").arg(roomShown(name)),
        QMessageBox::NoButton, this);
    box.setInformativeText(tr(
        "Its password is forgotten, and anybody may reserve the name again. Invitations sent before no longer work."));
    auto *yes = box.addButton(tr("&Release"), QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(tr("&Keep"), QMessageBox::RejectRole));
    box.exec();
    if (box.clickedButton() == yes)
        m_model->release(name);
}

} // namespace meethouse
