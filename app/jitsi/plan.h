#pragma once

#include "deployment/plan.h"
#include "server/survey.h"
#include "settings/settings.h"

namespace meethouse
{

// What the plan takes from files of this computer that the settings name. The server keeps no local paths, only what
// the files held as SHA-256 (hex), so that another computer can deploy without them as long as nothing changed.
struct LocalFiles {
    QByteArray jitsiKey;         // armoured; may be empty where only its digest is known
    QString jitsiKeySha256;      // empty: the server fetches the pinned key itself
    QByteArray certificateChain; // the server's own certificate first; empty like the key
    Secret certificateKey;
    QString certificateSha256; // empty: the settings want no certificate of one's own, or name none
};
// What the settings name is read and takes the place of what was known before. The passphrase is that of the
// certificate's key.
Result<LocalFiles> readLocalFiles(const Settings &settings, LocalFiles known, const Secret &passphrase);
// For settings that come from the server: what they held when they were carried out.
LocalFiles heldFiles(const QJsonObject &keptSettings);

// The steps that make a server a private Jitsi Meet, for these settings on this server, which we reach at this address.
// Pure. Errors: Failed when something would not fit into a file, Usage for a wish that this version cannot carry out.
Result<Plan> planJitsi(
    const Settings &settings, const Survey &survey, const LocalFiles &files, const QString &peerAddress = {});

// The repository of the Jitsi project itself, and the key it is signed with.
extern const char *const jitsiRepositoryUrl;
extern const char *const jitsiKeyUrl;
extern const char *const jitsiKeyFingerprint;

} // namespace meethouse
