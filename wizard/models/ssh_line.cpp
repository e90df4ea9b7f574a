#include "wizard/models/ssh_line.h"

#include <QDir>
#include <QProcess>
#include <QUrl>

namespace meethouse
{

namespace
{

std::optional<quint16> portOf(const QString &text)
{
    bool isNumber = false;
    const auto port = text.toUShort(&isNumber);
    return isNumber && port > 0 ? std::optional(port) : std::nullopt;
}

// USER@HOST, HOST:PORT, [V6]:PORT, ssh://…; a lone IPv6 address has colons of its own.
void readTarget(QString target, SshLine &line)
{
    if (target.startsWith(QLatin1String("ssh://")))
        target = target.mid(6).section(QLatin1Char('/'), 0, 0);
    if (const auto at = target.lastIndexOf(QLatin1Char('@')); at >= 0) {
        line.user = target.left(at);
        target = target.mid(at + 1);
    }
    if (target.startsWith(QLatin1Char('['))) {
        const auto end = target.indexOf(QLatin1Char(']'));
        if (target.mid(end + 1).startsWith(QLatin1Char(':')))
            line.port = portOf(target.mid(end + 2));
        target = target.mid(1, end - 1);
    } else if (target.count(QLatin1Char(':')) == 1) {
        line.port = portOf(target.section(QLatin1Char(':'), 1));
        target = target.section(QLatin1Char(':'), 0, 0);
    }
    line.host = target;
}

} // namespace

std::optional<SshLine> readSshLine(const QString &text)
{
    auto words = QProcess::splitCommand(text.trimmed());
    const bool isCommand = !words.isEmpty() && words.first() == QLatin1String("ssh");
    if (isCommand)
        words.removeFirst();
    SshLine line;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const auto &word = words.at(i);
        // An option's value stands behind it or is part of it.
        const auto value = [&] { return word.size() > 2 ? word.mid(2) : words.value(++i); };
        if (word.startsWith(QLatin1String("-p")))
            line.port = portOf(value());
        else if (word.startsWith(QLatin1String("-i")))
            line.identityFile = value().replace(QLatin1String("~/"), QDir::homePath() + QLatin1Char('/'));
        else if (word.startsWith(QLatin1String("-l")))
            line.user = value();
        else if (!word.startsWith(QLatin1Char('-')) && line.host.isEmpty())
            readTarget(word, line);
    }
    const bool saysMore = isCommand || !line.user.isEmpty() || line.port || !line.identityFile.isEmpty();
    return saysMore && !line.host.isEmpty() ? std::optional(line) : std::nullopt;
}

} // namespace meethouse
