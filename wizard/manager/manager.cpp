#include "wizard/manager/manager.h"

#include "server/known_login.h"
#include "wizard/look/bar.h"
#include "wizard/look/colours.h"
#include "wizard/look/measure.h"
#include "wizard/look/rail.h"
#include "wizard/manager/documents_tab.h"
#include "wizard/manager/hosts_tab.h"
#include "wizard/manager/maintenance_tab.h"
#include "wizard/manager/overview_tab.h"
#include "wizard/manager/profile_dialog.h"
#include "wizard/manager/rooms_tab.h"
#include "wizard/manager/server_view.h"
#include "wizard/manager/settings_tab.h"
#include "wizard/manager/tabs.h"

#include <QFrame>
#include <QMessageBox>
#include <QPushButton>
#include <QShowEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace meethouse
{

namespace
{

class Line final : public QFrame
{
public:
    Line()
    {
        setFrameShape(QFrame::HLine);
        setFixedHeight(1);
        auto shades = palette();
        shades.setColor(QPalette::WindowText, colours().line);
        setPalette(shades);
        setFrameShadow(QFrame::Plain);
    }
};

} // namespace

Manager::Manager(ServerList *servers, QWidget *parent)
    : QWidget(parent)
    , m_servers(servers)
    , m_rail(new Rail(this))
    , m_view(new ServerView(m_rail))
    , m_new(quietLink(tr("+ New ser&ver"), m_rail))
    , m_tabs(new Tabs(this))
    , m_stack(new QStackedWidget(this))
{
    m_view->setModel(servers);
    m_new->setAccessibleDescription(tr("Sets up a server, or takes over one that is set up already."));
    m_rail->body()->addWidget(m_view);
    m_rail->body()->addSpacing(gap);
    auto *indented = new QHBoxLayout;
    indented->setContentsMargins(gap, 0, 0, 0);
    indented->addWidget(m_new, 0, Qt::AlignLeft);
    m_rail->body()->addLayout(indented);

    auto *tabs = new QVBoxLayout;
    tabs->setContentsMargins(margin, 0, gap, 0);
    tabs->addWidget(m_tabs);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addLayout(tabs);
    right->addWidget(new Line);
    right->addWidget(m_stack, 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    layout->addLayout(right, 1);

    m_tabs->setAccessibleName(tr("Pages of the server"));
    add(new OverviewTab);
    add(new HostsTab);
    add(new RoomsTab);
    add(new DocumentsTab);
    auto *settings = new SettingsTab;
    add(settings);
    auto *maintenance = new MaintenanceTab;
    add(maintenance);
    connect(settings, &SettingsTab::overviewWanted, this, [this] { turnTo(0); });
    connect(settings, &SettingsTab::closeWanted, this, &Manager::closeWanted);
    connect(maintenance, &MaintenanceTab::wayInWanted, this, &Manager::changeWayIn);
    connect(maintenance, &MaintenanceTab::forgotten, this, &Manager::forget);
    connect(maintenance, &MaintenanceTab::closeWanted, this, &Manager::closeWanted);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_new, &QPushButton::clicked, this, &Manager::newServerWanted);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &Manager::showCurrent);
    connect(m_servers, &QAbstractItemModel::dataChanged, this, &Manager::showWhere);
    connect(m_servers, &QAbstractItemModel::modelReset, this, [this] {
        m_view->updateGeometry();
        choose({});
    });
    choose({});
}

void Manager::add(ServerTab *tab)
{
    m_views += tab;
    m_stack->addWidget(tab);
    m_tabs->addTab(tab->name());
}

ManagedServer *Manager::current() const
{
    return m_servers->at(m_view->currentIndex().row());
}

void Manager::choose(const QString &profile)
{
    int row = 0;
    for (int i = 0; i < m_servers->rowCount(); ++i) {
        if (m_servers->at(i)->profile().name == profile)
            row = i;
    }
    m_view->setCurrentIndex(m_servers->index(row));
    showCurrent();
}

int Manager::tab() const
{
    return m_tabs->currentIndex();
}

void Manager::turnTo(int tab)
{
    m_tabs->setCurrentIndex(tab);
}

void Manager::changeWayIn()
{
    const auto before = current()->profile().name;
    QStringList names;
    for (int row = 0; row < m_servers->rowCount(); ++row)
        names += m_servers->at(row)->profile().name;
    ProfileDialog dialog(current()->profile(), names, this);
    const int end = dialog.exec();
    if (end == QDialog::Rejected)
        return;
    m_worker.run(
        this,
        [profiles = m_servers->profiles(), profile = dialog.profile(),
            instead = end == ProfileDialog::AsCopy ? QString() : before](
            std::stop_token stop) { return changeServer(profiles, instead, profile, std::move(stop)); },
        [this, name = dialog.profile().name](const Result<std::optional<Error>> &kept) {
            if (!kept) {
                const auto &error = kept.error();
                QMessageBox box(QMessageBox::Warning, {}, error.what, QMessageBox::Ok, this);
                box.setInformativeText(error.why + u'\n' + error.todo);
                box.exec();
                return;
            }
            if (!m_servers->load())
                return;
            choose(name);
            if (!current()->overview())
                current()->refresh();
        });
}

void Manager::forget()
{
    const auto name = current()->profile().name;
    m_worker.run(
        this,
        [profiles = m_servers->profiles(), name](
            std::stop_token stop) { return forgetServer(profiles, name, std::move(stop)); },
        [this](const Result<std::optional<Error>> &) {
            if (m_servers->load() && m_servers->rowCount() == 0)
                emit emptied();
        });
}

// A window that opens would else begin at the language.
void Manager::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        m_view->setFocus();
}

void Manager::showCurrent()
{
    for (auto *tab : std::as_const(m_views))
        tab->setServer(current());
    showWhere();
}

// On every tab: where one is, and what goes on there.
void Manager::showWhere()
{
    auto *server = current();
    if (!server)
        return m_rail->setFoot({});
    QStringList lines{server->setup().whereWeAre(), server->state()};
    lines.removeAll(QString());
    m_rail->setFoot(lines.join(QLatin1Char('\n')));
}

} // namespace meethouse
