#pragma once

#include "server/profile.h"
#include "wizard/look/mark.h"
#include "wizard/manager/host_table.h"
#include "wizard/manager/room_table.h"
#include "wizard/models/setup.h"
#include "work/letting_in.h"
#include "work/overview.h"

namespace meethouse
{

// How servers are reached and looked at. Tests put their own in the place of SSH and of the checks from outside.
struct Ways {
    Opener open = sshOpener();
    std::function<Result<Overview>(Remote &, ProofInput, std::stop_token)> look = lookOver;
};

// One server this computer knows, as the manager's pages show it: what is known of it, and what is being done there.
class ManagedServer final : public QObject
{
    Q_OBJECT

public:
    // `folder`: of what this computer remembers; empty: the program's own.
    explicit ManagedServer(
        Profile profile, const Ways &ways = {}, const QString &folder = {}, QObject *parent = nullptr);

    [[nodiscard]] const Profile &profile() const { return m_profile; }
    [[nodiscard]] QString title() const; // the domain of its meetings, or the name it has here

    // The state: a mark and a sentence that says it.
    [[nodiscard]] Mark mark() const;
    [[nodiscard]] QString state() const;
    [[nodiscard]] bool isBusy() const { return !m_doing.isEmpty(); }
    [[nodiscard]] QString doing() const { return m_doing; } // what goes on now, as a sentence
    [[nodiscard]] const std::optional<Overview> &overview() const { return m_overview; }
    [[nodiscard]] QDateTime lookedAt() const { return m_lookedAt; } // what overview() says was true then
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] const std::shared_ptr<Inquiry> &inquiry() const { return m_inquiry; }
    [[nodiscard]] HostTable &hosts() { return m_hosts; }
    [[nodiscard]] RoomTable &rooms() { return m_rooms; }

    // Connects if need be and looks the server over. With the host key that a person has accepted, if one is given.
    void refresh(const QString &acceptHostKey = {});
    // Answers the question that came in from the middle of a sign-in.
    void answer(std::optional<std::vector<Secret>> answers);
    void refreshHosts();
    void refreshRooms();
    // What a model of this server met: a broken connection is opened anew.
    void note(const Error &error);
    void stop();

    // While settings are being changed, those of setup() are the wanted ones; else those that the server keeps. What is
    // wanted and not carried out yet is kept for the next time.
    void edit(bool on);
    void settingsCarriedOut();
    // The server keeps what the papers asked for, as setup() has it.
    void papersAnswered();

    // With the key that the profile names, or else with this computer's own, which the profile names from then on.
    void letIn(LettingIn how);

    // Any other work at this server, one after the other. `doing` is shown meanwhile. job: Result<T>(Remote &,
    // std::stop_token); done: void(T). An error is kept as error().
    template <typename Job, typename Done>
    void work(const QString &doing, Job job, Done done)
    {
        using Outcome = std::invoke_result_t<Job &, Remote &, std::stop_token>;
        begin(doing);
        m_setup.session.ask(this, std::move(job), [this, done = std::move(done)](Outcome result) mutable {
            if (result) {
                end();
                if constexpr (std::is_void_v<typename Outcome::value_type>)
                    done();
                else
                    done(std::move(*result));
            } else {
                end(result.error());
            }
        });
    }
    // What the models of the wizard work on, here too.
    [[nodiscard]] Setup &setup() { return m_setup; }

signals:
    void changed();

private:
    void begin(const QString &doing);
    void end(std::optional<Error> error = std::nullopt);
    void look();

    Profile m_profile;
    decltype(Ways::look) m_look;
    Setup m_setup;
    QString m_doing;
    std::optional<Overview> m_overview;
    QDateTime m_lookedAt;
    std::optional<Error> m_error;
    std::shared_ptr<Inquiry> m_inquiry;
    HostTable m_hosts;
    RoomTable m_rooms;
    bool m_isOpen = false;
    bool m_isEditing = false;
    std::optional<Settings> m_wanted;
};

} // namespace meethouse
