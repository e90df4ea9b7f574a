#include "commands/session.h"

#include "commands/secrets_file.h"
#include "commands/terminal.h"
#include "server/known_login.h"
#include "work/place.h"

#include <QCoreApplication>
#include <QFile>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Session)
};

} // namespace

Result<Login> loginFrom(const Context &context, SecretsFile *others)
{
    const auto &arguments = context.arguments;
    Login login;
    if (!arguments.profile.isEmpty()) {
        const auto profile = Profiles(configurationFolder()).find(arguments.profile);
        if (!profile)
            return failure(profile.error());
        auto known = loginOf(*profile, context.stop);
        if (known.keychainTrouble)
            context.output.say(known.keychainTrouble->what);
        login = std::move(known.login);
    } else {
        const auto address = ServerAddress::parse(arguments.server);
        if (!address)
            return failure(address.error());
        login.address = *address;
    }
    if (!arguments.identity.isEmpty())
        login.identityFile = arguments.identity;
    if (!arguments.resolver.isEmpty()) {
        const auto nameServer = NameServer::parse(arguments.resolver);
        if (!nameServer)
            return failure(nameServer.error());
        login.nameServer = *nameServer;
    }
    login.knownHostsFile =
        arguments.knownHosts.isEmpty() ? configurationFolder() + QStringLiteral("/known_hosts") : arguments.knownHosts;
    login.acceptHostKey = arguments.acceptHostKey;
    login.replaceHostKey = arguments.replaceHostKey;
    if (!arguments.secrets.isEmpty()) {
        auto taken = takeSecrets(arguments.secrets, login);
        if (!taken)
            return failure(taken.error());
        if (others)
            *others = std::move(*taken);
    }
    return login;
}

namespace
{

bool canAsk(const Context &context)
{
    return !context.output.isJson() && Terminal::isThere();
}

// The person compares the fingerprint, or pastes the one the hosting company shows. A bare Enter is no.
bool personAccepts(const QJsonObject &key)
{
    const auto fingerprint = key.value(QStringLiteral("fingerprint")).toString();
    const auto answer = Terminal::readLine(
        Texts::tr("The server %1 is not known yet. Its key is %2 (%3).\n"
                  "Compare it with what your hosting company shows. Go on? (yes, no, or paste the fingerprint)")
            .arg(key.value(QStringLiteral("host")).toString(), fingerprint,
                key.value(QStringLiteral("type")).toString()));
    return answer && (*answer == fingerprint || answer->compare(Texts::tr("yes"), Qt::CaseInsensitive) == 0);
}

} // namespace

Prompter &prompterFor(const Context &context)
{
    // The connection keeps them: sudo may ask later.
    static Terminal terminal;
    static NobodyToAsk nobody;
    if (canAsk(context))
        return terminal;
    return nobody;
}

Result<std::unique_ptr<Connection>> connectToServer(const Context &context)
{
    auto login = loginFrom(context);
    if (!login)
        return failure(login.error());
    return connectToServer(context, *login);
}

Result<std::unique_ptr<Connection>> connectToServer(const Context &context, Login &login)
{
    auto &prompter = prompterFor(context);
    context.output.say(Texts::tr("Connecting to %1 …").arg(login.address.toString()));
    auto connection = Connection::open(login.clone(), prompter, context.stop);
    if (!connection && connection.error().kind == ErrorKind::HostKeyUnknown && canAsk(context) &&
        personAccepts(connection.error().data)) {
        login.acceptHostKey = connection.error().data.value(QStringLiteral("fingerprint")).toString();
        connection = Connection::open(login.clone(), prompter, context.stop);
    }
    return connection;
}

Result<SecretsFile> takeSecrets(const QString &file, Login &login)
{
    auto secrets = readSecretsFile(file);
    if (!secrets)
        return failure(secrets.error());
    login.password = std::move(secrets->password);
    login.newPassword = std::move(secrets->newPassword);
    login.keyPassphrase = std::move(secrets->keyPassphrase);
    login.sudoPassword = std::move(secrets->sudoPassword);
    return secrets;
}

Result<std::optional<Settings>> settingsFromFile(const Context &context)
{
    if (context.arguments.settings.isEmpty())
        return std::optional<Settings>();
    QFile file(context.arguments.settings);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure({ErrorKind::Usage, Texts::tr("The settings file “%1” cannot be read.").arg(file.fileName()),
            file.errorString(), Texts::tr("Check the name after --settings.")});
    }
    auto settings = Settings::parse(file.readAll());
    if (!settings)
        return failure(settings.error());
    return std::optional<Settings>(std::move(*settings));
}

} // namespace meethouse
