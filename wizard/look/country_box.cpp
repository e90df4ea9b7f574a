#include "wizard/look/country_box.h"

#include <QLocale>

#include <algorithm>

namespace meethouse
{

namespace
{

struct Country {
    QString code;
    QString name;
};

// Every country the system knows a name for, in this language's order.
QList<Country> countries()
{
    QList<Country> all;
    for (int i = QLocale::AnyTerritory + 1; i <= QLocale::LastTerritory; ++i) {
        const auto territory = static_cast<QLocale::Territory>(i);
        const auto code = QLocale::territoryToCode(territory);
        if (code.size() != 2)
            continue;
        const auto locales = QLocale::matchingLocales(QLocale().language(), QLocale::AnyScript, territory);
        const auto name =
            locales.isEmpty() ? QLocale::territoryToString(territory) : locales.first().nativeTerritoryName();
        all += {code, name.isEmpty() ? QLocale::territoryToString(territory) : name};
    }
    std::ranges::sort(
        all, [](const Country &one, const Country &other) { return one.name.localeAwareCompare(other.name) < 0; });
    return all;
}

} // namespace

CountryBox::CountryBox(const QString &code, QWidget *parent)
    : QComboBox(parent)
{
    addItem(tr("not said yet"), QString());
    for (const auto &[itsCode, name] : countries())
        addItem(name, itsCode);
    setCurrentIndex(std::max(findData(code), 0));
}

} // namespace meethouse
