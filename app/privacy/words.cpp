#include "privacy/words.h"

#include "privacy/failures.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace meethouse
{

QString upperFirst(const QString &text)
{
    return text.left(1).toUpper() + text.mid(1);
}

QStringList textsOf(const QJsonValue &list)
{
    const QJsonArray array = list.toArray();
    QStringList all;
    for (const auto &one : array)
        all += one.toString();
    return all;
}

Result<QJsonObject> readJsonFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(brokenTemplates(path, file.errorString()));
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(file.readAll(), &error);
    if (!json.isObject())
        return failure(brokenTemplates(path, error.errorString()));
    return json.object();
}

Result<Words> Words::load(const QString &root, const QString &language)
{
    static const QRegularExpression tag(QStringLiteral("^[a-z]{2,3}$"));
    const QString path = root + u'/' + language + u"/words.json";
    if (!tag.match(language).hasMatch() || !QFile::exists(path))
        return failure(noSuchLanguage(language));
    const Result<QJsonObject> json = readJsonFile(path);
    if (!json)
        return failure(json.error());
    Words words;
    words.m_language = language;
    words.m_words = *json;
    return words;
}

QJsonValue Words::at(const QString &path) const
{
    // A fact's id holds dots itself, so the longest key that fits is taken at each level.
    QJsonValue here = m_words;
    QStringList rest = path.split(QLatin1Char('.'));
    while (!rest.isEmpty()) {
        const QJsonObject object = here.toObject();
        qsizetype taken = rest.size();
        while (taken > 0 && !object.contains(QStringList(rest.mid(0, taken)).join(QLatin1Char('.'))))
            --taken;
        if (taken == 0)
            return QJsonValue::Undefined;
        here = object.value(QStringList(rest.mid(0, taken)).join(QLatin1Char('.')));
        rest = rest.mid(taken);
    }
    return here;
}

QString Words::text(const QString &path, const QHash<QString, QString> &with) const
{
    const QString form = at(path).toString();
    QString out;
    qsizetype from = 0;
    static const QRegularExpression mark(QStringLiteral("\\{([a-z]+)\\}"));
    auto marks = mark.globalMatch(form);
    while (marks.hasNext()) {
        const auto match = marks.next();
        out += QStringView(form).mid(from, match.capturedStart() - from);
        out += with.value(match.captured(1), match.captured(0));
        from = match.capturedEnd();
    }
    return out + QStringView(form).mid(from);
}

QStringList Words::list(const QString &path) const
{
    return textsOf(at(path));
}

QString Words::counted(const QString &path, qint64 number) const
{
    QString digits = QString::number(number);
    for (qsizetype i = digits.size() - 3; i > 0 && number >= 1000; i -= 3)
        digits.insert(i, text(QStringLiteral("thousands")));
    return text(path + (number == 1 ? u".one" : u".other"), {{QStringLiteral("n"), digits}});
}

QString Words::date(QDate date) const
{
    const QStringList months = list(QStringLiteral("date.months"));
    if (!date.isValid() || months.size() != 12)
        return {};
    const QString first = text(QStringLiteral("date.first"));
    const QString day = date.day() == 1 && !first.isEmpty() ? first : QString::number(date.day());
    // The month comes last: its letters are no signs of the form.
    static const QRegularExpression dayAlone(QStringLiteral("\\bd\\b"));
    return text(QStringLiteral("date.format"))
        .remove(u'\'')
        .replace(dayAlone, day)
        .replace(QStringLiteral("yyyy"), QString::number(date.year()))
        .replace(u' ', QChar(QChar::Nbsp))
        .replace(QStringLiteral("MMMM"), months[date.month() - 1]);
}

QString Words::listed(QStringList items) const
{
    if (items.isEmpty())
        return text(QStringLiteral("values.none"));
    const QString last = items.takeLast();
    return items.isEmpty()
               ? last
               : items.join(text(QStringLiteral("list.between"))) + text(QStringLiteral("list.last")) + last;
}

QString Words::value(const Fact &fact, const FactKind &kind) const
{
    switch (kind.type) {
    case FactKind::Type::Flag:
        return text(fact.value.toBool() ? QStringLiteral("flag.true") : QStringLiteral("flag.false"));
    case FactKind::Type::Number:
        return QString::number(fact.value.toInteger());
    case FactKind::Type::Days:
        return counted(QStringLiteral("days"), fact.value.toInteger());
    case FactKind::Type::Date:
        return date(QDate::fromString(fact.value.toString(), Qt::ISODate));
    case FactKind::Type::List:
    case FactKind::Type::Words: {
        QStringList items;
        for (const QString &one : textsOf(fact.value))
            items += kind.type == FactKind::Type::List ? tamed(one) : text(u"values." + fact.id + u'.' + one);
        return listed(items);
    }
    case FactKind::Type::Rows: {
        QStringList rows;
        const QJsonArray array = fact.value.toArray();
        QStringList columns = kind.columns.keys();
        columns.sort();
        for (const auto &row : array) {
            QStringList cells;
            for (const QString &column : std::as_const(columns)) {
                if (const auto cell = FactKinds::cell(fact, kind, row.toObject(), column))
                    cells += value(cell->first, cell->second);
            }
            rows += cells.join(QStringLiteral(", "));
        }
        return rows.isEmpty() ? text(QStringLiteral("values.none")) : rows.join(QStringLiteral("; "));
    }
    case FactKind::Type::Word:
        return text(u"values." + fact.id + u'.' + fact.value.toString());
    case FactKind::Type::Country: {
        const QString name = text(u"countries." + fact.value.toString());
        return name.isEmpty() ? tamed(fact.value.toString()) : name;
    }
    case FactKind::Type::Text:
        return tamed(fact.value.toString());
    }
    Q_UNREACHABLE();
}

QString Words::keepTogether(QString text) const
{
    const QChar nbsp(QChar::Nbsp);
    for (const QString &abbreviation : list(QStringLiteral("noBreakAfter")))
        text.replace(abbreviation + u' ', abbreviation + nbsp);
    for (const QString &word : list(QStringLiteral("noBreakAfterWord"))) {
        const QRegularExpression before(u"\\b" + QRegularExpression::escape(word) + u" (?=\\d)");
        text.replace(before, word + nbsp);
    }
    static const QRegularExpression numberAndWord(
        QStringLiteral("(?<=\\d) (?=(days?|giorn[oi]|Tage?n?|jours?|días?)\\b)"));
    text.replace(numberAndWord, nbsp);
    return text;
}

QString tamed(const QString &text)
{
    constexpr qsizetype longest = 400;
    QString out;
    bool rightToLeft = false;
    for (const char32_t c : text.toUcs4()) {
        const QChar::Category category = QChar::category(c);
        if (category == QChar::Other_Control || category == QChar::Separator_Line ||
            category == QChar::Separator_Paragraph) {
            out += u' ';
            continue;
        }
        // Direction marks could turn the sentence around the value, private characters are our own marks.
        if (category == QChar::Other_Format || category == QChar::Other_PrivateUse ||
            category == QChar::Other_Surrogate || category == QChar::Other_NotAssigned)
            continue;
        const QChar::Direction direction = QChar::direction(c);
        rightToLeft = rightToLeft || direction == QChar::DirR || direction == QChar::DirAL;
        out += QString::fromUcs4(&c, 1);
    }
    out = out.simplified();
    if (out.size() > longest) {
        out.truncate(out.at(longest - 1).isHighSurrogate() ? longest - 1 : longest);
        out += u'…';
    }
    return rightToLeft ? QChar(0x2068) + out + QChar(0x2069) : out;
}

} // namespace meethouse
