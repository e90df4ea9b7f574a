#include "server/address.h"

#include <QHostAddress>

#include <algorithm>

namespace meethouse
{

std::optional<QString> normalAddress(const QString &text)
{
    QHostAddress address;
    const auto plain = text.section(u'%', 0, 0);
    // QHostAddress also reads "1.2" and "0x7f.1"; a person who writes those means something else.
    const bool ipv4 = plain.count(u'.') == 3 && !plain.contains(u':');
    const bool digits =
        std::all_of(plain.begin(), plain.end(), [](QChar c) { return c == u'.' || (c >= u'0' && c <= u'9'); });
    if ((ipv4 && !digits) || (!ipv4 && !plain.contains(u':')) || !address.setAddress(plain))
        return std::nullopt;
    return address.toString();
}

Survey::Address::Scope scopeOf(const QString &normalAddress)
{
    using Scope = Survey::Address::Scope;
    const QHostAddress address(normalAddress);
    const auto in = [&](const char *network) {
        return address.isInSubnet(QHostAddress::parseSubnet(QLatin1String(network)));
    };
    if (in("127.0.0.0/8") || address == QHostAddress::LocalHostIPv6)
        return Scope::Loopback;
    if (in("169.254.0.0/16") || in("fe80::/10"))
        return Scope::LinkLocal;
    if (in("10.0.0.0/8") || in("172.16.0.0/12") || in("192.168.0.0/16") || in("100.64.0.0/10") || in("fc00::/7"))
        return Scope::Private;
    return Scope::Global;
}

std::optional<Endpoint> endpointOfKernel(const QByteArray &text)
{
    const auto colon = text.indexOf(':');
    bool good = false;
    const auto port = text.mid(colon + 1).toUShort(&good, 16);
    auto bytes = QByteArray::fromHex(text.left(qMax<qsizetype>(colon, 0)));
    if (!good || (bytes.size() != 4 && bytes.size() != 16))
        return std::nullopt;
    for (auto word = bytes.begin(); word != bytes.end(); word += 4)
        std::reverse(word, word + 4);
    const auto *raw = reinterpret_cast<const quint8 *>(bytes.constData());
    if (bytes.size() == 16)
        return Endpoint{QHostAddress(raw).toString(), port};
    const auto number = (quint32(raw[0]) << 24) | (quint32(raw[1]) << 16) | (quint32(raw[2]) << 8) | quint32(raw[3]);
    return Endpoint{QHostAddress(number).toString(), port};
}

} // namespace meethouse
