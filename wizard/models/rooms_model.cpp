#include "wizard/models/rooms_model.h"

#include "hosts/guest_text.h"

namespace meethouse
{

RoomsModel::RoomsModel(Setup &setup)
    : m_setup(setup)
{
}

void RoomsModel::begin()
{
    m_state = State::Working;
    emit changed();
}

void RoomsModel::fail(const Error &error)
{
    m_error = error;
    m_state = State::Failed;
    emit changed();
}

// What ends with the password of the room that is open then. act: Result<RoomDoor>(Remote &, std::stop_token).
template <typename Act>
void RoomsModel::enter(Act act)
{
    begin();
    m_setup.session.ask(this, std::move(act), [this](Result<RoomDoor> door) {
        if (!door)
            return fail(door.error());
        m_state = State::Resting;
        m_door = std::move(*door);
        emit changed();
        emit opened();
        emit roomsChanged();
    });
}

void RoomsModel::reserve(const QString &typedName, const QString &owner, Secret password)
{
    enter([wish = RoomWish{roomName(typedName), owner.trimmed(), std::move(password)}](
              Remote &remote, std::stop_token stop) { return reserveRoom(remote, wish, std::move(stop)); });
}

void RoomsModel::open(const QString &name)
{
    m_state = State::Resting;
    m_door = {name, {}, {}};
    emit changed();
    emit opened();
}

void RoomsModel::change(Secret password)
{
    enter([name = m_door.name, password = std::move(password)](
              Remote &remote, std::stop_token stop) { return changeRoom(remote, name, password, std::move(stop)); });
}

void RoomsModel::release(const QString &name)
{
    begin();
    m_setup.session.ask(
        this, [name](Remote &remote, std::stop_token stop) { return releaseRoom(remote, name, std::move(stop)); },
        [this](const Result<void> &released) {
            if (!released)
                return fail(released.error());
            close();
            emit roomsChanged();
        });
}

void RoomsModel::close()
{
    m_state = State::Resting;
    m_door = {};
    emit changed();
}

QString RoomsModel::link() const
{
    return roomLink(m_setup.settings.domain, m_door.name);
}

QString RoomsModel::password() const
{
    const auto text = m_door.password.reveal();
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString RoomsModel::invitation(const QString &language) const
{
    return guestText(m_setup.settings.domain, m_door.name, m_door.password, language);
}

} // namespace meethouse
