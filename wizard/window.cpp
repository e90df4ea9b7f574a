#include "wizard/window.h"

#include "wizard/look/measure.h"
#include "wizard/manager/manager.h"
#include "work/place.h"

#include <QEvent>
#include <QKeyEvent>
#include <QStackedWidget>

namespace meethouse
{

Window::Window(const Ways &ways, const QString &folder)
    : m_ways(ways)
    , m_folder(folder)
    , m_servers(Profiles(folder.isEmpty() ? configurationFolder() : folder), ways)
    , m_stack(new QStackedWidget)
{
    setCentralWidget(m_stack);
    setWindowTitle(tr("Meethouse"));
    setMinimumSize(leastWidth, leastHeight);
    resize(1000, 680);
    openManager();
    m_servers.refresh();
}

// Before the list of servers: its pages look at them to the last.
Window::~Window()
{
    delete m_stack;
}

void Window::openWizard()
{
    // One that is at work or half through is gone on with.
    if (!m_wizard || m_wizard->step() == Wizard::Step::Done) {
        delete m_wizard;
        m_wizard = new Wizard(m_ways.open, m_folder);
        m_stack->addWidget(m_wizard);
        connect(m_wizard, &Wizard::finished, this, [this] { openManager(m_wizard->models().setup.settings.domain); });
        connect(m_wizard, &Wizard::leaveWanted, this, [this] { openManager(); });
        connect(m_wizard, &Wizard::closeWanted, this, &QWidget::close);
    }
    m_wizard->setLeavable(m_servers.rowCount() > 0);
    m_stack->setCurrentWidget(m_wizard);
}

void Window::openManager(const QString &profile)
{
    // A list that cannot be read is shown as none; adding a server says why.
    if (!m_servers.load() || m_servers.rowCount() == 0)
        return openWizard();
    if (!m_manager)
        buildManager();
    m_stack->setCurrentWidget(m_manager);
    m_manager->choose(profile);
    if (auto *server = m_servers.named(profile); server && !server->overview())
        server->refresh();
}

void Window::buildManager()
{
    const auto profile = m_manager && m_manager->current() ? m_manager->current()->profile().name : QString();
    const int tab = m_manager ? m_manager->tab() : 0;
    const bool shown = m_manager && m_stack->currentWidget() == m_manager;
    delete m_manager;
    m_manager = new Manager(&m_servers);
    m_stack->addWidget(m_manager);
    m_manager->choose(profile);
    m_manager->turnTo(tab);
    if (shown)
        m_stack->setCurrentWidget(m_manager);
    connect(m_manager, &Manager::newServerWanted, this, &Window::openWizard);
    connect(m_manager, &Manager::closeWanted, this, &QWidget::close);
    connect(m_manager, &Manager::emptied, this, &Window::openWizard);
}

void Window::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Quit))
        close();
    else
        QMainWindow::keyPressEvent(event);
}

// The words of a page come and go with the language; what it shows stays.
void Window::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_manager)
        buildManager();
    QMainWindow::changeEvent(event);
}

} // namespace meethouse
