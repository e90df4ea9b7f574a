#pragma once

#include "base/result.h"
#include "deployment/plan.h"

namespace meethouse
{

// What goes over to the server in one channel: a line with the length of the archive, the archive (ustar,
// POSIX.1-1988), and, sent after it, the secrets, each as a line "NAME LENGTH", its bytes and a line's end.
struct Bundle {
    QByteArray input;
    Secret secrets;
};

// Errors: Failed, for a plan that could not be run safely (a name that is none, a value of several lines).
Result<Bundle> bundleOf(const Plan &plan, const QString &by);
// The scripts alone, with what is said of the steps of an undo.
Bundle undoBundle(const QString &by);

// The files of an archive in this order; names are relative, folders come by themselves. Everything is root's alone.
QByteArray archiveOf(const QList<BundleFile> &files);

// A file of resources/server/.
QByteArray serverFile(const QString &name);
// run.sh and what it reads.
QStringList serverScripts();

// The words a person knows a step by that no plan has: undo-…, restart-services. Empty for another id.
QString builtInTitle(const QString &id);
QStringList undoSteps();

} // namespace meethouse
