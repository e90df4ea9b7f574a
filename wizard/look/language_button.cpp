#include "wizard/look/language_button.h"

#include "base/language.h"
#include "work/place.h"

#include <QEvent>
#include <QLocale>
#include <QMenu>
#include <QSettings>

namespace meethouse
{

namespace
{

const QString key = QStringLiteral("language");

QSettings remembered()
{
    return {configurationFolder() + QStringLiteral("/window.ini"), QSettings::IniFormat};
}

QString nameOf(const QString &language)
{
    auto name = QLocale(language).nativeLanguageName();
    // "American English" is what Qt calls the language without a country.
    if (language == QLatin1String("en"))
        name = QStringLiteral("English");
    return name.left(1).toUpper() + name.mid(1);
}

} // namespace

LanguageButton::LanguageButton(QWidget *parent)
    : QPushButton(parent)
{
    setFlat(true);
    setCursor(Qt::PointingHandCursor);
    auto *menu = new QMenu(this);
    for (const auto &language : languages()) {
        menu->addAction(nameOf(language), this, [language] {
            remembered().setValue(key, language);
            speak(language);
        });
    }
    connect(this, &QPushButton::clicked, this,
        [this, menu] { menu->popup(mapToGlobal(QPoint(0, -menu->sizeHint().height()))); });
    say();
    setVisible(languages().size() > 1);
}

void LanguageButton::say()
{
    setText(nameOf(spokenLanguage()) + QStringLiteral(" ▾"));
    setAccessibleName(tr("Language: %1").arg(nameOf(spokenLanguage())));
    setAccessibleDescription(tr("Opens the list of languages."));
}

void LanguageButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QPushButton::changeEvent(event);
}

void LanguageButton::speakAsBefore()
{
    const auto language = remembered().value(key).toString();
    speak(languages().contains(language) ? language : QString());
}

} // namespace meethouse
