#include "deployment/plan.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

namespace meethouse
{

void Plan::append(Plan other)
{
    steps += std::move(other.steps);
    for (auto value = other.values.cbegin(); value != other.values.cend(); ++value) {
        Q_ASSERT_X(values.value(value.key(), value.value()) == value.value(), "Plan::append", "two values of one name");
        values.insert(value.key(), value.value());
    }
    for (auto &[name, secret] : other.secrets)
        secrets.insert_or_assign(name, std::move(secret));
    for (BundleFile &file : other.files) {
        Q_ASSERT_X(std::none_of(files.cbegin(), files.cend(),
                       [&](const BundleFile &mine) { return mine.name == file.name && mine.content != file.content; }),
            "Plan::append", "two files of one name");
        if (std::none_of(files.cbegin(), files.cend(), [&](const BundleFile &mine) { return mine.name == file.name; }))
            files.append(std::move(file));
    }
    if (settings.isEmpty())
        settings = std::move(other.settings);
}

// Each part goes in with its length, so that no two plans can read the same.
QByteArray Plan::digest() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QByteArray &part) {
        hash.addData(QByteArray(QByteArray::number(part.size()) + ":"));
        hash.addData(part);
    };
    for (const Step &step : steps) {
        add(step.id.toUtf8());
        add(step.script);
    }
    add({});
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        add(value.key().toUtf8());
        add(value.value().toUtf8());
    }
    add({});
    QMap<QString, QByteArray> sorted;
    for (const BundleFile &file : files)
        sorted.insert(file.name, file.content);
    for (auto file = sorted.cbegin(); file != sorted.cend(); ++file) {
        add(file.key().toUtf8());
        add(file.value());
    }
    add(QJsonDocument(settings).toJson(QJsonDocument::Compact));
    return hash.result().toHex();
}

} // namespace meethouse
