#include "commands/all.h"
#include "commands/session.h"
#include "server/known_login.h"

#include "work/place.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ProfilesCommand)
};

Profiles known()
{
    return Profiles(configurationFolder());
}

Result<QString> oneName(const Context &context)
{
    const auto &operands = context.arguments.operands;
    if (operands.size() == 1)
        return operands.first();
    return failure({ErrorKind::Usage, Texts::tr("The command needs the name of one server."), {},
        Texts::tr("“meethouse profiles list” shows the names.")});
}

QString addressOf(const Profile &profile)
{
    return ServerAddress{profile.user, profile.host, profile.port}.toString();
}

Ending allOf(const QList<Profile> &profiles)
{
    QJsonArray rows;
    for (const auto &profile : profiles)
        rows.append(toJson(profile));
    return {0, {{QStringLiteral("profiles"), rows}}};
}

Result<Login> secretsFor(const Arguments &arguments)
{
    Login login;
    if (arguments.keychain == arguments.secrets.isEmpty()) {
        return failure({ErrorKind::Usage, Texts::tr("--keychain and --secrets are needed together here."), {},
            Texts::tr("Give both, so that the passwords are kept, or neither.")});
    }
    if (!arguments.secrets.isEmpty()) {
        if (const auto taken = takeSecrets(arguments.secrets, login); !taken)
            return failure(taken.error());
    }
    return login;
}

} // namespace

Ending runProfilesList(Context &context)
{
    const auto profiles = known().all();
    if (!profiles)
        return ended(profiles.error());
    for (const auto &profile : *profiles)
        context.output.say(
            QStringLiteral("  %1 %2 %3").arg(profile.name, -24).arg(addressOf(profile), -32).arg(profile.domain));
    if (profiles->isEmpty())
        context.output.say(Texts::tr("This computer knows no server yet."));
    return allOf(*profiles);
}

Ending runProfilesShow(Context &context)
{
    const auto name = oneName(context);
    if (!name)
        return ended(name.error());
    const auto profile = known().find(*name);
    if (!profile)
        return ended(profile.error());
    const auto say = [&context](const QString &label, const QString &value) {
        context.output.say(QStringLiteral("  %1 %2").arg(label, -12).arg(value));
    };
    say(Texts::tr("Name"), profile->name);
    say(Texts::tr("Server"), addressOf(*profile));
    say(Texts::tr("Meetings"), profile->domain.isEmpty() ? Texts::tr("not known yet") : profile->domain);
    say(Texts::tr("Key file"), profile->identityFile.isEmpty() ? Texts::tr("none") : profile->identityFile);
    say(Texts::tr("Passwords"), profile->inKeychain ? Texts::tr("in the keychain") : Texts::tr("not stored"));
    return allOf({*profile});
}

Ending runProfilesAdd(Context &context)
{
    const auto &arguments = context.arguments;
    const auto name = oneName(context);
    if (!name)
        return ended(name.error());
    const auto address = ServerAddress::parse(arguments.server);
    if (!address)
        return ended(address.error());
    const auto secrets = secretsFor(arguments);
    if (!secrets)
        return ended(secrets.error());
    // Found again from wherever the program is started next.
    const auto identity =
        arguments.identity.isEmpty() ? QString() : QDir::current().absoluteFilePath(arguments.identity);

    const auto kept = rememberServer(known(),
        {*name, address->user, address->host, address->port, identity, arguments.domain, arguments.keychain}, *secrets,
        context.stop);
    if (!kept)
        return ended(kept.error());
    if (*kept)
        return ended(**kept);
    context.output.say(Texts::tr("This computer knows “%1” now; use it with --profile.").arg(*name));
    const auto profile = known().find(*name);
    return profile ? allOf({*profile}) : ended(profile.error());
}

Ending runProfilesRemove(Context &context)
{
    const auto name = oneName(context);
    if (!name)
        return ended(name.error());
    const auto forgotten = forgetServer(known(), *name, context.stop);
    if (!forgotten)
        return ended(forgotten.error());
    context.output.say(Texts::tr("“%1” is forgotten here. Nothing was changed on the server.").arg(*name));
    if (*forgotten)
        context.output.say(Texts::tr("Its passwords may still lie in the keychain, which did not answer."));
    return {0, {{QStringLiteral("profiles"), QJsonArray()}, {QStringLiteral("keychainAnswered"), !*forgotten}}};
}

Ending runProfilesExport(Context &context)
{
    const auto store = known();
    QList<Profile> profiles;
    if (context.arguments.operands.isEmpty()) {
        const auto all = store.all();
        if (!all)
            return ended(all.error());
        profiles = *all;
    }
    for (const auto &name : context.arguments.operands) {
        const auto profile = store.find(name);
        if (!profile)
            return ended(profile.error());
        profiles.append(*profile);
    }
    const auto file = forElsewhere(profiles);
    context.output.say(QString::fromUtf8(QJsonDocument(file).toJson()).trimmed());
    return {0, {{QStringLiteral("profiles"), file.value(QStringLiteral("profiles"))}}};
}

} // namespace meethouse
