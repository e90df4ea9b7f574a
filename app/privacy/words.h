#pragma once

#include "privacy/kinds.h"

#include <QDate>
#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace meethouse
{

// A language's words.json: everything a paper says besides its template, and how values are written.
class Words
{
public:
    // Errors: Usage when there is no such language, Failed when its file is broken.
    static Result<Words> load(const QString &root, const QString &language);

    [[nodiscard]] const QString &language() const { return m_language; }
    // A text by its path, for example "paper.page"; marks {name} are replaced. Empty if there is none.
    [[nodiscard]] QString text(const QString &path, const QHash<QString, QString> &with = {}) const;
    [[nodiscard]] QStringList list(const QString &path) const;
    // A text that depends on a number: "one" and "other" below the path.
    [[nodiscard]] QString counted(const QString &path, qint64 number) const;

    [[nodiscard]] QString date(QDate date) const;
    // A value as a reader of this language writes it. The fact must fit its kind.
    [[nodiscard]] QString value(const Fact &fact, const FactKind &kind) const;
    [[nodiscard]] QString factName(const QString &id) const { return text(u"facts." + id + u".name"); }
    // Puts no-break spaces where this language keeps words together ("art. 6", "7 days").
    [[nodiscard]] QString keepTogether(QString text) const;

private:
    [[nodiscard]] QString listed(QStringList items) const;
    [[nodiscard]] QJsonValue at(const QString &path) const;

    QString m_language;
    QJsonObject m_words;
};

// Text from outside on its way into a paper: one line, no control or direction characters, at most 400 characters,
// kept apart from its surroundings if it runs from right to left.
QString tamed(const QString &text);

QString upperFirst(const QString &text);

// The texts of a JSON list; what is no text is an empty one.
QStringList textsOf(const QJsonValue &list);

Result<QJsonObject> readJsonFile(const QString &path);

} // namespace meethouse
