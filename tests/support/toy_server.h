#pragma once

#include "deployment/run.h"
#include "local_remote.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <memory>

namespace meethouse
{

// A server for toy plans: this machine's shell with folders of its own in place of /var/lib/meethouse and
// /run/meethouse.
class ToyServer
{
public:
    ToyServer() { QDir(m_folder.path()).mkpath(QStringLiteral("etc")); }

    [[nodiscard]] std::unique_ptr<LocalRemote> connect() const
    {
        return std::make_unique<LocalRemote>(std::vector<std::string>{
            "MEETHOUSE_STATE=" + path("state").toStdString(), "MEETHOUSE_RUN=" + path("run").toStdString()});
    }
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    [[nodiscard]] QString etc(const char *name) const { return path("etc/") + QString::fromUtf8(name); }

    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
    }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("a test file could not be written");
    }
    // Everything below a folder with rights and content, as one text to compare.
    [[nodiscard]] QByteArray tree(const char *name) const
    {
        LocalRemote here;
        RemoteCommand command;
        command.line = "cd \"$(head -n 1)\" && find . -printf '%M %u %p %l\\n' | sort && find . -type f | sort | xargs "
                       "-r -d '\\n' sha256sum";
        command.input = path(name).toUtf8() + '\n';
        return here.run(std::move(command), {})->output;
    }

private:
    QTemporaryDir m_folder;
};

inline Step toyStep(const char *id, const QByteArray &check, const QByteArray &apply)
{
    return {QString::fromUtf8(id), QString::fromUtf8(id).toUpper(), {},
        QByteArray("check() { ") + check + "; }\napply() { " + apply + "; }\n", {}, {}, 1};
}

} // namespace meethouse
