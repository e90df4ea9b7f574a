#pragma once

#include "ssh/connection.h"
#include "wizard/session/worker.h"

#include <QObject>

namespace meethouse
{

// A question that came in mid-call, shown by the window. Answered once, by whoever comes first.
class Inquiry
{
public:
    explicit Inquiry(Prompter::Round round)
        : m_round(std::move(round))
    {
    }

    [[nodiscard]] const Prompter::Round &round() const { return m_round; }
    // Nothing: the person gave up.
    void answer(std::optional<std::vector<Secret>> answers);
    // Blocks the worker until then, or until it is stopped.
    std::optional<std::vector<Secret>> wait(std::stop_token stop);

private:
    Prompter::Round m_round;
    std::mutex m_mutex;
    std::condition_variable_any m_answered;
    bool m_isAnswered = false;
    std::optional<std::vector<Secret>> m_answers;
};

// An open way to a server, and what is known of it from the opening.
struct Opened {
    std::unique_ptr<Remote> remote;
    QString peerAddress;
    QString hostKey; // its fingerprint
};
// Tests put another one in the place of SSH.
using Opener = std::function<Result<Opened>(Login login, Prompter &prompter, std::stop_token stop)>;
Opener sshOpener();

// One connection to one server, with the one thread it lives on. Jobs take turns; a long one (following a run) is many
// short ones, so that others come between. What cannot wait, as cancelling a run, goes through a second session.
class Session final : public QObject
{
    Q_OBJECT

public:
    explicit Session(Opener opener = sshOpener(), QObject *parent = nullptr);

    // What an opening says when it went well.
    struct Reached {
        QString peerAddress;
        QString hostKey;
    };
    // Closes what was open and opens anew. done: void(Result<Reached>). Errors: those of Connection::open.
    template <typename Done>
    void open(Login login, QObject *context, Done done)
    {
        m_worker.run(
            context,
            [line = m_line, held = std::make_shared<Login>(std::move(login))](
                std::stop_token stop) { return line->open(std::move(*held), std::move(stop)); },
            std::move(done));
    }

    // job: Result<T>(Remote &, std::stop_token). Errors: its own, and Connection where nothing is open.
    template <typename Job, typename Done>
    void ask(QObject *context, Job job, Done done)
    {
        m_worker.run(
            context,
            [line = m_line, job = std::move(job)](
                std::stop_token stop) mutable -> std::invoke_result_t<Job &, Remote &, std::stop_token> {
                if (!line->remote)
                    return failure(notConnected());
                line->asker.stop = stop;
                return job(*line->remote, std::move(stop));
            },
            std::move(done));
    }

    void stop() { m_worker.stop(); }
    void close();

signals:
    // Somebody has to answer it, or the worker waits until it is stopped.
    void inquired(std::shared_ptr<meethouse::Inquiry> inquiry);
    // What a person has said to one; the last answer where there were several.
    void answered(meethouse::Prompter::Kind kind, std::shared_ptr<const meethouse::Secret> answer);

private:
    class Asker final : public Prompter
    {
    public:
        std::optional<std::vector<Secret>> ask(const Round &round) override;
        std::function<void(std::shared_ptr<Inquiry>)> show;
        std::function<void(Kind, std::shared_ptr<const Secret>)> tell;
        std::stop_token stop;
    };
    // What lives on the thread.
    struct Line {
        Opener opener;
        Asker asker;
        std::unique_ptr<Remote> remote;
        Result<Reached> open(Login login, std::stop_token stop);
    };
    static Error notConnected();

    std::shared_ptr<Line> m_line = std::make_shared<Line>();
    Worker m_worker;
};

} // namespace meethouse
