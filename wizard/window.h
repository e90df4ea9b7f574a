#pragma once

#include <QMainWindow>

namespace meethouse
{

// The face of the program. Today it says which version this is and what the command line can do.
class Window final : public QMainWindow
{
    Q_OBJECT

public:
    Window(const QString &version, const QString &help);
};

} // namespace meethouse
