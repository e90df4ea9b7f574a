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

#define SUMMARY(text) QT_TRANSLATE_NOOP("Commands", text)

constexpr std::array table{
    Command{"survey", "", SUMMARY("Look at a server without changing anything, and say whether it is fit."),
        server | settings | outside | Takes::Waivers, runSurvey},
    Command{"plan", "", SUMMARY("Show what would be done and why."), server | settings | Takes::Script, runPlan},
    Command{"deploy", "", SUMMARY("Set the server up, or bring it up to the settings, and prove it."),
        server | settings | outside | Takes::Waivers, runDeploy},
    Command{"status", "", SUMMARY("Show what runs there now."), server | outside, runStatus},
    Command{
        "verify", "", SUMMARY("Prove from outside and inside that the promises hold."), server | outside, runVerify},
    Command{"follow", "", SUMMARY("Follow the run that is going on, whoever started it."), server | outside, runFollow},
    Command{"cancel", "", SUMMARY("Stop the run that is going on."), server, runCancel},
    Command{"undo", "", SUMMARY("Take back everything Meethouse did on the server."), server | Takes::Confirm, runUndo},
    Command{"hosts list", "", SUMMARY("List hosts and open invitations."), server, runHostsList},
    Command{"hosts invite", "[NAME…]", SUMMARY("Make one-time links with which hosts choose their password."),
        server | Takes::Links | Takes::Invitation, runHostsInvite},
    Command{"hosts withdraw", "ID…", SUMMARY("Withdraw open links; they work no more."), server, runHostsWithdraw},
    Command{"hosts reset", "NAME…", SUMMARY("Make one-time links with which hosts choose a new password."),
        server | Takes::Links | Takes::Reset, runHostsReset},
    Command{"hosts disable", "NAME…", SUMMARY("Shut hosts out at once, running meetings included; enable undoes it."),
        server, runHostsDisable},
    Command{"hosts enable", "NAME…", SUMMARY("Let disabled hosts in again, with the password they had."), server,
        runHostsEnable},
    Command{"hosts remove", "NAME…", SUMMARY("Delete hosts' accounts, rooms and open links."), server, runHostsRemove},
    Command{"hosts import", "FILE", SUMMARY("Invite everybody on a list (CSV: name, display name, e-mail)."),
        server | Takes::Links | Takes::Import, runHostsImport},
    Command{"rooms list", "", SUMMARY("List the rooms that are reserved."), server, runRoomsList},
    Command{"rooms reserve", "ROOM", SUMMARY("Reserve a room with a lasting password, printed once."),
        server | Takes::Room, runRoomsReserve},
    Command{"rooms release", "ROOM", SUMMARY("Give a reserved room free again."), server, runRoomsRelease},
    Command{"settings show", "", SUMMARY("Show the settings that the server keeps."), server, runSettingsShow},
    Command{"settings check", "", SUMMARY("Say whether a settings file is valid."), settings, runSettingsCheck},
    Command{"documents list", "", SUMMARY("List the papers this provider needs."), server | settings, runDocumentsList},
    Command{"documents export", "", SUMMARY("Write the papers, filled in with what the server really does."),
        server | settings | outside | Takes::Documents, runDocumentsExport},
    Command{"documents check", "", SUMMARY("Name the papers that no longer say what the server really does."),
        server | settings | outside | Takes::Documents, runDocumentsCheck},
    Command{"profiles list", "", SUMMARY("List the servers this computer knows."), Takes::Nothing, runProfilesList},
    Command{"profiles show", "NAME", SUMMARY("Show what this computer knows of a server."), Takes::Nothing,
        runProfilesShow},
    Command{"profiles add", "NAME", SUMMARY("Remember a server under a name, or change what is remembered."),
        Takes::Profile, runProfilesAdd},
    Command{"profiles remove", "NAME", SUMMARY("Forget a server on this computer; nothing happens to the server."),
        Takes::Nothing, runProfilesRemove},
    Command{"profiles export", "[NAME…]", SUMMARY("Print what is known of servers, for another computer."),
        Takes::Nothing, runProfilesExport},
    Command{"keys install", "", SUMMARY("Put a key for this computer on the server, and sign in with it once."),
        server | Takes::Keys, runKeysInstall},
    Command{
        "practice start", "", SUMMARY("Start a practice server on this machine."), Takes::Practice, runPracticeStart},
    Command{"practice stop", "", SUMMARY("Stop it and remove all of it."), Takes::Nothing, runPracticeStop},
    Command{"practice status", "", SUMMARY("Say whether one runs, and how to reach it."), Takes::Nothing,
        runPracticeStatus},
    Command{"report", "FILE", SUMMARY("Write down what a helper needs to see, without secrets."), server | outside,
        runReport},
};

} // namespace

std::span<const Command> allCommands()
{
    return table;
}

} // namespace meethouse
