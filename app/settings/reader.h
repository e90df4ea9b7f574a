#pragma once

#include "base/result.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

#include <initializer_list>
#include <optional>
#include <utility>

namespace meethouse
{

// Takes one JSON object apart, key by key, and remembers the first thing that was wrong. A key that nobody took by the
// end is unknown. null is the same as absent.
class SettingsReader
{
    Q_DECLARE_TR_FUNCTIONS(meethouse::Settings)

public:
    SettingsReader(QJsonObject object, QString path, std::optional<Error> &error)
        : m_object(std::move(object))
        , m_path(std::move(path))
        , m_error(error)
    {
    }

    SettingsReader section(const char *key);
    QJsonObject object(const char *key);
    QJsonArray array(const char *key);
    // For an object that is one entry of the list under `key`.
    SettingsReader inside(const char *key, const QJsonObject &entry);
    void take(const char *key, bool &value);
    void take(const char *key, int &value, int least, int most);
    void take(const char *key, std::optional<int> &value, int least, int most);

    // `accept` gives the text in its one form, or nothing when it may not be so; `rule` then says what it may be.
    template <typename Accept>
    void take(const char *key, QString &value, Accept accept, const QString &rule)
    {
        const auto found = text(key);
        if (!found)
            return;
        if (const std::optional<QString> accepted = accept(*found))
            value = *accepted;
        else
            refuse(key, rule);
    }

    template <typename Choice>
    void take(const char *key, Choice &value, std::initializer_list<Choice> choices)
    {
        const auto found = text(key);
        if (!found)
            return;
        QStringList words;
        for (const Choice choice : choices) {
            words += wordOf(choice);
            if (words.last() == *found) {
                value = choice;
                return;
            }
        }
        refuse(key, tr("It must be one of: %1.").arg(words.join(QStringLiteral(", "))));
    }

    [[nodiscard]] bool has(const char *key) const;
    void refuse(const char *key, const QString &rule);
    // To be called last.
    void refuseUnknown();

private:
    QJsonValue value(const char *key);
    std::optional<QString> text(const char *key);
    [[nodiscard]] QString full(const QString &key) const;
    void fail(const QString &key, const QString &what, const QString &why);

    QJsonObject m_object;
    QString m_path;
    QStringList m_known;
    std::optional<Error> &m_error;
};

} // namespace meethouse
