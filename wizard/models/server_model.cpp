#include "wizard/models/server_model.h"

#include "wizard/models/ssh_line.h"

#include <QFileInfo>

namespace meethouse
{

ServerModel::ServerModel(Setup &setup)
    : m_setup(setup)
{
    connect(&m_setup.session, &Session::inquired, this, [this] {
        if (m_state != State::Connecting)
            return;
        m_stage = Stage::SignIn;
        emit stateChanged();
    });
}

void ServerModel::setAddress(const QString &text)
{
    auto &address = m_setup.login.address;
    if (const auto line = readSshLine(text)) {
        address.host = line->host;
        if (!line->user.isEmpty())
            address.user = line->user;
        address.port = line->port.value_or(address.port);
        if (!line->identityFile.isEmpty()) {
            m_by = By::KeyFile;
            m_keyFile = line->identityFile;
        }
    } else {
        address.host = text.trimmed();
    }
    emit formChanged();
}

void ServerModel::setUser(const QString &user)
{
    m_setup.login.address.user = user.trimmed();
    emit formChanged();
}

void ServerModel::setPort(int port)
{
    m_setup.login.address.port = static_cast<quint16>(port);
    emit formChanged();
}

void ServerModel::setBy(By by)
{
    m_by = by;
    emit formChanged();
}

void ServerModel::setKeyFile(const QString &file)
{
    m_keyFile = file;
    emit formChanged();
}

void ServerModel::setPassword(Secret password)
{
    m_password = std::move(password);
    emit formChanged();
}

void ServerModel::setNextTime(Setup::NextTime nextTime)
{
    m_setup.nextTime = nextTime;
    emit formChanged();
}

QString ServerModel::missing() const
{
    const auto &address = m_setup.login.address;
    if (address.host.isEmpty())
        return tr("The address is still missing.");
    if (address.user.isEmpty())
        return tr("The user is still missing. It is “root” at most hosting companies.");
    if (const auto whole = ServerAddress::parse(address.toString()); !whole)
        return whole.error().what;
    if (m_by == By::KeyFile && m_keyFile.isEmpty())
        return tr("The key file is still missing.");
    if (m_by == By::KeyFile && !QFileInfo(m_keyFile).isReadable())
        return tr("There is no key file “%1” that you may read.").arg(m_keyFile);
    return {};
}

void ServerModel::connectToServer()
{
    m_setup.forgetServer();
    auto &login = m_setup.login;
    login.identityFile = m_by == By::KeyFile ? m_keyFile : QString();
    login.useAgent = m_by == By::Agent;
    m_setup.signedInByPassword = m_by == By::Password;
    // A password that was not typed is asked for when the server wants it; what was answered to another is forgotten.
    login.password = m_by == By::Password ? m_password.clone() : Secret();
    login.keyPassphrase = {};
    login.sudoPassword = {};
    m_stage = Stage::Reach;
    change(State::Connecting);
    m_setup.session.open(login.clone(), this, [this](Result<Session::Reached> reached) { take(std::move(reached)); });
}

void ServerModel::take(Result<Session::Reached> reached)
{
    // What was let in once is not to be accepted again without being asked.
    m_setup.login.acceptHostKey.clear();
    m_setup.login.replaceHostKey = false;
    if (reached) {
        m_setup.peerAddress = reached->peerAddress;
        m_setup.hostKey = reached->hostKey;
        m_stage = Stage::SignIn;
        return change(State::Connected);
    }
    m_error = reached.error();
    switch (m_error.kind) {
    case ErrorKind::HostKeyUnknown:
        m_stage = Stage::Recognise;
        return change(State::KeyUnknown);
    case ErrorKind::HostKeyChanged:
        m_stage = Stage::Recognise;
        return change(State::KeyChanged);
    case ErrorKind::SignIn:
        m_stage = Stage::SignIn;
        return change(State::Failed);
    case ErrorKind::Cancelled:
        return change(State::Resting);
    default:
        return change(State::Failed);
    }
}

void ServerModel::stop()
{
    m_setup.session.stop();
    change(State::Resting);
}

void ServerModel::acceptKey()
{
    m_setup.login.acceptHostKey = shownKey();
    m_setup.login.replaceHostKey = m_state == State::KeyChanged;
    m_stage = Stage::SignIn;
    change(State::Connecting);
    m_setup.session.open(
        m_setup.login.clone(), this, [this](Result<Session::Reached> reached) { take(std::move(reached)); });
}

void ServerModel::refuseKey()
{
    change(State::Resting);
}

QString ServerModel::shownKey() const
{
    return m_error.data.value(QStringLiteral("fingerprint")).toString();
}

QString ServerModel::knownKey() const
{
    return m_error.data.value(QStringLiteral("knownFingerprint")).toString();
}

void ServerModel::change(State state)
{
    m_state = state;
    emit stateChanged();
}

} // namespace meethouse
