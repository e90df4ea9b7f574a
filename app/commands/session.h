#pragma once

#include "commands/command.h"
#include "commands/secrets_file.h"
#include "settings/settings.h"
#include "ssh/connection.h"

#include <memory>

namespace meethouse
{

// What every command that works on a server begins with: who it is and an open connection.
// Asks at the terminal for what is missing; without one, an unknown key is refused (exit 3).
Result<std::unique_ptr<Connection>> connectToServer(const Context &context);

// What of --secrets a sign-in can use goes into it; the rest is given back. Errors: those of readSecretsFile.
Result<SecretsFile> takeSecrets(const QString &file, Login &login);

// The same in two steps, for whoever signs in more than once: --secrets - can be read only once.
// `others`, where asked for: what of the secrets is not for signing in.
Result<Login> loginFrom(const Context &context, SecretsFile *others = nullptr);
Result<std::unique_ptr<Connection>> connectToServer(const Context &context, Login &login);
// The person at the terminal, or nobody.
Prompter &prompterFor(const Context &context);

// --settings, or nothing when it was not given.
Result<std::optional<Settings>> settingsFromFile(const Context &context);

} // namespace meethouse
