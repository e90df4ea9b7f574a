#pragma once

#include "hosts/hosts.h"
#include "jitsi/plan.h"
#include "proof/proof.h"
#include "server/readiness.h"
#include "wizard/session/session.h"

namespace meethouse
{

// What the wizard's pages share: what a person said, and what was found out. Going back loses none of it.
class Setup final : public QObject
{
    Q_OBJECT

public:
    enum class Way { New, TakeOver, Practice };
    // How this computer comes in from then on, where it came by a password.
    enum class NextTime { Key, Keychain, Ask };

    explicit Setup(Opener opener = sshOpener(), QString folder = {});

    Way way = Way::New;
    Login login;
    bool signedInByPassword = false;
    NextTime nextTime = NextTime::Key;
    QString expectedKey; // of a practice server, which we made ourselves
    NameServer nameServer;
    QString caFile;
    QString folder; // of what this computer remembers
    Opener opener;
    Session session;

    QString peerAddress;
    QString hostKey;
    std::optional<Survey> survey;
    std::optional<Reach> reach; // as tried from here when the server was looked at
    QStringList waived;
    Settings settings;
    Secret certificateKeyPassphrase;
    std::shared_ptr<const Plan> plan;
    Facts facts;
    QString meetingUrl;
    QList<Invitation> invitations;

    [[nodiscard]] ProofInput proofInput() const;
    // One for this computer, whatever the number of servers.
    [[nodiscard]] QString ownKeyFile() const { return folder + QStringLiteral("/id_ed25519"); }
    // For the foot of the rail.
    [[nodiscard]] QString whereWeAre() const;
    // Another server: nothing of the former is true any more. What a person wanted of it stays.
    void forgetServer();
};

// "Debian 12"
QString systemName(const Survey &survey);

} // namespace meethouse
