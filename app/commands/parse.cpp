#include "commands/parse.h"

#include "commands/commands.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Commands)
};

Error usage(const QString &what)
{
    return {ErrorKind::Usage, what, {},
        Texts::tr("“meethouse --help” lists the commands, “meethouse COMMAND --help” their options.")};
}

// The command's words are the first ones that are no options; the longest name that fits wins.
const Command *find(const QStringList &words)
{
    const Command *found = nullptr;
    qsizetype longest = 0;
    for (const auto &command : allCommands()) {
        const auto name = QString::fromLatin1(command.name).split(QLatin1Char(' '));
        if (words.mid(0, name.size()) == name && name.size() > longest) {
            found = &command;
            longest = name.size();
        }
    }
    return found;
}

// With its operands, as it is typed.
QString called(const Command &command)
{
    const QString name = QString::fromUtf8(command.name) + QLatin1Char(' ') + QString::fromUtf8(command.operands);
    return name.trimmed();
}

// “hosts invite” is of the group “hosts”; each is of the one without a name.
bool isOf(const QString &group, const Command &command)
{
    return group.isEmpty() || QString::fromLatin1(command.name).startsWith(group + QLatin1Char(' '));
}

bool asksForHelp(const QString &word)
{
    return word == QLatin1String("--help") || word == QLatin1String("-h") || word == QLatin1String("help");
}

using Option = QCommandLineOption;

QList<Option> optionsOf(Takes group)
{
    const auto o = [](const char *name, const QString &text, const char *value = nullptr) {
        return Option(QString::fromLatin1(name), text, value ? QString::fromUtf8(value) : QString());
    };
    switch (group) {
    case Takes::Server:
        return {
            o("server", Texts::tr("The server to work on, as USER@HOST[:PORT]; IPv6 in brackets."), "address"),
            o("profile", Texts::tr("A server this computer knows, by its name."), "name"),
            o("identity", Texts::tr("The private key to sign in with."), "file"),
            o("known-hosts", Texts::tr("Where known servers' keys are kept; default is the program's own file."),
                "file"),
            o("secrets", Texts::tr("A JSON file with passwords; “-” is standard input."), "file"),
            o("accept-host-key", Texts::tr("Accept exactly this key of a server that is not known yet."), "SHA256:…"),
            o("replace-host-key", Texts::tr("Together with --accept-host-key: also when another key is known.")),
        };
    case Takes::Settings:
        return {o("settings", Texts::tr("What is wanted; default is what the server keeps."), "file")};
    case Takes::Outside:
        return {
            o("resolver", Texts::tr("The name server to ask, as HOST[:PORT]; default is the system's."), "address"),
            o("ca-file", Texts::tr("Certificates to trust besides the system's when proving."), "file"),
        };
    case Takes::Waivers:
        return {o("waive", Texts::tr("Go on although this check says no; only where the check allows it."), "check")};
    case Takes::Script:
        return {o("script", Texts::tr("Print the very shell that would run."))};
    case Takes::Confirm:
        return {o("confirm", Texts::tr("The meeting server's domain, to show that this is meant."), "domain")};
    case Takes::Invitation:
        return {
            o("free-name", Texts::tr("Make this many invitations whose hosts choose their own name."), "number"),
        };
    case Takes::Links:
        return {o("expires", Texts::tr("How long the links work, for example 7d or 12h; default is 7d."), "time")};
    case Takes::Reset:
        return {o("lock", Texts::tr("Let the old password work no more from now on."))};
    case Takes::Import:
        return {
            o("sheets", Texts::tr("Write a hand-over sheet for each, and cards to cut, into this folder."), "folder"),
            o("links", Texts::tr("Write the links to this file; a later import goes on from it."), "file"),
            o("dry-run", Texts::tr("Only say what would be done.")),
        };
    case Takes::Room:
        return {o("owner", Texts::tr("The host whose room it is; without one, any host opens it."), "name")};
    case Takes::Documents:
        return {
            o("language", Texts::tr("A language to write in; may be given more than once."), "code"),
            o("format", Texts::tr("Formats, separated by commas: pdf, html."), "list"),
            o("out", Texts::tr("The folder to write to; default is the current one."), "folder"),
        };
    case Takes::Publication:
        return {
            o("language", Texts::tr("A language to write in; may be given more than once."), "code"),
            o("drafts", Texts::tr("Publish papers that still lack something, too, marked as drafts.")),
            o("withdraw", Texts::tr("Take down what is published, and publish nothing.")),
        };
    case Takes::Practice:
        return {
            o("real", Texts::tr("Use Jitsi's own packages instead of stand-ins.")),
            o("suite", Texts::tr("The practice server's Debian: bookworm or trixie."), "name"),
        };
    case Takes::Profile:
        return {
            o("server", Texts::tr("Where the server is, as USER@HOST[:PORT]; IPv6 in brackets."), "address"),
            o("identity", Texts::tr("The private key to sign in with."), "file"),
            o("domain", Texts::tr("The domain of the meetings there."), "domain"),
            o("keychain", Texts::tr("Keep the passwords of --secrets in this computer's keychain.")),
            o("secrets", Texts::tr("A JSON file with passwords; “-” is standard input."), "file"),
        };
    case Takes::Keys:
        return {o("passwords-off", Texts::tr("Then let nobody in by a password any more."))};
    case Takes::Nothing:
        break;
    }
    return {};
}

constexpr std::array groups{Takes::Server, Takes::Settings, Takes::Outside, Takes::Waivers, Takes::Script,
    Takes::Confirm, Takes::Invitation, Takes::Documents, Takes::Practice, Takes::Profile, Takes::Keys, Takes::Links,
    Takes::Reset, Takes::Room, Takes::Import, Takes::Publication};

void addOptions(QCommandLineParser &parser, const Command &command)
{
    for (const auto group : groups) {
        if (takes(command.options, group))
            parser.addOptions(optionsOf(group));
    }
    parser.addOptions({
        Option(QStringLiteral("yes"), Texts::tr("Answer questions with yes; never accepts a key or waives a check.")),
        Option(QStringLiteral("json"), Texts::tr("One JSON object a line, for programs.")),
        Option(
            QStringLiteral("timeout"), Texts::tr("Stop the whole command after this time."), QStringLiteral("seconds")),
        Option({QStringLiteral("h"), QStringLiteral("help")}, Texts::tr("Show this help.")),
    });
}

Arguments argumentsFrom(const QCommandLineParser &parser, const Command &command, QStringList operands)
{
    // Asking the parser for an option that the command does not take would make it complain.
    const auto names = parser.optionNames();
    const auto value = [&](const char *name) {
        const auto option = QString::fromLatin1(name);
        return names.contains(option) ? parser.value(option) : QString();
    };
    const auto values = [&](const char *name) {
        const auto option = QString::fromLatin1(name);
        return names.contains(option) ? parser.values(option) : QStringList();
    };
    const auto isSet = [&](const char *name) { return names.contains(QString::fromLatin1(name)); };

    Arguments arguments;
    arguments.command = QString::fromLatin1(command.name);
    arguments.operands = std::move(operands);
    arguments.server = value("server");
    arguments.profile = value("profile");
    arguments.identity = value("identity");
    arguments.knownHosts = value("known-hosts");
    arguments.secrets = value("secrets");
    arguments.acceptHostKey = value("accept-host-key");
    arguments.replaceHostKey = isSet("replace-host-key");
    arguments.settings = value("settings");
    arguments.resolver = value("resolver");
    arguments.caFile = value("ca-file");
    arguments.waive = values("waive");
    arguments.yes = isSet("yes");
    arguments.json = isSet("json");
    arguments.script = isSet("script");
    arguments.confirm = value("confirm");
    arguments.freeName = value("free-name");
    arguments.expires = value("expires");
    arguments.lock = isSet("lock");
    arguments.sheets = value("sheets");
    arguments.links = value("links");
    arguments.dryRun = isSet("dry-run");
    arguments.owner = value("owner");
    arguments.languages = values("language");
    arguments.formats = value("format").split(QLatin1Char(','), Qt::SkipEmptyParts);
    arguments.out = value("out");
    arguments.drafts = isSet("drafts");
    arguments.withdraw = isSet("withdraw");
    arguments.real = isSet("real");
    arguments.suite = value("suite");
    arguments.domain = value("domain");
    arguments.keychain = isSet("keychain");
    arguments.passwordsOff = isSet("passwords-off");
    return arguments;
}

} // namespace

QString commandHelp(const QString &group)
{
    QString help = Texts::tr("Usage: meethouse COMMAND [OPTIONS]") + QStringLiteral("\n\n");
    for (const auto &command : allCommands()) {
        if (isOf(group, command))
            help += QStringLiteral("  %1 %2\n").arg(called(command), -28).arg(Texts::tr(command.summary));
    }
    help +=
        QLatin1Char('\n') +
        Texts::tr("“meethouse COMMAND --help” shows the options of a command. Without a command the window opens.") +
        QLatin1Char('\n');
    return help;
}

Result<ParsedLine> parseCommandLine(const QStringList &words)
{
    ParsedLine line;
    const auto *command = find(words);
    if (!command) {
        if (words.value(0) == QLatin1String("--version")) {
            line.help = QStringLiteral("meethouse %1\n").arg(QCoreApplication::applicationVersion());
            return line;
        }
        // “hosts --help” as well as “--help”.
        const auto isGroup = [&words](const Command &one) { return isOf(words.value(0), one); };
        const bool ofGroup = std::ranges::any_of(allCommands(), isGroup);
        if (asksForHelp(words.value(ofGroup ? 1 : 0))) {
            line.help = commandHelp(ofGroup ? words.first() : QString());
            return line;
        }
        return failure(usage(Texts::tr("There is no command “%1”.").arg(words.join(QLatin1Char(' ')).left(80))));
    }
    line.command = command;

    QCommandLineParser parser;
    parser.setApplicationDescription(Texts::tr(command->summary));
    addOptions(parser, *command);
    const auto nameLength = QString::fromLatin1(command->name).count(QLatin1Char(' ')) + 1;
    if (!parser.parse(
            QStringList{QStringLiteral("meethouse ") + QString::fromLatin1(command->name)} + words.mid(nameLength)))
        return failure(usage(parser.errorText()));
    if (parser.isSet(QStringLiteral("help"))) {
        line.help = parser.helpText();
        // Qt would name the file of the program, and not what stands behind it.
        line.help.replace(
            0, line.help.indexOf(QLatin1Char('\n')), Texts::tr("Usage: meethouse %1 [OPTIONS]").arg(called(*command)));
        line.command = nullptr;
        return line;
    }
    const auto operands = parser.positionalArguments();
    if (!operands.isEmpty() && *command->operands == '\0')
        return failure(usage(Texts::tr("The command takes no “%1”.").arg(operands.first())));
    line.arguments = argumentsFrom(parser, *command, operands);

    if (parser.isSet(QStringLiteral("timeout"))) {
        bool isNumber = false;
        const auto seconds = parser.value(QStringLiteral("timeout")).toInt(&isNumber);
        if (!isNumber || seconds <= 0)
            return failure(usage(Texts::tr("The time after --timeout must be a number of seconds.")));
        line.arguments.timeout = std::chrono::seconds(seconds);
    }
    if (takes(command->options, Takes::Server)) {
        const bool one = line.arguments.server.isEmpty() != line.arguments.profile.isEmpty();
        if (!one)
            return failure(usage(Texts::tr("Say which server is meant, with either --server or --profile.")));
        if (line.arguments.replaceHostKey && line.arguments.acceptHostKey.isEmpty())
            return failure(usage(Texts::tr("--replace-host-key needs the new key beside it, with --accept-host-key.")));
    }
    return line;
}

} // namespace meethouse
