#pragma once

#include "privacy/document.h"
#include "server/facts.h"

#include <QJsonArray>
#include <QJsonObject>

namespace meethouse
{

// index.json: what lies in the folder of an export, with hashes, and what it was made from. Holds no secret: a setting
// never is one, and evidence is none either.
class ExportIndex
{
public:
    struct File {
        QString name;
        QString document;
        QString language;
        QByteArray sha256;
        bool draft = false;
    };

    ExportIndex(const Settings &settings, const Facts &measured, QDate date);

    static QString fileName() { return QStringLiteral("index.json"); }
    void add(const ExportedFile &file, const Document &document);
    [[nodiscard]] QByteArray toJson() const;

    // Errors: Failed.
    static Result<ExportIndex> read(const QString &path);
    static Result<ExportIndex> parse(const QByteArray &json, const QString &path);
    [[nodiscard]] const Settings &settings() const { return m_settings; }
    [[nodiscard]] const Facts &measured() const { return m_measured; }
    [[nodiscard]] QDate date() const { return m_date; }
    [[nodiscard]] QList<File> files() const;

private:
    Settings m_settings;
    Facts m_measured;
    QDate m_date;
    QJsonArray m_files;
};

} // namespace meethouse
