#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace meethouse
{

// What this computer remembers of a server. Never a secret: those are in the keychain or asked for.
struct Profile {
    QString name; // chosen by the person; one line, unique
    QString user;
    QString host; // name or address, without brackets
    quint16 port = 22;
    QString identityFile;    // local path; empty: agent and passwords
    QString domain;          // of the meetings there; empty: not known yet
    bool inKeychain = false; // a person has said that its passwords may lie there
    // Of a practice server, whose name and certificate only this machine knows.
    QString resolver = {}; // as NameServer::parse reads it
    QString caFile = {};

    bool operator==(const Profile &) const = default;
};

QJsonObject toJson(const Profile &profile);
// Profiles as a file for another computer. Where a key lies, that a keychain holds something, and how practising is
// done, is of this one and left out.
QJsonObject forElsewhere(const QList<Profile> &profiles);

// profiles.json in the program's configuration folder, 0600, replaced as a whole. Errors: Failed for a file that
// cannot be read or written, Usage for a profile that is not valid or does not exist.
class Profiles
{
public:
    // Empty: the program's own folder, as QStandardPaths names it.
    explicit Profiles(QString folder = {});

    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] QString path() const;
    [[nodiscard]] Result<QList<Profile>> all() const; // by name; no file is no profiles
    [[nodiscard]] Result<Profile> find(const QString &name) const;
    [[nodiscard]] Result<void> save(const Profile &profile) const; // adds, or replaces the one of this name
    // In the place of the one that was called `instead`; empty: as one more. Usage where another one has its name.
    [[nodiscard]] Result<void> put(const Profile &profile, const QString &instead) const;
    [[nodiscard]] Result<void> remove(const QString &name) const;

private:
    [[nodiscard]] Result<void> write(const QList<Profile> &profiles) const;
    QString m_folder;
};

} // namespace meethouse
