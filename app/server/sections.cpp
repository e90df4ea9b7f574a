#include "server/sections.h"

#include "base/cleaned.h"

namespace meethouse
{

Sections Sections::split(const QByteArray &output)
{
    Sections sections;
    QList<QByteArray> *current = nullptr;
    const auto lines = output.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith('=')) {
            const auto name = line.mid(1);
            if (name == "end") {
                sections.m_whole = true;
                break;
            }
            // Ours come once each: a second one would be somebody else's.
            current = sections.m_lines.contains(name) ? nullptr : &sections.m_lines[name];
        } else if (line.startsWith(' ') && current != nullptr) {
            current->append(line.mid(1));
        }
    }
    return sections;
}

QStringList Sections::lines(const char *name) const
{
    QStringList cleanLines;
    const auto all = m_lines.value(name);
    for (const QByteArray &line : all) {
        const auto text = cleanedLine(line).trimmed();
        if (!text.isEmpty())
            cleanLines += text;
    }
    return cleanLines;
}

QString Sections::first(const char *name) const
{
    return lines(name).value(0);
}

QStringList Sections::after(const char *name, const char *word) const
{
    const auto start = QString(QLatin1String(word) % u' ');
    QStringList rests;
    const auto all = lines(name);
    for (const QString &line : all) {
        if (line.startsWith(start))
            rests += line.mid(start.size());
    }
    return rests;
}

} // namespace meethouse
