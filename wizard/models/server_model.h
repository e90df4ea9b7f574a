#pragma once

#include "wizard/models/setup.h"

namespace meethouse
{

// Signing in at the server: what is typed, how far the connecting is, and whether it is the right server.
class ServerModel final : public QObject
{
    Q_OBJECT

public:
    enum class By { Password, KeyFile, Agent };
    enum class State { Resting, Connecting, KeyUnknown, KeyChanged, Failed, Connected };
    enum class Stage { Reach, Recognise, SignIn };

    explicit ServerModel(Setup &setup);

    // What stands in the form. A pasted line fills all of it.
    void setAddress(const QString &text);
    void setUser(const QString &user);
    void setPort(int port);
    void setBy(By by);
    void setKeyFile(const QString &file);
    void setPassword(Secret password);
    void setNextTime(Setup::NextTime nextTime);
    [[nodiscard]] QString host() const { return m_setup.login.address.host; }
    [[nodiscard]] QString user() const { return m_setup.login.address.user; }
    [[nodiscard]] int port() const { return m_setup.login.address.port; }
    [[nodiscard]] By by() const { return m_by; }
    [[nodiscard]] Setup::NextTime nextTime() const { return m_setup.nextTime; }
    [[nodiscard]] QString keyFile() const { return m_keyFile; }
    // Why it cannot be tried yet, a whole sentence; empty: it can.
    [[nodiscard]] QString missing() const;

    void connectToServer();
    void stop();
    // After KeyUnknown and KeyChanged: the person has compared it.
    void acceptKey();
    void refuseKey();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] QString shownKey() const;
    [[nodiscard]] QString knownKey() const;
    [[nodiscard]] QString expectedKey() const { return m_setup.expectedKey; }

    // How an attempt ended; also for those who show states without a server.
    void take(Result<Session::Reached> reached);

signals:
    void formChanged();
    void stateChanged();

private:
    void change(State state);

    Setup &m_setup;
    By m_by = By::Password;
    QString m_keyFile;
    Secret m_password;
    State m_state = State::Resting;
    Stage m_stage = Stage::Reach;
    Error m_error;
};

} // namespace meethouse
