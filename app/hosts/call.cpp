#include "hosts/call.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <openssl/crypto.h>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Hosts)
};

Error noAnswer(const QString &detail)
{
    return {ErrorKind::Failed, Texts::tr("The server gave no answer about its hosts."),
        Texts::tr("Its chat server Prosody does not run, or the rules for hosts are not installed."),
        Texts::tr("Run “meethouse deploy” again, it puts right what is missing."), detail};
}

} // namespace

Result<QList<QJsonObject>> callHosts(Remote &remote, const QJsonArray &operations, std::stop_token stop)
{
    RemoteCommand command;
    command.line = "sh /usr/local/share/meethouse/hosts-call.sh";
    auto request =
        QJsonDocument(QJsonObject{{QStringLiteral("operations"), operations}}).toJson(QJsonDocument::Compact);
    command.secretInput = Secret({request.constData(), static_cast<std::size_t>(request.size())});
    OPENSSL_cleanse(request.data(), static_cast<std::size_t>(request.size()));

    const auto outcome = remote.run(std::move(command), stop);
    if (!outcome)
        return failure(outcome.error());
    const auto answer = QJsonDocument::fromJson(outcome->output).object();
    const auto results = answer.value(QStringLiteral("results")).toArray();
    if (outcome->exitCode != 0 || !answer.value(QStringLiteral("ok")).toBool() || results.size() != operations.size()) {
        const auto word = answer.value(QStringLiteral("error")).toString();
        return failure(noAnswer(word.isEmpty() ? QString::fromUtf8(outcome->errors).trimmed() : word));
    }
    QList<QJsonObject> objects;
    for (const auto &result : results)
        objects.append(result.toObject());
    return objects;
}

} // namespace meethouse
