#pragma once

#include "base/result.h"
#include "secrets/secret.h"

#include <QString>

namespace meethouse
{

// --secrets FILE: a JSON object with any of these keys.
struct SecretsFile {
    Secret password;
    Secret newPassword;
    Secret keyPassphrase;
    Secret sudoPassword;
    Secret certificateKeyPassphrase;
    Secret backupPassphrase;
    Secret roomPassword;
};

// "-" is standard input. Errors are of kind Usage and never repeat what the file holds.
Result<SecretsFile> readSecretsFile(const QString &name);

} // namespace meethouse
