#include "privacy/archive.h"

#include "privacy/failures.h"

#include <zip.h>

#include <memory>

namespace meethouse
{

namespace
{
struct FreeSource {
    void operator()(zip_source_t *source) const { zip_source_free(source); }
};

// An MS-DOS date and time, as ZIP keeps it: no time zone can change it.
quint16 dosDate(QDate date)
{
    return static_cast<quint16>((std::max(date.year() - 1980, 0) << 9) | (date.month() << 5) | date.day());
}
constexpr quint16 noon = 12 << 11;

bool add(zip_t *archive, const ArchiveEntry &entry, QDate date)
{
    zip_source_t *source =
        zip_source_buffer(archive, entry.content.constData(), static_cast<zip_uint64_t>(entry.content.size()), 0);
    if (!source)
        return false;
    const zip_int64_t index = zip_file_add(archive, entry.name.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    const auto at = static_cast<zip_uint64_t>(index);
    return zip_set_file_compression(archive, at, entry.compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 9) == 0 &&
           zip_file_set_dostime(archive, at, noon, dosDate(date), 0) == 0;
}

QByteArray contentOf(zip_source_t *source)
{
    zip_stat_t stat;
    if (zip_source_open(source) != 0)
        return {};
    QByteArray content;
    if (zip_source_stat(source, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE) != 0) {
        content.resize(static_cast<qsizetype>(stat.size));
        if (zip_source_read(source, content.data(), stat.size) != static_cast<zip_int64_t>(stat.size))
            content.clear();
    }
    zip_source_close(source);
    return content;
}
} // namespace

Result<QByteArray> zipped(const QList<ArchiveEntry> &entries, QDate date)
{
    zip_error_t error;
    zip_error_init(&error);
    const std::unique_ptr<zip_source_t, FreeSource> memory(zip_source_buffer_create(nullptr, 0, 0, &error));
    zip_t *archive = memory ? zip_open_from_source(memory.get(), ZIP_CREATE | ZIP_TRUNCATE, &error) : nullptr;
    if (!archive)
        return failure(archiveNotWritten(QString::fromUtf8(zip_error_strerror(&error))));
    zip_source_keep(memory.get()); // the archive gives its own hold back when it is closed
    bool good = true;
    for (const ArchiveEntry &entry : entries)
        good = good && add(archive, entry, date);
    if (!good || zip_close(archive) != 0) {
        const QString why = QString::fromUtf8(zip_strerror(archive));
        zip_discard(archive);
        return failure(archiveNotWritten(why));
    }
    const QByteArray content = contentOf(memory.get());
    return content.isEmpty() ? failure(archiveNotWritten({})) : Result<QByteArray>(content);
}

} // namespace meethouse
