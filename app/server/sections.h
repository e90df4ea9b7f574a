#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace meethouse
{

// What survey.sh prints, taken apart into its sections. A line of content has a blank before it, a section's name "=";
// whatever else comes (a shell that talks at sign-in) is passed over.
class Sections
{
public:
    static Sections split(const QByteArray &output);

    [[nodiscard]] bool whole() const { return m_whole; }
    [[nodiscard]] bool has(const char *name) const { return m_lines.contains(name); }
    [[nodiscard]] QList<QByteArray> raw(const char *name) const { return m_lines.value(name); }
    [[nodiscard]] QStringList lines(const char *name) const; // cleaned, empty ones left out
    [[nodiscard]] QString first(const char *name) const;     // the first of them, or nothing
    // Of lines "word rest", the rests of those with this word.
    [[nodiscard]] QStringList after(const char *name, const char *word) const;

private:
    QHash<QByteArray, QList<QByteArray>> m_lines;
    bool m_whole = false;
};

} // namespace meethouse
