#include "privacy/languages.h"

#include "privacy/catalogue.h"
#include "privacy/failures.h"
#include "privacy/words.h"

#include <QLocale>

namespace meethouse
{

QStringList allPaperLanguages()
{
    return languagesOf(QStringLiteral(":/documents"), QStringLiteral("stop"));
}

QString ownPaperLanguage()
{
    const QString own = QLocale().name().section(u'_', 0, 0);
    return allPaperLanguages().contains(own) ? own : QStringLiteral("en");
}

Result<QStringList> wantedLanguages(const Settings &settings, const QStringList &asked)
{
    const QStringList there = allPaperLanguages();
    QStringList wanted = asked.isEmpty() ? textsOf(settings.papers[u"languages"]) : asked;
    if (wanted.isEmpty()) {
        wanted = {ownPaperLanguage()};
        // Whom the server speaks to in meetings reads the papers, too; English is only what nobody has chosen.
        const QString spoken = settings.meetings.language.section(u'-', 0, 0).toLower();
        if (spoken != u"en" && there.contains(spoken))
            wanted += spoken;
    }
    wanted.removeDuplicates();
    for (const QString &language : std::as_const(wanted)) {
        if (!there.contains(language))
            return failure(noSuchLanguage(language, there));
    }
    return wanted;
}

} // namespace meethouse
