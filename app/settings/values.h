#pragma once

#include <QString>

#include <optional>

namespace meethouse
{

// What a single setting may be. Everything here is later written into files, so these refuse rather than repair; only
// letter case and international names are brought into their one form.

// The form of a domain that isDomainName accepts: lower case, IDN as A-labels (RFC 5890). Nothing when there is none.
std::optional<QString> normalDomain(const QString &text);

// addr-spec of RFC 5322 without quoted names; the domain in its normal form.
std::optional<QString> normalEmail(const QString &text);

// An absolute URL without user, fragment, quotes or blanks, at most 2048 characters.
bool isPlainUrl(const QString &text, bool httpsOnly);

// A flat apt repository's suite: ends in a slash, stays below its URL.
bool isFlatSuite(const QString &text);

// "HH:MM-HH:MM", local time of the server, may go past midnight, not empty.
bool isTimeWindow(const QString &text);

// Shape of BCP 47: "en", "pt-BR".
bool isLanguageTag(const QString &text);

// Text for papers: no control characters but (where allowed) line feeds, nothing that turns the direction of what
// follows, no half characters.
bool isPlainText(const QString &text, qsizetype longest, bool lineFeeds);

// Texts of a person: at most 300 characters in one line, or at most 1000 in several. What the rule says is for people.
std::optional<QString> oneLine(const QString &text);
std::optional<QString> severalLines(const QString &text);
QString oneLineRule();
QString severalLinesRule();

// ISO 3166-1 alpha-2, "IT"; and what follows the hyphen in ISO 3166-2, "NW".
std::optional<QString> countryCode(const QString &text);
std::optional<QString> regionCode(const QString &text);
QString countryRule();

// A path of this computer: no control characters.
bool isLocalPath(const QString &text);

// For error messages: without control characters, cut to some sixty.
QString showable(const QString &text);

} // namespace meethouse
