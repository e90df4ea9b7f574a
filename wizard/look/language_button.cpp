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

} // namespace

QString languageName(const QString &language)
{
    // "English" and not "American English", "Español" and not "español de España".
    const QLocale locale(language);
    const auto native = locale.nativeLanguageName();
    const auto plain = QLocale::languageToString(locale.language());
    const auto name = native.contains(plain) ? plain : native.section(QLatin1Char(' '), 0, 0);
    return name.left(1).toUpper() + name.mid(1);
}

LanguageButton::LanguageButton(QWidget *parent)
    : QPushButton(parent)
{
    setFlat(true);
    setCursor(Qt::PointingHandCursor);
    auto *menu = new QMenu(this);
    for (const auto &language : languages()) {
        menu->addAction(languageName(language), this, [language] {
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
    setText(languageName(spokenLanguage()) + QStringLiteral(" ▾"));
    setAccessibleName(tr("Language: %1").arg(languageName(spokenLanguage())));
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
