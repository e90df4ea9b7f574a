#pragma once

#include "commands/command.h"
#include "settings/settings.h"
#include "ssh/connection.h"

#include <memory>

namespace meethouse
{

// What every command that works on a server begins with: who it is and an open connection.
// Asks at the terminal for what is missing; without one, an unknown key is refused (exit 3).
Result<std::unique_ptr<Connection>> connectToServer(const Context &context);

// What of --secrets a sign-in can use. Errors: those of readSecretsFile.
Result<void> takeSecrets(const QString &file, Login &login);

// The same in two steps, for whoever signs in more than once: --secrets - can be read only once.
Result<Login> loginFrom(const Context &context);
Result<std::unique_ptr<Connection>> connectToServer(const Context &context, Login &login);
// The person at the terminal, or nobody.
Prompter &prompterFor(const Context &context);

// --settings, or nothing when it was not given.
Result<std::optional<Settings>> settingsFromFile(const Context &context);

} // namespace meethouse
