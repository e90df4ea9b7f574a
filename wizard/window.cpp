#include "wizard/window.h"

#include "wizard/look/measure.h"

#include <QKeyEvent>

namespace meethouse
{

Window::Window(Opener opener, const QString &folder)
    : m_wizard(new Wizard(std::move(opener), folder, this))
{
    setCentralWidget(m_wizard);
    setWindowTitle(tr("Meethouse"));
    setMinimumSize(leastWidth, leastHeight);
    resize(1000, 680);
    connect(m_wizard, &Wizard::finished, this, &QWidget::close);
    connect(m_wizard, &Wizard::closeWanted, this, &QWidget::close);
}

void Window::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Quit))
        close();
    else
        QMainWindow::keyPressEvent(event);
}

} // namespace meethouse
