#include "wizard/models/remember_model.h"

#include "server/known_login.h"
#include "work/letting_in.h"

namespace meethouse
{

RememberModel::RememberModel(Setup &setup)
    : m_setup(setup)
{
}

void RememberModel::carryOut()
{
    m_trouble.reset();
    change(State::Working);
    if (m_setup.signedInByPassword && m_setup.nextTime == Setup::NextTime::Key)
        putKeyThere();
    else
        save();
}

void RememberModel::putKeyThere()
{
    auto login = m_setup.login.clone();
    login.identityFile = m_setup.ownKeyFile();
    const auto file = login.identityFile;
    m_setup.session.ask(
        this,
        [held = std::make_shared<const Login>(std::move(login))](Remote &remote, std::stop_token stop) -> Result<bool> {
            auto *connection = dynamic_cast<Connection *>(&remote);
            if (!connection)
                return false;
            const auto let = letThisComputerIn(*connection, *held, LettingIn::ByKey, std::move(stop));
            return let ? Result<bool>(true) : failure(let.error());
        },
        [this, file](const Result<bool> &done) {
            if (!done)
                m_trouble = done.error();
            else if (*done)
                m_setup.login.identityFile = file;
            save();
        });
}

void RememberModel::save()
{
    const auto &login = m_setup.login;
    Profile profile;
    profile.name = m_setup.settings.domain;
    profile.user = login.address.user;
    profile.host = login.address.host;
    profile.port = login.address.port;
    profile.identityFile = login.identityFile;
    profile.domain = m_setup.settings.domain;
    if (const auto &asked = m_setup.nameServer; !asked.isSystems())
        profile.resolver = QStringLiteral("[%1]:%2").arg(asked.host).arg(asked.port);
    profile.caFile = m_setup.caFile;
    profile.inKeychain = m_setup.signedInByPassword && m_setup.nextTime == Setup::NextTime::Keychain;
    if (profile.inKeychain && login.password.isEmpty()) {
        profile.inKeychain = false;
        m_trouble = Error{ErrorKind::Failed, tr("The password was not stored."),
            tr("The server asked in words of its own, and an answer to those is kept nowhere."),
            tr("It is asked for the next time.")};
    }
    m_worker.run(
        this,
        [profile, where = m_setup.folder, held = std::make_shared<const Login>(login.clone())](
            std::stop_token stop) { return rememberServer(Profiles(where), profile, *held, std::move(stop)); },
        [this](Result<std::optional<Error>> remembered) { take(std::move(remembered)); });
}

void RememberModel::take(Result<std::optional<Error>> remembered)
{
    if (!remembered) {
        m_trouble = remembered.error();
        return change(State::Failed);
    }
    if (*remembered)
        m_trouble = **remembered;
    change(State::Remembered);
}

void RememberModel::change(State state)
{
    m_state = state;
    emit stateChanged();
}

} // namespace meethouse
