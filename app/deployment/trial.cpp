#include "deployment/trial.h"

#include "base/resource.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Trial)
};

} // namespace

Result<QStringList> confirmTrials(Remote &remote, std::stop_token stop, const QString &name)
{
    RemoteCommand command;
    command.line = "exec /bin/sh -s " + name.toLatin1();
    command.input = resource(QStringLiteral("server/confirm.sh"));
    const auto outcome = remote.run(std::move(command), std::move(stop));
    if (!outcome)
        return failure(outcome.error());
    if (!outcome->output.endsWith("end\n")) {
        return failure({ErrorKind::Failed, Texts::tr("The change could not be confirmed at the server."), {},
            Texts::tr("The server takes it back by itself in a few minutes. Look at the detail, then start again."),
            QString::fromUtf8(outcome->errors.left(2000))});
    }
    QStringList names;
    for (const auto &line : outcome->output.split('\n')) {
        if (line.startsWith("confirmed "))
            names.append(QString::fromLatin1(line.mid(10)));
    }
    return names;
}

} // namespace meethouse
