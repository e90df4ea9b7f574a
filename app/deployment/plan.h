#pragma once

#include "secrets/secret.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <map>

namespace meethouse
{

// One shell file that an administrator can read and believe: it defines check() and apply() and is run by run.sh, which
// sources lib.sh first. What a step needs to know are files: values/NAME (public) and, for secrets,
// /run/meethouse/ID/NAME.
struct Step {
    QString id;          // kebab-case, the file's name without .sh
    QString title;       // what it does, for people, translated
    QString why;         // why it is in the plan, translated
    QByteArray script;   // the file's text, never changed by a value
    QStringList values;  // names of the values it reads; run.sh sets them as unexported shell variables
    QStringList secrets; // names of the secrets it reads; it deletes them after use
    int seconds = 1;     // a first guess of how long it takes, for progress
};

// A file that steps put somewhere: files/NAME of the bundle, rendered before it is sent.
struct BundleFile {
    QString name; // relative, may have folders, [A-Za-z0-9._/-]
    QByteArray content;
};

// Steps with the values they need, in order. Data: it can be shown, compared, printed. Jitsi is not known here.
struct Plan {
    QList<Step> steps;
    QMap<QString, QString> values; // NAME in capitals -> one line of text
    std::map<QString, Secret> secrets;
    QList<BundleFile> files;
    QJsonObject settings; // what is kept as settings.json at the server when the run ends well

    // A whole deployment is a concatenation of plans. Equal values may come twice, different ones may not (asserted).
    void append(Plan other);
    // SHA-256 over all but the secrets, hex: the same plan is the same run.
    [[nodiscard]] QByteArray digest() const;
};

} // namespace meethouse
