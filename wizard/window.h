#pragma once

#include "wizard/wizard.h"

#include <QMainWindow>

namespace meethouse
{

// The face of the program.
class Window final : public QMainWindow
{
    Q_OBJECT

public:
    explicit Window(Opener opener = sshOpener(), const QString &folder = {});

    [[nodiscard]] Wizard *wizard() const { return m_wizard; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    Wizard *m_wizard;
};

} // namespace meethouse
