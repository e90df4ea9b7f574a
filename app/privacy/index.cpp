#include "privacy/index.h"

#include "privacy/failures.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace meethouse
{

namespace
{
constexpr int format = 2;
}

ExportIndex::ExportIndex(const Settings &settings, const Facts &measured, QDate date)
    : m_settings(settings)
    , m_measured(measured)
    , m_date(date)
{
}

void ExportIndex::add(const ExportedFile &file, const Document &document)
{
    QJsonArray gaps;
    for (const DocumentGap &gap : document.gaps)
        gaps += QJsonObject{{QStringLiteral("kind"), documentGapKindName(gap.kind)}, {QStringLiteral("fact"), gap.fact},
            {QStringLiteral("where"), gap.where}, {QStringLiteral("text"), gap.text}};
    m_files += QJsonObject{{QStringLiteral("file"), QFileInfo(file.path).fileName()},
        {QStringLiteral("document"), file.document}, {QStringLiteral("language"), file.language},
        {QStringLiteral("format"), documentFormatName(file.format)}, {QStringLiteral("number"), document.number},
        {QStringLiteral("sha256"), QString::fromLatin1(file.sha256)}, {QStringLiteral("draft"), file.draft},
        {QStringLiteral("gaps"), gaps}, {QStringLiteral("facts"), QJsonArray::fromStringList(document.usedFacts)}};
}

QByteArray ExportIndex::toJson() const
{
    return QJsonDocument(
        QJsonObject{{QStringLiteral("format"), format}, {QStringLiteral("domain"), m_settings.domain},
            {QStringLiteral("date"), m_date.toString(Qt::ISODate)}, {QStringLiteral("files"), m_files},
            {QStringLiteral("settings"), m_settings.toJson()}, {QStringLiteral("facts"), m_measured.toJson()}})
        .toJson();
}

Result<ExportIndex> ExportIndex::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(notAnExport(path, file.errorString()));
    return parse(file.readAll(), path);
}

Result<ExportIndex> ExportIndex::parse(const QByteArray &json, const QString &path)
{
    const QJsonObject all = QJsonDocument::fromJson(json).object();
    const Result<Settings> settings =
        Settings::parse(QJsonDocument(all[u"settings"].toObject()).toJson(QJsonDocument::Compact));
    if (!settings)
        return failure(notAnExport(path, settings.error().what));
    const Result<Facts> facts = Facts::fromJson(all[u"facts"].toArray());
    if (!facts)
        return failure(notAnExport(path, facts.error().why));
    ExportIndex index(*settings, *facts, QDate::fromString(all[u"date"].toString(), Qt::ISODate));
    index.m_files = all[u"files"].toArray();
    if (all[u"format"] != format || !index.m_date.isValid())
        return failure(notAnExport(path, QStringLiteral("format")));
    return index;
}

QList<ExportIndex::File> ExportIndex::files() const
{
    QList<File> all;
    for (const auto &value : m_files) {
        const QJsonObject file = value.toObject();
        all += {file[u"file"].toString(), file[u"document"].toString(), file[u"language"].toString(),
            file[u"sha256"].toString().toLatin1(), file[u"draft"].toBool()};
    }
    return all;
}

} // namespace meethouse
