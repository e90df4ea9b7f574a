#include "wizard/models/setup.h"

#include "work/place.h"

namespace meethouse
{

QString systemName(const Survey &survey)
{
    return survey.system.name.section(QLatin1String(" ("), 0, 0).remove(QLatin1String("GNU/Linux "));
}

Setup::Setup(Opener itsOpener, QString itsFolder)
    : folder(itsFolder.isEmpty() ? configurationFolder() : std::move(itsFolder))
    , opener(itsOpener)
    , session(std::move(itsOpener))
{
    login.knownHostsFile = folder + QStringLiteral("/known_hosts");
    login.address.user = QStringLiteral("root");
    // In memory alone, for as long as this lives: a broken connection is no reason to be asked again.
    connect(&session, &Session::answered, this,
        [this](Prompter::Kind kind, const std::shared_ptr<const Secret> &answer) { login.learn(kind, *answer); });
}

ProofInput Setup::proofInput() const
{
    ProofInput input;
    input.settings = settings;
    input.serverAddress = peerAddress;
    input.nameServer = nameServer;
    input.caFile = caFile;
    return input;
}

QString Setup::whereWeAre() const
{
    if (peerAddress.isEmpty())
        return {};
    QStringList lines;
    if (!settings.domain.isEmpty())
        lines += settings.domain;
    lines += survey ? QStringLiteral("%1 · %2").arg(peerAddress, systemName(*survey)) : peerAddress;
    return lines.join(QLatin1Char('\n'));
}

void Setup::forgetServer()
{
    session.close();
    peerAddress.clear();
    hostKey.clear();
    survey.reset();
    reach.reset();
    waived.clear();
    plan.reset();
    facts = {};
    meetingUrl.clear();
    invitations.clear();
}

} // namespace meethouse
