#include "base/cleaned.h"
#include "server/address.h"
#include "server/parse.h"

namespace meethouse
{

namespace
{

// "2: eth0    inet 203.0.113.10/24 brd … scope global eth0\ …", or "address 203.0.113.10" where there is no ip(8).
std::optional<Survey::Address> addressOf(const QString &line)
{
    const auto words = line.split(u' ', Qt::SkipEmptyParts);
    Survey::Address found;
    QString text;
    if (words.value(0) == QLatin1String("address")) {
        text = words.value(1);
    } else if (words.value(2).startsWith(QLatin1String("inet"))) {
        found.device = words.value(1).section(u'@', 0, 0);
        text = words.value(3).section(u'/', 0, 0);
    }
    const auto normal = normalAddress(text);
    if (!normal)
        return std::nullopt;
    found.address = *normal;
    found.ipv6 = found.address.contains(u':');
    found.scope = scopeOf(found.address);
    for (const char *word : {"temporary", "deprecated", "tentative", "dadfailed"})
        found.temporary = found.temporary || words.contains(QLatin1String(word));
    return found;
}

QString unitOf(const QByteArray &group)
{
    QString unit;
    const auto parts = group.split('/');
    for (const QByteArray &part : parts) {
        if (part.endsWith(".service") || part.endsWith(".scope"))
            unit = cleanedLine(part);
    }
    return unit;
}

} // namespace

void readNetwork(const Sections &sections, Survey &survey)
{
    const auto lines = sections.lines("addresses");
    bool withRoutes = false;
    for (const QString &line : lines) {
        if (const auto found = addressOf(line))
            survey.addresses.append(*found);
        withRoutes = withRoutes || line.at(0).isDigit();
    }
    if (withRoutes) {
        const auto known = [&](const char *word) {
            return sections.after("addresses", word).isEmpty() ? Survey::Known::No : Survey::Known::Yes;
        };
        survey.defaultRoute4 = known("route4");
        survey.defaultRoute6 = known("route6");
    }

    const auto sockets = sections.raw("sockets");
    for (const QByteArray &line : sockets) {
        const auto fields = line.split('\t');
        if (fields.size() < 5)
            continue;
        const auto endpoint = endpointOfKernel(fields.at(1));
        if (!endpoint)
            continue;
        bool good = false;
        const int pid = fields.at(2).toInt(&good);
        const Survey::Socket socket{fields.at(0).startsWith("udp"), endpoint->address, endpoint->port, good ? pid : -1,
            cleanedLine(fields.mid(4).join('\t')), unitOf(fields.at(3))};
        // coturn opens each of its doors once a thread.
        if (!survey.sockets.contains(socket))
            survey.sockets.append(socket);
    }
}

} // namespace meethouse
