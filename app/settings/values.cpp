#include "settings/values.h"

#include "settings/settings.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace meethouse
{

namespace
{

constexpr qsizetype shortText = 300;
constexpr qsizetype longText = 1000;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(meethouse::Settings)
};

// anchoredPattern, not ^…$: a dollar sign also matches before a last line feed.
bool matches(const QString &text, const char *pattern)
{
    const QRegularExpression expression(QRegularExpression::anchoredPattern(QString::fromLatin1(pattern)));
    return expression.match(text).hasMatch();
}

bool isHidden(QChar c)
{
    const char16_t u = c.unicode();
    return c.category() == QChar::Other_Control || (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069) ||
           u == 0x2028 || u == 0x2029 || u == 0xfeff;
}

bool hasHalfCharacter(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text.at(i).isSurrogate())
            continue;
        if (!text.at(i).isHighSurrogate() || i + 1 == text.size() || !text.at(i + 1).isLowSurrogate())
            return true;
        ++i;
    }
    return false;
}

} // namespace

bool isDomainName(const QString &name)
{
    if (name.size() > 253)
        return false;
    const auto labels = name.split(u'.');
    if (labels.size() < 2)
        return false;
    const bool shaped = std::all_of(labels.begin(), labels.end(),
        [](const QString &label) { return label.size() <= 63 && matches(label, "[a-z0-9]([a-z0-9-]*[a-z0-9])?"); });
    // Whatever ends in a number is an address to browsers and resolvers (WHATWG URL, "ends in a number").
    return shaped && labels.last() != QLatin1String("localhost") && !matches(labels.last(), "[0-9]+|0x[0-9a-f]*");
}

std::optional<QString> normalDomain(const QString &text)
{
    if (text.isEmpty() || text.size() > 253)
        return std::nullopt;
    const bool ascii = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
    const auto name = ascii ? text.toLower() : QString::fromLatin1(QUrl::toAce(text)).toLower();
    if (!isDomainName(name))
        return std::nullopt;
    return name;
}

std::optional<QString> normalEmail(const QString &text)
{
    const auto at = text.lastIndexOf(u'@');
    if (at < 1 || at > 64 || text.size() > 254)
        return std::nullopt;
    // The first character is no hyphen: programs would take it for an option.
    if (!matches(text.left(at), "[A-Za-z0-9_](\\.?[A-Za-z0-9_+-])*"))
        return std::nullopt;
    const auto domain = normalDomain(text.mid(at + 1));
    if (!domain)
        return std::nullopt;
    return QString(text.left(at) % u'@' % *domain);
}

bool isPlainUrl(const QString &text, bool httpsOnly)
{
    if (text.size() > 2048 || !matches(text, "https?://[A-Za-z0-9._~:/?=%&+,\\[\\]-]+"))
        return false;
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    return url.scheme() == QLatin1String("https") || !httpsOnly;
}

bool isFlatSuite(const QString &text)
{
    return text.size() <= 128 && matches(text, "(\\./|([A-Za-z0-9][A-Za-z0-9._-]*/)+)") &&
           !text.contains(QLatin1String(".."));
}

bool isTimeWindow(const QString &text)
{
    static const char *shape = "([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]";
    return matches(text, shape) && text.left(5) != text.mid(6);
}

bool isLanguageTag(const QString &text)
{
    return text.size() <= 35 && matches(text, "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
}

bool isPlainText(const QString &text, qsizetype longest, bool lineFeeds)
{
    if (text.size() > longest || hasHalfCharacter(text))
        return false;
    return std::none_of(
        text.begin(), text.end(), [lineFeeds](QChar c) { return isHidden(c) && !(lineFeeds && c == u'\n'); });
}

bool isLocalPath(const QString &text)
{
    return !text.isEmpty() && isPlainText(text, 4096, false);
}

QString showable(const QString &text)
{
    QString shown;
    for (const QChar c : text.left(60))
        shown += isHidden(c) || c.isSurrogate() ? QChar(u'\uFFFD') : c;
    return text.size() > 60 ? QString(shown % u'…') : shown;
}

std::optional<QString> oneLine(const QString &text)
{
    return isPlainText(text, shortText, false) ? std::optional(text) : std::nullopt;
}

std::optional<QString> severalLines(const QString &text)
{
    return isPlainText(text, longText, true) ? std::optional(text) : std::nullopt;
}

QString oneLineRule()
{
    return Texts::tr("It must be one line of at most %1 characters, without invisible signs.").arg(shortText);
}

QString severalLinesRule()
{
    return Texts::tr("It must be text of at most %1 characters, without invisible signs.").arg(longText);
}

std::optional<QString> countryCode(const QString &text)
{
    return matches(text, "[A-Z]{2}") ? std::optional(text) : std::nullopt;
}

std::optional<QString> regionCode(const QString &text)
{
    return matches(text, "[A-Z0-9]{1,3}") ? std::optional(text) : std::nullopt;
}

QString countryRule()
{
    return Texts::tr("It must be a country as two capital letters, like IT or DE.");
}

} // namespace meethouse
