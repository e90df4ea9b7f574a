#include "wizard/manager/rooms_tab.h"

#include "wizard/look/card.h"
#include "wizard/look/measure.h"
#include "wizard/look/text.h"
#include "wizard/look/trouble.h"
#include "wizard/manager/reserve_page.h"
#include "wizard/manager/room_page.h"
#include "wizard/manager/scroll_body.h"
#include "wizard/manager/searched_table.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedLayout>

namespace meethouse
{

RoomsTab::RoomsTab(QWidget *parent)
    : ServerTab(parent)
    , m_stack(new QStackedLayout(this))
    , m_table(new ScrollBody)
    , m_trouble(new Trouble)
    , m_search(new QLineEdit)
    , m_reserve(new QPushButton(tr("&Reserve…")))
    , m_view(new SearchedTable(tr("Rooms"), tr("Rooms that keep their name and their password.")))
    , m_below(new Text(Text::Kind::Quiet))
    , m_chosen(new Card)
    , m_who(new Text(Text::Kind::Heading))
    , m_what(new Text(Text::Kind::Small))
    , m_release(new QPushButton(tr("Re&lease…")))
    , m_open(new QPushButton(tr("&Password and invitation")))
{
    m_search->setClearButtonEnabled(true);
    m_search->setTextMargins(gap, 0, gap, 0);
    m_search->setMaximumWidth(40 * grid);
    m_search->setAccessibleName(tr("Search the rooms"));
    m_search->setAccessibleDescription(tr("Shows only rooms whose name or host holds this."));
    m_reserve->setDefault(true);
    m_reserve->setAccessibleDescription(tr("Gives a room a password that lasts."));
    m_release->setProperty("grave", true);
    m_release->setAccessibleDescription(tr("The room loses its password, and anybody may reserve it again."));
    m_open->setAccessibleDescription(tr("What guests of this room need, to be copied."));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_below->setAccessibleName(tr("About the list"));

    auto *top = new QHBoxLayout;
    top->setSpacing(gap);
    top->addWidget(m_search, 3);
    top->addStretch(1);
    top->addWidget(m_reserve);
    auto *card = new Card;
    auto *framed = new QVBoxLayout(card);
    framed->setContentsMargins(1, corner / 2, 1, corner / 2);
    framed->addWidget(m_view);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_who);
    words->addWidget(m_what);
    auto *line = new QHBoxLayout(m_chosen);
    line->setContentsMargins(space, grid + 4, space, grid + 4);
    line->setSpacing(gap);
    line->addLayout(words, 1);
    line->addWidget(m_release);
    line->addWidget(m_open);
    m_chosen->setAccessibleName(tr("What can be done with the room that is chosen"));

    auto *column = m_table->column();
    column->addWidget(m_trouble);
    column->addLayout(top);
    column->addWidget(card, 1);
    column->addWidget(m_below);
    column->addWidget(m_chosen);
    m_stack->addWidget(m_table);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_view->search(text);
        showChosen();
    });
    connect(m_view, &SearchedTable::chosenChanged, this, &RoomsTab::showChosen);
    connect(m_view, &SearchedTable::opened, this, &RoomsTab::open);
    connect(m_reserve, &QPushButton::clicked, this, [this] {
        m_model->close();
        QStringList hosts;
        for (int row = 0; row < server()->hosts().rowCount(); ++row)
            hosts += server()->hosts().at(row).name;
        m_reservePage->setHosts(hosts);
        m_stack->setCurrentWidget(m_reservePage);
        m_reservePage->enter();
    });
    connect(m_open, &QPushButton::clicked, this, [this] { open(m_view->chosen().value(0)); });
    connect(m_release, &QPushButton::clicked, this, [this] { release(chosen()->name); });
}

QString RoomsTab::name() const
{
    return tr("&Rooms");
}

void RoomsTab::begin()
{
    m_search->clear();
    m_view->setTable(&server()->rooms());
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
    m_stack->setCurrentWidget(m_table);
}

void RoomsTab::show(const ManagedServer &server)
{
    const auto &overview = server.overview();
    m_reserve->setEnabled(overview && overview->settings && !server.isBusy());
    if (const auto &error = server.error())
        m_trouble->show(*error);
    else if (m_model->state() == RoomsModel::State::Failed)
        m_trouble->show(m_model->error());
    else
        m_trouble->clear();
    showChosen();
}

const ReservedRoom *RoomsTab::chosen() const
{
    const auto rows = m_view->chosen();
    return rows.isEmpty() ? nullptr : &server()->rooms().at(rows.first());
}

void RoomsTab::showChosen()
{
    if (!server())
        return;
    const auto &rooms = server()->rooms();
    m_search->setPlaceholderText(tr("Search %n room(s)", nullptr, rooms.rowCount()));
    if (!rooms.isKnown())
        m_below->setText(server()->state());
    else if (rooms.rowCount() == 0)
        m_below->setText(
            tr("No room is reserved. Hosts reserve theirs on the account page, or you do it here. Any other "
               "name opens a meeting, too, with a password of its own each time."));
    else if (m_view->shown() == 0)
        m_below->setText(tr("No room fits this search."));
    else
        m_below->clear();
    m_below->setVisible(!m_below->text().isEmpty());

    const auto *room = chosen();
    m_chosen->setVisible(room);
    if (!room)
        return;
    m_who->setText(roomShown(room->name));
    m_what->setText(rooms.opener(*room));
    for (auto *button : {m_release, m_open})
        button->setEnabled(!server()->isBusy() && m_model->state() != RoomsModel::State::Working);
}

void RoomsTab::showTable()
{
    m_model->close();
    m_stack->setCurrentWidget(m_table);
    m_search->setFocus();
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
