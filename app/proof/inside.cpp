#include "proof/inside.h"

#include "base/cleaned.h"
#include "base/resource.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Inside)
};

Error noAnswer(const QString &detail)
{
    return {
        .kind = ErrorKind::Failed,
        .what = Words::tr("The server could not be looked at from inside."),
        .why = Words::tr("The commands that measure it did not run to their end."),
        .todo = Words::tr("Try again; if it stays so, send a report to whoever helps you."),
        .detail = detail.left(4096),
        .data = {},
    };
}

Inside::Known yesIf(bool holds)
{
    return holds ? Inside::Known::Yes : Inside::Known::No;
}

QString rest(const QString &line, int words)
{
    return line.section(u' ', words);
}

void take(Inside &inside, const QString &line)
{
    const QStringList words = line.split(u' ');
    const QString &kind = words.first();
    const auto word = [&words](qsizetype i) { return words.value(i); };
    if (kind == u"unit") {
        inside.units[word(1)] = {word(2), word(3).toLongLong()};
    } else if (kind == u"package") {
        inside.packages[word(1)] = {word(2), word(3)};
    } else if (kind == u"listens") {
        (word(2) == u"loopback" ? inside.loopbackPorts : inside.openPorts).append(word(1).toInt());
    } else if (kind == u"nginx-test") {
        inside.nginxTested = true;
        if (word(1) != u"ok")
            inside.nginxTest = rest(line, 2).isEmpty() ? word(1) : rest(line, 2);
    } else if (kind == u"certificate") {
        const QByteArray digest = QByteArray::fromHex(word(1).toLatin1());
        if (digest.size() == 32)
            inside.certificate = digest;
    } else if (kind == u"stale") {
        inside.stale.append({word(1), rest(line, 2)});
    } else if (kind == u"prosody-included") {
        inside.prosodyIncludes = yesIf(word(1) == u"yes");
    } else if (kind == u"guest-password") {
        inside.guestPassword = word(1);
    } else if (kind == u"end-without-host") {
        inside.endWithoutHostMinutes = word(1).toInt();
    } else if (kind == u"lobby") {
        inside.lobby = yesIf(word(1) == u"true");
    } else if (kind == u"max-participants") {
        inside.maxParticipants = word(1).toInt();
    } else if (kind == u"password-store") {
        inside.passwordStore = word(1);
    } else if (kind == u"rooms-storage") {
        inside.roomsStorage = word(1);
    } else if (kind == u"relay") {
        inside.relays.append({word(1), word(2), word(3).toInt()});
    } else if (kind == u"meetings" && words.size() == 3) {
        inside.meetings = word(1).toInt();
        inside.people = word(2).toInt();
    } else if (kind == u"accounts") {
        inside.accounts = word(1).toInt();
        inside.readableAccounts = word(2).toInt();
    } else if (kind == u"heap") {
        inside.heaps[word(1)] = {word(2), word(3)};
    } else if (kind == u"bridge-stun") {
        inside.bridgeAsksStun = yesIf(word(1) != u"off");
    } else if (kind == u"log-level") {
        inside.logLevels[word(1)] = word(2);
    } else if (kind == u"secret-left") {
        inside.secretsLeft.append(rest(line, 1));
    } else if (kind == u"access-log") {
        inside.accessLogs.append({word(1), word(2)});
    } else if (kind == u"firewall") {
        inside.firewall = word(1);
    } else if (kind == u"updates") {
        inside.updates = yesIf(word(1) == u"on");
    } else if (kind == u"log-days") {
        inside.logDays = word(1).toInt();
    } else if (kind == u"log-overdue") {
        inside.overdueLogs.append(rest(line, 1));
    } else if (kind == u"log-oldest") {
        auto &oldest = inside.oldestLines[word(1)];
        const qint64 time = word(2).toLongLong();
        oldest = oldest > 0 ? qMin(oldest, time) : time;
    } else if (kind == u"bridge-addresses") {
        inside.bridgeWritesAddresses = yesIf(word(1) == u"shown");
    } else if (kind == u"clock") {
        inside.clockSet = yesIf(word(1) == u"yes");
    } else if (kind == u"disk") {
        inside.diskEncrypted = yesIf(word(1) == u"encrypted");
    } else if (kind == u"relay-log") {
        inside.relayTalks = yesIf(word(1) != u"silent");
    } else if (kind == u"bridge-health") {
        inside.bridgeStatus = word(1).toInt();
        inside.bridgeAge = word(2).toLongLong();
    } else if (kind == u"jicofo" && word(1) != u"silent") {
        inside.authority = word(1);
        inside.bridges = word(2).toInt();
        inside.operationalBridges = word(3).toInt();
    }
}

} // namespace

Result<Inside> parseInside(const QByteArray &output)
{
    Inside inside;
    bool whole = false;
    for (const QByteArray &line : output.split('\n')) {
        whole = whole || line == "end";
        take(inside, cleanedLine(line, 1000));
    }
    if (!whole)
        return failure(noAnswer(cleaned(output.right(1000))));
    return inside;
}

Result<Inside> lookInside(Remote &remote, const QString &domain, std::chrono::seconds wait, std::stop_token stop)
{
    RemoteCommand command;
    command.line = resource(QStringLiteral("server/inside.sh"));
    command.input = "DOMAIN=" + domain.toLatin1() + "\nWAIT=" + QByteArray::number(qint64(wait.count())) + "\n";
    command.deadline = wait + std::chrono::seconds(60);
    command.outputLimit = 256'000;
    auto outcome = remote.run(std::move(command), stop);
    if (!outcome)
        return failure(std::move(outcome.error()));
    auto inside = parseInside(outcome->output);
    if (inside)
        inside->waited = wait > std::chrono::seconds(0);
    else
        inside.error().detail += u'\n' + QString::fromUtf8(outcome->errors.left(2000));
    return inside;
}

Result<QByteArray> certificateOnServer(Remote &remote, const QString &domain, std::stop_token stop)
{
    RemoteCommand command;
    command.line =
        "IFS= read -r domain; exec openssl x509 -in \"/etc/jitsi/meet/$domain.crt\" -noout -fingerprint -sha256";
    command.input = domain.toLatin1() + '\n';
    command.deadline = std::chrono::seconds(20);
    auto outcome = remote.run(std::move(command), stop);
    if (!outcome)
        return failure(std::move(outcome.error()));
    QByteArray text = outcome->output.trimmed();
    text = text.mid(text.lastIndexOf('=') + 1);
    const QByteArray digest = QByteArray::fromHex(text.replace(":", ""));
    if (outcome->exitCode != 0 || digest.size() != 32)
        return failure(noAnswer(QString::fromUtf8(outcome->errors.left(2000))));
    return digest;
}

} // namespace meethouse
