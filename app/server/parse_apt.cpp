#include "base/cleaned.h"
#include "server/parse.h"

namespace meethouse
{

namespace
{

void readPackages(const Sections &sections, Survey::Apt &apt)
{
    const auto lines = sections.raw("packages");
    for (const QByteArray &line : lines) {
        const auto fields = line.split('\t');
        if (fields.size() != 3 || fields.at(0).isEmpty())
            continue;
        const Survey::Package package{
            cleanedLine(fields.at(0)), cleanedLine(fields.at(2)), QString::fromLatin1(fields.at(1).left(3))};
        const auto wish = package.state.left(1);
        const auto status = package.state.mid(1, 1);
        const bool faulty = package.state.size() > 2 && package.state.at(2) != u' ';
        if (wish == QLatin1String("h"))
            apt.held += package.name;
        // n(ot installed), c(onfiguration left), i(nstalled) are the states a package may rest in.
        if (faulty || !QStringLiteral("nci").contains(status))
            apt.unhealthy.append(package);
        apt.packages.append(package);
    }
}

QString valueOf(const QStringList &settings, const char *name)
{
    const auto start = QString(QLatin1String(name) % QStringLiteral(" \""));
    for (const QString &line : settings) {
        if (line.startsWith(start))
            return line.mid(start.size()).section(u'"', 0, 0);
    }
    return {};
}

void readState(const Sections &sections, Survey::Apt &apt)
{
    const auto lines = sections.lines("apt");
    apt.interrupted = lines.contains(QLatin1String("interrupted"));
    apt.listsTime = timeOf(sections.after("apt", "lists").value(0));
    apt.debconfDomain = sections.after("apt", "debconf").value(0);
    apt.unreadable = sections.after("apt", "unreadable").value(0);
    if (apt.present != Survey::Known::Yes)
        return;
    const auto upgrades = valueOf(lines, "APT::Periodic::Unattended-Upgrade");
    const bool on = !upgrades.isEmpty() && upgrades != QLatin1String("0") &&
                    valueOf(lines, "APT::Periodic::Enable") != QLatin1String("0");
    apt.automaticUpdates =
        on && apt.installed(QStringLiteral("unattended-upgrades")) ? Survey::Known::Yes : Survey::Known::No;
}

// sources.list(5), one line: "deb [signed-by=…] URI SUITE COMPONENT…"
void readOldStyle(const QString &file, const QString &line, QList<Survey::Source> &sources)
{
    auto words = line.split(u' ', Qt::SkipEmptyParts);
    if (words.value(0) != QLatin1String("deb"))
        return;
    words.removeFirst();
    QString signedBy;
    if (words.value(0).startsWith(u'[')) {
        while (!words.isEmpty()) {
            const auto word = words.takeFirst();
            const auto option = QString(word).remove(u'[').remove(u']');
            if (option.startsWith(QLatin1String("signed-by=")))
                signedBy = option.mid(10);
            if (word.endsWith(u']'))
                break;
        }
    }
    if (words.size() >= 2)
        sources.append({file, words.at(0), words.at(1), words.mid(2), signedBy});
}

// deb822(5): one stanza, lists in its fields.
void endStanza(const QString &file, QHash<QString, QString> &fields, QList<Survey::Source> &sources)
{
    const auto list = [&](const char *name) {
        return fields.value(QLatin1String(name)).split(u' ', Qt::SkipEmptyParts);
    };
    const auto enabled = fields.value(QStringLiteral("enabled")).toLower();
    const bool off =
        enabled == QLatin1String("no") || enabled == QLatin1String("false") || enabled == QLatin1String("0");
    if (list("types").contains(QLatin1String("deb")) && !off) {
        const auto uris = list("uris");
        const auto suites = list("suites");
        for (const QString &uri : uris) {
            for (const QString &suite : suites)
                sources.append({file, uri, suite, list("components"), fields.value(QStringLiteral("signed-by"))});
        }
    }
    fields.clear();
}

void readSources(const Sections &sections, Survey::Apt &apt)
{
    QString file;
    QHash<QString, QString> fields;
    auto lines = sections.lines("sources");
    lines += QStringLiteral("file "); // ends the last stanza
    for (const QString &line : lines) {
        const auto content = line.mid(5).trimmed();
        const bool begins = line.startsWith(QLatin1String("file"));
        const bool modern = file.endsWith(QLatin1String(".sources"));
        if (begins || (modern && content.isEmpty()))
            endStanza(file, fields, apt.sources);
        if (begins)
            file = content;
        else if (modern && content.contains(u':'))
            fields.insert(content.section(u':', 0, 0).toLower(), content.section(u':', 1).trimmed());
        else if (!modern)
            readOldStyle(file, content, apt.sources);
    }
}

} // namespace

void readApt(const Sections &sections, Survey &survey)
{
    survey.apt.present = sections.has("packages") ? Survey::Known::Yes : Survey::Known::No;
    readPackages(sections, survey.apt);
    readState(sections, survey.apt);
    readSources(sections, survey.apt);
}

} // namespace meethouse
