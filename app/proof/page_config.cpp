#include "proof/page_config.h"

#include "proof/script_tokens.h"

#include <optional>

namespace meethouse
{

namespace
{

using Token = ScriptToken;

class Reader
{
public:
    explicit Reader(QList<Token> tokens)
        : m_tokens(std::move(tokens))
    {
    }

    QMap<QString, QJsonValue> read()
    {
        statements();
        return m_values;
    }

private:
    static constexpr int deepest = 40;

    [[nodiscard]] const Token &peek(qsizetype ahead = 0) const
    {
        static const Token none;
        const qsizetype place = m_at + ahead;
        return place >= 0 && place < m_tokens.size() ? m_tokens.at(place) : none;
    }
    [[nodiscard]] bool atEnd() const { return m_at >= m_tokens.size(); }
    [[nodiscard]] bool isMark(QChar c, qsizetype ahead = 0) const
    {
        return peek(ahead).kind == Token::Kind::Mark && peek(ahead).text == c;
    }
    [[nodiscard]] bool isWord(QStringView word, qsizetype ahead = 0) const
    {
        return peek(ahead).kind == Token::Kind::Word && peek(ahead).text == word;
    }
    bool takeMark(QChar c)
    {
        if (!isMark(c))
            return false;
        ++m_at;
        return true;
    }

    // From an opening bracket to behind its closing one.
    void skipGroup()
    {
        int depth = 0;
        while (!atEnd()) {
            if (isMark(u'(') || isMark(u'{') || isMark(u'['))
                ++depth;
            else if (isMark(u')') || isMark(u'}') || isMark(u']'))
                --depth;
            ++m_at;
            if (depth <= 0)
                return;
        }
    }

    // Until the end of an expression, which is not taken.
    void skipExpression()
    {
        while (!atEnd() && !isMark(u',') && !isMark(u';') && !isMark(u'}') && !isMark(u']') && !isMark(u')')) {
            if (isMark(u'(') || isMark(u'{') || isMark(u'['))
                skipGroup();
            else
                ++m_at;
        }
    }

    void statements()
    {
        while (!atEnd()) {
            if (isWord(u"if") && isMark(u'(', 1))
                condition();
            else if (isWord(u"var") && peek(1).kind == Token::Kind::Word && isMark(u'=', 2))
                variable();
            else if (isWord(u"delete") && isWord(u"config", 1) && isMark(u'.', 2))
                removal();
            else if (isWord(u"config") && isMark(u'.', 1) && !isMark(u'.', -1))
                assignment();
            else
                ++m_at;
        }
    }

    // Only decides whether what follows counts: a block that does not is skipped, any other is read like the rest.
    void condition()
    {
        m_at += 2;
        const std::optional<bool> holds = decide();
        if (isMark(u'{') && holds != true)
            skipGroup();
        if (isWord(u"else") && isMark(u'{', 1) && holds != false) {
            ++m_at;
            skipGroup();
        }
    }

    std::optional<bool> decide()
    {
        std::optional<bool> holds;
        const bool negated = takeMark(u'!');
        if (isMark(u')', 1)) {
            if (const auto known = m_variables.find(peek().text); known != m_variables.end())
                holds = known->isString() ? !known->toString().isEmpty() : known->toBool();
            else if (isWord(u"true") || isWord(u"false"))
                holds = isWord(u"true");
            ++m_at;
        } else if (peek().kind == Token::Kind::Text && isMark(u'=', 1) && isMark(u'=', 2)) {
            const qsizetype other = isMark(u'=', 3) ? 4 : 3;
            if (peek(other).kind == Token::Kind::Text && isMark(u')', other + 1)) {
                holds = peek().text == peek(other).text;
                m_at += other + 1;
            }
        }
        // To behind the bracket that closes the condition, whatever stands in it.
        for (int open = 1; !atEnd() && open > 0; ++m_at)
            open += isMark(u'(') ? 1 : isMark(u')') ? -1 : 0;
        if (holds && negated)
            holds = !*holds;
        return holds;
    }

    void variable()
    {
        const QString name = peek(1).text;
        m_at += 3;
        if (name == QStringLiteral("config")) {
            value({}, 0);
        } else if (const auto simple = expression()) {
            m_variables.insert(name, *simple);
        }
    }

    QString path()
    {
        QStringList parts;
        ++m_at; // config
        while (isMark(u'.') && peek(1).kind == Token::Kind::Word) {
            parts.append(peek(1).text);
            m_at += 2;
        }
        return parts.join(u'.');
    }

    void removal()
    {
        ++m_at;
        forget(path());
    }

    void assignment()
    {
        const QString where = path();
        if (!isMark(u'=') || isMark(u'=', 1))
            return;
        ++m_at;
        // config.a = config.a || {}: as it was.
        if (isWord(u"config") && isMark(u'.', 1))
            return skipExpression();
        forget(where);
        value(where, 0);
    }

    void forget(const QString &where)
    {
        const QString below = where + u'.';
        for (auto it = m_values.begin(); it != m_values.end();)
            it = it.key() == where || it.key().startsWith(below) ? m_values.erase(it) : std::next(it);
    }

    // A literal of any kind at that path, or what can be made of it.
    void value(const QString &where, int depth)
    {
        if (depth > deepest)
            return skipExpression();
        if (isMark(u'{'))
            return object(where, depth);
        if (isMark(u'['))
            return array(where, depth);
        if (const auto simple = expression())
            m_values.insert(where, *simple);
    }

    void object(const QString &where, int depth)
    {
        ++m_at;
        while (!atEnd() && !takeMark(u'}')) {
            if (peek().kind == Token::Kind::Mark || !isMark(u':', 1)) {
                skipExpression();
                if (!takeMark(u',') && !isMark(u'}'))
                    return;
                continue;
            }
            const QString name = where.isEmpty() ? peek().text : where + u'.' + peek().text;
            m_at += 2;
            value(name, depth + 1);
            skipExpression();
            takeMark(u',');
        }
    }

    void array(const QString &where, int depth)
    {
        ++m_at;
        for (int i = 0; !atEnd() && !takeMark(u']'); ++i) {
            value(where + u'.' + QString::number(i), depth + 1);
            skipExpression();
            if (!takeMark(u',') && !isMark(u']'))
                return;
        }
    }

    // A string put together of literals and known variables, a number, true, false or null; nothing for all else.
    std::optional<QJsonValue> expression()
    {
        std::optional<QJsonValue> result = operand();
        while (result && isMark(u'+')) {
            ++m_at;
            const auto next = operand();
            if (next && next->isString() && result->isString())
                result = QJsonValue(QString(result->toString() + next->toString()));
            else
                result.reset();
        }
        // A statement may also end with its line.
        if (atEnd() || (peek().newLine && peek().kind == Token::Kind::Word))
            return result;
        if (!isMark(u',') && !isMark(u';') && !isMark(u'}') && !isMark(u']') && !isMark(u')'))
            result.reset(); // something follows that we do not know
        skipExpression();
        return result;
    }

    std::optional<QJsonValue> operand()
    {
        const bool negative = takeMark(u'-');
        const Token token = peek();
        std::optional<QJsonValue> result;
        if (token.kind == Token::Kind::Text)
            result = QJsonValue(token.text);
        else if (token.kind == Token::Kind::Number)
            result = QJsonValue(token.text.toDouble() * (negative ? -1 : 1));
        else if (token.kind == Token::Kind::Word && token.text == QStringLiteral("true"))
            result = QJsonValue(true);
        else if (token.kind == Token::Kind::Word && token.text == QStringLiteral("false"))
            result = QJsonValue(false);
        else if (token.kind == Token::Kind::Word && token.text == QStringLiteral("null"))
            result = QJsonValue(QJsonValue::Null);
        else if (token.kind == Token::Kind::Word && m_variables.contains(token.text))
            result = m_variables.value(token.text);
        if (result)
            ++m_at;
        return result;
    }

    QList<Token> m_tokens;
    qsizetype m_at = 0;
    QMap<QString, QJsonValue> m_values;
    QMap<QString, QJsonValue> m_variables;
};

} // namespace

PageConfig PageConfig::read(const QByteArray &script)
{
    PageConfig config;
    config.m_values = Reader(tokensOf(QString::fromUtf8(script))).read();
    return config;
}

QStringList PageConfig::textsBelow(const QString &path) const
{
    QStringList texts;
    const QString below = path + u'.';
    for (auto it = m_values.begin(); it != m_values.end(); ++it)
        if ((it.key() == path || it.key().startsWith(below)) && it->isString())
            texts.append(it->toString());
    return texts;
}

bool PageConfig::hasBelow(const QString &path) const
{
    const QString below = path + u'.';
    for (auto it = m_values.begin(); it != m_values.end(); ++it)
        if (it.key().startsWith(below))
            return true;
    return false;
}

} // namespace meethouse
