#pragma once

#include "commands/command.h"

namespace meethouse
{

// One file for each; what they do and give stands in COMMANDS.md.
Ending runSurvey(Context &context);
Ending runPlan(Context &context);
Ending runDeploy(Context &context);
Ending runStatus(Context &context);
Ending runVerify(Context &context);
Ending runFollow(Context &context);
Ending runCancel(Context &context);
Ending runUndo(Context &context);
Ending runHostsList(Context &context);
Ending runHostsInvite(Context &context);
Ending runHostsWithdraw(Context &context);
Ending runHostsReset(Context &context);
Ending runHostsDisable(Context &context);
Ending runHostsEnable(Context &context);
Ending runHostsRemove(Context &context);
Ending runHostsImport(Context &context);
Ending runRoomsList(Context &context);
Ending runRoomsReserve(Context &context);
Ending runRoomsChange(Context &context);
Ending runRoomsRelease(Context &context);
Ending runSettingsShow(Context &context);
Ending runSettingsCheck(Context &context);
Ending runDocumentsList(Context &context);
Ending runDocumentsExport(Context &context);
Ending runDocumentsCheck(Context &context);
Ending runDocumentsPublish(Context &context);
Ending runPracticeStart(Context &context);
Ending runPracticeStop(Context &context);
Ending runPracticeStatus(Context &context);
Ending runProfilesList(Context &context);
Ending runProfilesShow(Context &context);
Ending runProfilesAdd(Context &context);
Ending runProfilesRemove(Context &context);
Ending runProfilesExport(Context &context);
Ending runKeysInstall(Context &context);
Ending runReport(Context &context);

} // namespace meethouse
