#include "settings/reader.h"

#include "settings/values.h"

#include <cmath>

namespace meethouse
{

QString SettingsReader::full(const QString &key) const
{
    return m_path.isEmpty() ? key : QString(m_path % u'.' % key);
}

void SettingsReader::fail(const QString &key, const QString &what, const QString &why)
{
    if (m_error)
        return;
    m_error = Error{ErrorKind::Usage, what, why, tr("Correct it in the settings and try again."), {},
        {{QStringLiteral("key"), full(showable(key))}}};
}

void SettingsReader::refuse(const char *key, const QString &rule)
{
    const auto name = QString::fromLatin1(key);
    fail(name, tr("The setting “%1” is not valid.").arg(full(name)), rule);
}

void SettingsReader::refuseUnknown()
{
    const auto keys = m_object.keys();
    for (const QString &key : keys) {
        if (!m_known.contains(key))
            fail(key, tr("The settings have a key “%1” that this program does not know.").arg(full(showable(key))),
                m_known.isEmpty() ? QString() : tr("Known here are: %1.").arg(m_known.join(QStringLiteral(", "))));
    }
}

QJsonValue SettingsReader::value(const char *key)
{
    m_known += QString::fromLatin1(key);
    return m_object.value(QLatin1String(key));
}

bool SettingsReader::has(const char *key) const
{
    const auto found = m_object.value(QLatin1String(key));
    return !found.isUndefined() && !found.isNull();
}

QJsonObject SettingsReader::object(const char *key)
{
    const auto found = value(key);
    if (found.isUndefined() || found.isNull())
        return {};
    if (!found.isObject())
        refuse(key, tr("It must be an object in braces."));
    return found.toObject();
}

QJsonArray SettingsReader::array(const char *key)
{
    const auto found = value(key);
    if (found.isUndefined() || found.isNull())
        return {};
    if (!found.isArray())
        refuse(key, tr("It must be a list in square brackets."));
    return found.toArray();
}

SettingsReader SettingsReader::inside(const char *key, const QJsonObject &entry)
{
    return {entry, full(QString::fromLatin1(key)), m_error};
}

SettingsReader SettingsReader::section(const char *key)
{
    return {object(key), full(QString::fromLatin1(key)), m_error};
}

std::optional<QString> SettingsReader::text(const char *key)
{
    const auto found = value(key);
    if (found.isUndefined() || found.isNull())
        return std::nullopt;
    if (!found.isString()) {
        refuse(key, tr("It must be text in quotes."));
        return std::nullopt;
    }
    return found.toString();
}

void SettingsReader::take(const char *key, bool &wanted)
{
    const auto found = value(key);
    if (found.isUndefined() || found.isNull())
        return;
    if (found.isBool())
        wanted = found.toBool();
    else
        refuse(key, tr("It must be true or false."));
}

void SettingsReader::take(const char *key, int &wanted, int least, int most)
{
    std::optional<int> number;
    take(key, number, least, most);
    wanted = number.value_or(wanted);
}

void SettingsReader::take(const char *key, std::optional<int> &wanted, int least, int most)
{
    const auto found = value(key);
    if (found.isUndefined() || found.isNull())
        return;
    const double number = found.toDouble(std::nan(""));
    // Written so that NaN, which is no number at all, is refused too.
    if (number >= least && number <= most && std::floor(number) == number)
        wanted = static_cast<int>(number);
    else
        refuse(key, tr("It must be a whole number from %1 to %2.").arg(least).arg(most));
}

} // namespace meethouse
