#pragma once

#include <QPushButton>

namespace meethouse
{

// "English", "Italiano": each in itself.
QString languageName(const QString &language);

// The language the window speaks, and the others it could. What is chosen is remembered on this computer.
class LanguageButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit LanguageButton(QWidget *parent = nullptr);

    // The language that was chosen here before, or the system's.
    static void speakAsBefore();

protected:
    void changeEvent(QEvent *event) override;

private:
    void say();
};

} // namespace meethouse
