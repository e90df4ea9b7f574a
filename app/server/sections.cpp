#include "server/sections.h"

#include <algorithm>

namespace meethouse
{

QString cleaned(const QByteArray &bytes)
{
    constexpr qsizetype longest = 4096;
    QString text = QString::fromUtf8(bytes.left(4 * longest));
    text.replace(u'\t', u' ');
    const auto hidden = [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c.isNonCharacter() ||
               c.unicode() == 0x2028 || c.unicode() == 0x2029;
    };
    text.erase(std::remove_if(text.begin(), text.end(), hidden), text.end());
    return text.left(longest).trimmed();
}

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
        const auto text = cleaned(line);
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
