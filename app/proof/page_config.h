#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QMap>
#include <QString>
#include <QStringList>

namespace meethouse
{

// What the web client's config.js sets, read without running it: the object `config` and the assignments after it, with
// strings put together and simple conditions decided. What cannot be decided counts as not set.
class PageConfig
{
public:
    static PageConfig read(const QByteArray &script);

    // Path with dots, array elements by their number: "p2p.stunServers.0.urls". Undefined when it is not set.
    [[nodiscard]] QJsonValue value(const QString &path) const { return m_values.value(path, QJsonValue::Undefined); }
    [[nodiscard]] QString text(const QString &path) const { return value(path).toString(); }
    [[nodiscard]] bool isTrue(const QString &path) const { return value(path) == QJsonValue(true); }
    [[nodiscard]] bool isFalse(const QString &path) const { return value(path) == QJsonValue(false); }
    // All strings at or below a path.
    [[nodiscard]] QStringList textsBelow(const QString &path) const;
    [[nodiscard]] bool hasBelow(const QString &path) const; // something other than an empty group
    [[nodiscard]] bool isEmpty() const { return m_values.isEmpty(); }
    [[nodiscard]] const QMap<QString, QJsonValue> &values() const { return m_values; }

private:
    QMap<QString, QJsonValue> m_values;
};

} // namespace meethouse
