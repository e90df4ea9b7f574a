#include "deployment/keys.h"
#include "commands/all.h"
#include "commands/run_result.h"
#include "commands/session.h"
#include "ssh/key_pair.h"
#include "work/carrying.h"
#include "work/place.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(KeysCommand)
};

} // namespace

Ending runKeysInstall(Context &context)
{
    auto login = loginFrom(context);
    if (!login)
        return ended(login.error());
    if (login->identityFile.isEmpty())
        return ended({ErrorKind::Usage, Texts::tr("No key was named."), {},
            Texts::tr("Name its file with --identity; if there is none yet, one is made.")});
    const QString comment = QStringLiteral("meethouse:") + whoIsHere();
    const bool isNew = !QFileInfo::exists(login->identityFile);
    if (isNew) {
        if (const auto made = makeKeyPair(login->identityFile, comment); !made)
            return ended(made.error());
        context.output.say(Texts::tr("A new key was made: %1").arg(login->identityFile));
    }
    const auto connection = connectToServer(context, *login);
    if (!connection)
        return ended(connection.error());
    const auto installed = installKey(**connection, *login, comment, prompterFor(context), context.stop);
    if (!installed)
        return ended(installed.error());
    context.output.say(installed->wasThere ? Texts::tr("The key was there already, and lets this computer in.")
                                           : Texts::tr("The key is there, and lets this computer in."));
    QJsonObject fields{
        {QStringLiteral("identity"), login->identityFile},
        {QStringLiteral("fingerprint"), installed->fingerprint},
        {QStringLiteral("made"), isNew},
        {QStringLiteral("added"), !installed->wasThere},
        {QStringLiteral("passwordsOff"), false},
    };
    if (!context.arguments.passwordsOff)
        return {0, fields};
    const auto end = switchPasswordsOff(
        *installed->connection, *login, prompterFor(context), whoIsHere(), observerFor(context.output), context.stop);
    if (!end)
        return ended(end.error(), fields);
    if (const auto error = runError(*end))
        return ended(*error, fields);
    context.output.say(Texts::tr("Nobody is let in by a password any more."));
    fields.insert(QStringLiteral("passwordsOff"), true);
    return {0, fields};
}

} // namespace meethouse
