#include "wizard/window.h"

#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace meethouse
{

Window::Window(const QString &version, const QString &help)
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(40, 40, 40, 40);
    layout->setSpacing(16);

    auto *title = new QLabel(tr("Meethouse %1").arg(version), page);
    auto font = title->font();
    font.setPixelSize(23);
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    layout->addWidget(title);

    auto *why = new QLabel(
        tr("The window is still being built. What the program can do today, it does from a terminal:"), page);
    why->setWordWrap(true);
    layout->addWidget(why);

    auto *commands = new QPlainTextEdit(help, page);
    commands->setReadOnly(true);
    commands->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    commands->setAccessibleName(tr("What the command line can do"));
    why->setBuddy(commands);
    layout->addWidget(commands, 1);

    setCentralWidget(page);
    setWindowTitle(tr("Meethouse"));
    resize(900, 600);
}

} // namespace meethouse
