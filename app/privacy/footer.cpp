#include "privacy/footer.h"

namespace meethouse
{

QStringList footerOf(const Document &document, const Words &words)
{
    const auto dated = [&words](const char *path, QDate date) {
        return words.text(QString::fromLatin1(path), {{QStringLiteral("date"), words.date(date)}});
    };
    const QString separator = QStringLiteral(" · ");
    return {
        QStringList{document.shortName, document.domain, dated("paper.version", document.date)}.join(separator),
        QStringList{document.number, dated("paper.law", document.lawAsOf)}.join(separator),
    };
}

} // namespace meethouse
