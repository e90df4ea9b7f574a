#include "proof/script_tokens.h"

namespace meethouse
{

namespace
{

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

} // namespace

QList<ScriptToken> tokensOf(const QString &script)
{
    QList<ScriptToken> tokens;
    const qsizetype end = script.size();
    bool newLine = false;
    for (qsizetype at = 0; at < end;) {
        const QChar c = script.at(at);
        if (c.isSpace()) {
            newLine = newLine || c == u'\n';
            ++at;
            continue;
        }
        const qsizetype before = tokens.size();
        if (script.mid(at, 2) == QStringLiteral("//")) {
            const qsizetype line = script.indexOf(u'\n', at);
            at = line < 0 ? end : line;
        } else if (script.mid(at, 2) == QStringLiteral("/*")) {
            const qsizetype close = script.indexOf(QStringLiteral("*/"), at + 2);
            at = close < 0 ? end : close + 2;
        } else if (c == u'\'' || c == u'"' || c == u'`') {
            ScriptToken token{.kind = ScriptToken::Kind::Text, .text = {}};
            for (++at; at < end && script.at(at) != c; ++at) {
                if (script.at(at) == u'\\' && at + 1 < end)
                    ++at;
                token.text += script.at(at);
            }
            ++at;
            tokens.append(token);
        } else if (c.isDigit()) {
            ScriptToken token{.kind = ScriptToken::Kind::Number, .text = {}};
            for (; at < end && (isWordPart(script.at(at)) || script.at(at) == u'.'); ++at)
                token.text += script.at(at);
            tokens.append(token);
        } else if (isWordPart(c)) {
            ScriptToken token{.kind = ScriptToken::Kind::Word, .text = {}};
            for (; at < end && isWordPart(script.at(at)); ++at)
                token.text += script.at(at);
            tokens.append(token);
        } else {
            tokens.append({.kind = ScriptToken::Kind::Mark, .text = QString(c)});
            ++at;
        }
        if (tokens.size() > before) {
            tokens.last().newLine = newLine;
            newLine = false;
        }
    }
    return tokens;
}

} // namespace meethouse
