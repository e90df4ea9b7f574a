#include "commands/secrets_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <openssl/crypto.h>

#include <array>
#include <cstdio>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SecretsFile)
};

struct Key {
    const char *name;
    Secret SecretsFile::*member;
};

constexpr std::array keys{
    Key{"password", &SecretsFile::password},
    Key{"newPassword", &SecretsFile::newPassword},
    Key{"keyPassphrase", &SecretsFile::keyPassphrase},
    Key{"sudoPassword", &SecretsFile::sudoPassword},
    Key{"certificateKeyPassphrase", &SecretsFile::certificateKeyPassphrase},
    Key{"backupPassphrase", &SecretsFile::backupPassphrase},
    Key{"roomPassword", &SecretsFile::roomPassword},
};

Error wrong(const QString &what)
{
    return {ErrorKind::Usage, what, {}, Texts::tr("It has to be a JSON object, for example {\"password\": \"…\"}.")};
}

} // namespace

Result<SecretsFile> readSecretsFile(const QString &name)
{
    QFile file(name);
    const bool opened =
        name == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened) {
        return failure({ErrorKind::Usage, Texts::tr("The secrets file “%1” cannot be read.").arg(name),
            file.errorString(), Texts::tr("Check the name after --secrets.")});
    }
    auto bytes = file.readAll();
    const auto json = QJsonDocument::fromJson(bytes);
    OPENSSL_cleanse(bytes.data(), static_cast<std::size_t>(bytes.size()));
    if (!json.isObject())
        return failure(wrong(Texts::tr("The secrets file is not valid JSON.")));

    SecretsFile secrets;
    auto left = json.object();
    for (const auto &key : keys) {
        const auto value = left.take(QLatin1String(key.name));
        if (value.isUndefined() || value.isNull())
            continue;
        if (!value.isString())
            return failure(wrong(Texts::tr("The secret “%1” has to be a text.").arg(QLatin1String(key.name))));
        auto text = value.toString().toStdString();
        secrets.*key.member = Secret::take(text);
    }
    if (!left.isEmpty())
        return failure(wrong(Texts::tr("The secrets file has a key “%1” that is not known.").arg(left.keys().first())));
    return secrets;
}

} // namespace meethouse
