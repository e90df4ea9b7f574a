#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace meethouse
{

// What stands on the command line, as COMMANDS.md names it. Nothing has been looked at yet but its form.
struct Arguments {
    QString command; // "deploy", "hosts invite", …
    QStringList operands;

    QString server;
    QString profile;
    QString identity;
    QString knownHosts;
    QString secrets;
    QString acceptHostKey;
    bool replaceHostKey = false;

    QString settings;
    QString resolver;
    QString caFile;
    QStringList waive;
    bool yes = false;
    bool json = false;
    std::optional<std::chrono::seconds> timeout;

    bool script = false;       // plan
    QString confirm;           // undo
    QString freeName;          // hosts invite: how many with a free name
    QString expires;           // hosts invite, reset
    bool lock = false;         // hosts reset
    QString sheets;            // hosts import
    QString links;             // hosts import
    bool dryRun = false;       // hosts import
    QString owner;             // rooms reserve
    QStringList languages;     // documents
    QStringList formats;       // documents
    QString out;               // documents
    bool drafts = false;       // documents publish
    bool withdraw = false;     // documents publish
    bool real = false;         // practice
    QString suite;             // practice
    QString domain;            // profiles add
    bool keychain = false;     // profiles add
    bool passwordsOff = false; // keys
};

} // namespace meethouse
