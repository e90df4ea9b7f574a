#include "commands/all.h"

#include <QtGlobal>

#include <array>

namespace meethouse
{

namespace
{

constexpr auto server = Takes::Server;
constexpr auto settings = Takes::Settings;
constexpr auto outside = Takes::Outside;

constexpr std::array table{
    Command{"survey", "",
        QT_TRANSLATE_NOOP("Commands", "Look at a server without changing anything, and say whether it is fit."),
        server | settings | outside | Takes::Waivers, runSurvey},
    Command{"plan", "", QT_TRANSLATE_NOOP("Commands", "Show what would be done and why."),
        server | settings | Takes::Script, runPlan},
    Command{"deploy", "",
        QT_TRANSLATE_NOOP("Commands", "Set the server up, or bring it up to the settings, and prove it."),
        server | settings | outside | Takes::Waivers, runDeploy},
    Command{"status", "", QT_TRANSLATE_NOOP("Commands", "Show what runs there now."), server | outside, runStatus},
    Command{"verify", "", QT_TRANSLATE_NOOP("Commands", "Prove from outside and inside that the promises hold."),
        server | outside, runVerify},
    Command{"follow", "", QT_TRANSLATE_NOOP("Commands", "Follow the run that is going on, whoever started it."),
        server | outside, runFollow},
    Command{"cancel", "", QT_TRANSLATE_NOOP("Commands", "Stop the run that is going on."), server, runCancel},
    Command{"undo", "", QT_TRANSLATE_NOOP("Commands", "Take back everything Meethouse did on the server."),
        server | Takes::Confirm, runUndo},
    Command{"hosts list", "", QT_TRANSLATE_NOOP("Commands", "List hosts and open invitations."), server, runHostsList},
    Command{"hosts invite", "[NAME…]",
        QT_TRANSLATE_NOOP("Commands", "Make one-time links with which hosts choose their password."),
        server | Takes::Links | Takes::Invitation, runHostsInvite},
    Command{"hosts withdraw", "ID…", QT_TRANSLATE_NOOP("Commands", "Withdraw open links; they work no more."), server,
        runHostsWithdraw},
    Command{"hosts reset", "NAME…",
        QT_TRANSLATE_NOOP("Commands", "Make one-time links with which hosts choose a new password."),
        server | Takes::Links | Takes::Reset, runHostsReset},
    Command{"hosts disable", "NAME…",
        QT_TRANSLATE_NOOP("Commands", "Shut hosts out at once, running meetings included; enable undoes it."), server,
        runHostsDisable},
    Command{"hosts enable", "NAME…",
        QT_TRANSLATE_NOOP("Commands", "Let disabled hosts in again, with the password they had."), server,
        runHostsEnable},
    Command{"hosts remove", "NAME…", QT_TRANSLATE_NOOP("Commands", "Delete hosts' accounts, rooms and open links."),
        server, runHostsRemove},
    Command{"hosts import", "FILE",
        QT_TRANSLATE_NOOP("Commands", "Invite everybody on a list (CSV: name, display name, e-mail)."),
        server | Takes::Links | Takes::Import, runHostsImport},
    Command{"rooms list", "", QT_TRANSLATE_NOOP("Commands", "List the rooms that are reserved."), server, runRoomsList},
    Command{"rooms reserve", "ROOM", QT_TRANSLATE_NOOP("Commands", "Reserve a room with a lasting password."),
        server | Takes::Room, runRoomsReserve},
    Command{"rooms change", "ROOM", QT_TRANSLATE_NOOP("Commands", "Give a room another password; who is in it stays."),
        server, runRoomsChange},
    Command{"rooms release", "ROOM", QT_TRANSLATE_NOOP("Commands", "Give a reserved room free again."), server,
        runRoomsRelease},
    Command{"settings show", "", QT_TRANSLATE_NOOP("Commands", "Show the settings that the server keeps."), server,
        runSettingsShow},
    Command{"settings check", "", QT_TRANSLATE_NOOP("Commands", "Say whether a settings file is valid."), settings,
        runSettingsCheck},
    Command{"documents list", "", QT_TRANSLATE_NOOP("Commands", "List the papers this provider needs."),
        server | settings, runDocumentsList},
    Command{"documents export", "",
        QT_TRANSLATE_NOOP("Commands", "Write the papers, filled in with what the server really does."),
        server | settings | outside | Takes::Documents, runDocumentsExport},
    Command{"documents check", "",
        QT_TRANSLATE_NOOP("Commands", "Name the papers that no longer say what the server really does."),
        server | settings | outside | Takes::Documents, runDocumentsCheck},
    Command{"documents publish", "",
        QT_TRANSLATE_NOOP("Commands", "Show the notices for everybody at the meeting server's page /privacy/."),
        server | settings | outside | Takes::Publication, runDocumentsPublish},
    Command{"profiles list", "", QT_TRANSLATE_NOOP("Commands", "List the servers this computer knows."), Takes::Nothing,
        runProfilesList},
    Command{"profiles show", "NAME", QT_TRANSLATE_NOOP("Commands", "Show what this computer knows of a server."),
        Takes::Nothing, runProfilesShow},
    Command{"profiles add", "NAME",
        QT_TRANSLATE_NOOP("Commands", "Remember a server under a name, or change what is remembered."), Takes::Profile,
        runProfilesAdd},
    Command{"profiles remove", "NAME",
        QT_TRANSLATE_NOOP("Commands", "Forget a server on this computer; nothing happens to the server."),
        Takes::Nothing, runProfilesRemove},
    Command{"profiles export", "[NAME…]",
        QT_TRANSLATE_NOOP("Commands", "Print what is known of servers, for another computer."), Takes::Nothing,
        runProfilesExport},
    Command{"keys install", "",
        QT_TRANSLATE_NOOP("Commands", "Put a key for this computer on the server, and sign in with it once."),
        server | Takes::Keys, runKeysInstall},
    Command{"practice start", "", QT_TRANSLATE_NOOP("Commands", "Start a practice server on this machine."),
        Takes::Practice, runPracticeStart},
    Command{"practice stop", "", QT_TRANSLATE_NOOP("Commands", "Stop it and remove all of it."), Takes::Nothing,
        runPracticeStop},
    Command{"practice status", "", QT_TRANSLATE_NOOP("Commands", "Say whether one runs, and how to reach it."),
        Takes::Nothing, runPracticeStatus},
    Command{"report", "FILE", QT_TRANSLATE_NOOP("Commands", "Write down what a helper needs to see, without secrets."),
        server | outside, runReport},
};

} // namespace

std::span<const Command> allCommands()
{
    return table;
}

} // namespace meethouse
