#pragma once

#include <QByteArray>
#include <QtEndian>

#include <optional>

namespace meethouse
{

// The next string of SSH's binary form (RFC 4251, 5): four bytes of length, then so many. None where the bytes end
// before it does.
inline std::optional<QByteArray> nextString(const QByteArray &bytes, qsizetype &at)
{
    if (at + 4 > bytes.size())
        return std::nullopt;
    const auto size = static_cast<qsizetype>(qFromBigEndian<quint32>(bytes.constData() + at));
    at += 4;
    if (size > bytes.size() - at)
        return std::nullopt;
    const QByteArray value = bytes.mid(at, size);
    at += size;
    return value;
}

} // namespace meethouse
