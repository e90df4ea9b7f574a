#pragma once

#include "hosts/hosts.h"
#include "secrets/random.h"

#include <utility>

namespace meethouse
{

// An account that is gone when this goes, also after an error or a stop.
class ThrowAwayHost
{
public:
    explicit ThrowAwayHost(Remote &remote)
        : m_remote(remote)
        , m_name(QStringLiteral("proof-") + randomName(10))
        , m_password(randomPassword())
    {
    }
    ThrowAwayHost(const ThrowAwayHost &) = delete;
    ThrowAwayHost &operator=(const ThrowAwayHost &) = delete;
    ~ThrowAwayHost() { (void)remove(); }

    Result<void> create(const std::stop_token &stop)
    {
        m_there = true; // even a call that failed may have made it
        return createThrowAwayHost(m_remote, m_name, m_password, stop);
    }
    // Without a stop: what was made is taken away also when somebody wants to leave.
    Result<void> remove()
    {
        if (!std::exchange(m_there, false))
            return {};
        return removeThrowAwayHost(m_remote, m_name, {});
    }
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] const Secret &password() const { return m_password; }

private:
    Remote &m_remote;
    QString m_name;
    Secret m_password;
    bool m_there = false;
};

} // namespace meethouse
