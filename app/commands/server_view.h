#pragma once

#include "commands/command.h"
#include "commands/secrets_file.h"
#include "jitsi/plan.h"
#include "net/names.h"
#include "server/readiness.h"
#include "server/survey.h"
#include "settings/settings.h"
#include "ssh/connection.h"

#include <memory>

namespace meethouse
{

// An open connection and what the first look over it found. Two calls, one round trip.
struct ServerView {
    Login login;
    SecretsFile secrets; // what the login has no use for
    std::unique_ptr<Connection> connection;
    Survey survey;
};
Result<ServerView> lookAtServer(const Context &context);

// A server that was looked at, what is wanted of it and which DNS to ask: where nearly every command begins. What is
// wrong with the command line and its files is said before anything is connected.
struct ServerWork : ServerView {
    Settings settings;
    NameServer nameServer;
};
Result<ServerWork> beginServerWork(const Context &context);

// The files these settings name; for settings that the server keeps, what is known of them.
Result<LocalFiles> wantedFiles(const Context &context, const ServerWork &work);

// --resolver, else the system's.
Result<NameServer> wantedNameServer(const Context &context);

// Readiness with --waive carried out; every check is told to the output. Errors: CheckFailed when it is not ready,
// Usage.
Result<void> judgeReadiness(
    const Context &context, const ServerView &view, const Settings &settings, const NameServer &nameServer);

} // namespace meethouse
