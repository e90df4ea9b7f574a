#include "server/parse.h"

#include <QHash>

namespace meethouse
{

namespace
{

// os-release(5): shell-like, one assignment a line.
QHash<QString, QString> assignments(const QStringList &lines)
{
    QHash<QString, QString> values;
    for (const QString &line : lines) {
        const auto equals = line.indexOf(u'=');
        if (equals < 1)
            continue;
        auto value = line.mid(equals + 1);
        const auto quote = value.isEmpty() ? QChar() : value.at(0);
        if ((quote == u'"' || quote == u'\'') && value.size() > 1 && value.endsWith(quote))
            value = value.mid(1, value.size() - 2);
        if (quote != u'\'')
            value.remove(u'\\');
        values.insert(line.left(equals), value);
    }
    return values;
}

qint64 kilobytes(const QString &text)
{
    bool good = false;
    const auto number = text.section(u' ', 0, 0).toLongLong(&good);
    return good && number >= 0 && number < (1LL << 50) ? number * 1024 : -1;
}

// The kinds of systemd-detect-virt(1) that share their host's kernel; all others are whole machines.
bool isContainer(const QString &kind)
{
    for (const char *container : {"openvz", "lxc", "lxc-libvirt", "systemd-nspawn", "docker", "podman", "rkt", "wsl",
             "proot", "pouch", "container-other"}) {
        if (kind == QLatin1String(container))
            return true;
    }
    return false;
}

// What the packages' services drop to, bind and sandbox themselves with; numbers of <linux/capability.h>.
QStringList missingRights(const QString &line)
{
    static const QList<std::pair<int, QString>> needed = {
        {0, QStringLiteral("CAP_CHOWN")},
        {1, QStringLiteral("CAP_DAC_OVERRIDE")},
        {3, QStringLiteral("CAP_FOWNER")},
        {5, QStringLiteral("CAP_KILL")},
        {6, QStringLiteral("CAP_SETGID")},
        {7, QStringLiteral("CAP_SETUID")},
        {10, QStringLiteral("CAP_NET_BIND_SERVICE")},
        {12, QStringLiteral("CAP_NET_ADMIN")},
        {18, QStringLiteral("CAP_SYS_CHROOT")},
        {21, QStringLiteral("CAP_SYS_ADMIN")},
    };
    bool good = false;
    const auto mask = line.section(u':', 1).trimmed().toULongLong(&good, 16);
    QStringList missing;
    for (const auto &[bit, name] : needed) {
        if (good && ((mask >> bit) & 1U) == 0)
            missing += name;
    }
    return missing;
}

void readMemory(const Sections &sections, Survey &survey)
{
    const auto lines = sections.lines("memory");
    for (const QString &line : lines) {
        const auto name = line.section(u':', 0, 0);
        const auto value = line.section(u':', 1).trimmed();
        if (name == QLatin1String("MemTotal"))
            survey.memoryBytes = kilobytes(value);
        else if (name == QLatin1String("MemAvailable"))
            survey.availableBytes = kilobytes(value);
        else if (name == QLatin1String("SwapTotal"))
            survey.swapBytes = kilobytes(value);
        else if (name == QLatin1String("OurSwap"))
            survey.ours.swapFileBytes = value.toLongLong();
    }
    const auto limits = sections.after("memory", "Limit:");
    for (const QString &limit : limits) {
        bool good = false;
        const auto bytes = limit.toLongLong(&good); // "max" is none
        if (good && bytes > 0 && survey.memoryBytes > bytes)
            survey.memoryBytes = bytes;
    }
    if (survey.availableBytes > survey.memoryBytes)
        survey.availableBytes = survey.memoryBytes;
}

struct Filesystem {
    qint64 total = -1;
    qint64 free = -1;
    QString mount;
};

// df -P: name, total, used, free, percentage, where it is mounted; the name may hold blanks, so from the right.
QList<Filesystem> filesystems(const QStringList &lines)
{
    QList<Filesystem> all;
    for (const QString &line : lines) {
        const auto words = line.split(u' ', Qt::SkipEmptyParts);
        if (words.size() < 6 || !words.last().startsWith(u'/'))
            continue; // the headline
        bool total = false;
        bool free = false;
        all.append({words.at(words.size() - 5).toLongLong(&total), words.at(words.size() - 3).toLongLong(&free),
            words.last()});
        if (!total || !free || all.last().total < 0 || all.last().total >= (1LL << 50))
            all.removeLast();
    }
    return all;
}

// df answers in the order of the question; where it left one out, the place is found by its mount.
Filesystem filesystemOf(const QList<Filesystem> &all, const QStringList &paths, qsizetype index)
{
    if (all.size() == paths.size())
        return all.at(index);
    Filesystem best;
    for (const Filesystem &one : all) {
        const auto below = one.mount.endsWith(u'/') ? one.mount : QString(one.mount % u'/');
        if (QString(paths.at(index) % u'/').startsWith(below) && one.mount.size() > best.mount.size())
            best = one;
    }
    return best;
}

} // namespace

QDateTime timeOf(const QString &seconds)
{
    bool good = false;
    const double number = seconds.toDouble(&good);
    // Up to the year 9999; written so that NaN fails.
    if (!good || !(number > 0 && number < 253402300800.0))
        return {};
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(number * 1000), Qt::UTC);
}

void readMachine(const Sections &sections, Survey &survey)
{
    const auto release = assignments(sections.lines("system"));
    survey.system.id = release.value(QStringLiteral("ID")).toLower();
    survey.system.like = release.value(QStringLiteral("ID_LIKE")).toLower();
    survey.system.version = release.value(QStringLiteral("VERSION_ID"));
    survey.system.codename = release.value(QStringLiteral("VERSION_CODENAME"));
    survey.system.name = release.value(QStringLiteral("PRETTY_NAME"), release.value(QStringLiteral("NAME")));

    survey.root = sections.first("user") == QLatin1String("0");
    survey.kernel = sections.first("kernel");
    survey.architecture = sections.first("architecture");
    survey.hostname = sections.first("hostname");
    survey.virtualization = sections.first("virtualization");
    survey.container = isContainer(survey.virtualization);
    survey.missingRights = missingRights(sections.first("capabilities"));

    bool good = false;
    const int processors = sections.first("processors").toInt(&good);
    survey.processors = good && processors > 0 ? processors : -1;
    readMemory(sections, survey);

    survey.missingLocales = sections.lines("missing-locales");
    const auto zone = sections.first("time-zone");
    const auto folder = QStringLiteral("/zoneinfo/");
    const auto at = zone.indexOf(folder);
    survey.timeZone = at < 0 ? zone : zone.mid(at + folder.size());
    survey.rebootRequired = !sections.first("reboot-required").isEmpty();
}

void readDisks(const Sections &sections, Survey &survey)
{
    const auto paths = sections.after("disks", "paths").value(0).split(u' ', Qt::SkipEmptyParts);
    const auto blocks = filesystems(sections.after("disks", "blocks"));
    const auto inodes = filesystems(sections.after("disks", "inodes"));
    struct Mount {
        QString type;
        QStringList options;
    };
    QHash<QString, Mount> mounts;
    const auto lines = sections.after("disks", "mount");
    for (const QString &line : lines) // where two are mounted over each other, the later one is seen
        mounts.insert(line.section(u' ', 0, 0), {line.section(u' ', 1, 1), line.section(u' ', 2, 2).split(u',')});

    for (qsizetype i = 0; i < paths.size(); ++i) {
        const auto block = filesystemOf(blocks, paths, i);
        const auto inode = filesystemOf(inodes, paths, i);
        const auto mount = mounts.value(block.mount);
        survey.disks.append({paths.at(i), block.mount, mount.type, block.total < 0 ? -1 : block.total * 1024,
            block.free < 0 ? -1 : block.free * 1024, inode.total > 0 ? inode.free : -1,
            mount.options.contains(QLatin1String("ro")), mount.options.contains(QLatin1String("noexec"))});
    }
}

} // namespace meethouse
