#include "base/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>
#include <vector>

namespace meethouse
{

namespace
{

const QString english = QStringLiteral("en");

QString systemLanguage()
{
    const auto ours = languages();
    for (const auto &wanted : QLocale::system().uiLanguages()) {
        const auto language = wanted.section(QLatin1Char('-'), 0, 0);
        if (ours.contains(language))
            return language;
    }
    return english;
}

std::vector<std::unique_ptr<QTranslator>> &installed()
{
    static std::vector<std::unique_ptr<QTranslator>> translators;
    return translators;
}

void install(const QString &file, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(file, folder))
        return;
    QCoreApplication::installTranslator(translator.get());
    installed().push_back(std::move(translator));
}

QString current = english;

} // namespace

QStringList languages()
{
    auto found =
        QDir(QStringLiteral(":/translations")).entryList({QStringLiteral("meethouse_*.qm")}, QDir::Files, QDir::Name);
    for (auto &name : found)
        name = name.section(QLatin1Char('_'), 1).section(QLatin1Char('.'), 0, 0);
    return found;
}

void speak(const QString &language)
{
    current = language.isEmpty() ? systemLanguage() : language;
    QLocale::setDefault(language.isEmpty() && current == QLocale::system().name().section(QLatin1Char('_'), 0, 0)
                            ? QLocale::system()
                            : QLocale(current));
    installed().clear();
    // English says the plurals, of texts also that the other language does not have.
    install(QStringLiteral("meethouse_en"), QStringLiteral(":/translations"));
    if (current == english)
        return;
    install(QStringLiteral("qtbase_") + current, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("meethouse_") + current, QStringLiteral(":/translations"));
}

QString spokenLanguage()
{
    return current;
}

} // namespace meethouse
