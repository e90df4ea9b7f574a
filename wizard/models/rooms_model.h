#pragma once

#include "hosts/rooms.h"
#include "wizard/models/setup.h"

namespace meethouse
{

// One reserved room at a time: reserved, opened, given another password, released. The password is known from the
// moment it is made until the room is closed here.
class RoomsModel final : public QObject
{
    Q_OBJECT

public:
    enum class State { Resting, Working, Failed };

    explicit RoomsModel(Setup &setup);

    // Without a password the server makes one that is easily said on the telephone.
    void reserve(const QString &typedName, const QString &owner, Secret password);
    void open(const QString &name); // without its password, which nobody tells again
    void change(Secret password);
    void release(const QString &name);
    // Forgets the password, too.
    void close();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    // The open room; empty: none.
    [[nodiscard]] QString name() const { return m_door.name; }
    [[nodiscard]] QString link() const;
    [[nodiscard]] QString password() const;
    // What guests are sent.
    [[nodiscard]] QString invitation(const QString &language) const;

signals:
    void changed();
    void opened();
    void roomsChanged(); // on the server

private:
    template <typename Act>
    void enter(Act act);
    void begin();
    void fail(const Error &error);

    Setup &m_setup;
    State m_state = State::Resting;
    Error m_error;
    RoomDoor m_door;
};

} // namespace meethouse
