#include "wizard/session/session.h"

namespace meethouse
{

void Inquiry::answer(std::optional<std::vector<Secret>> answers)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isAnswered)
            return;
        m_isAnswered = true;
        m_answers = std::move(answers);
    }
    m_answered.notify_all();
}

std::optional<std::vector<Secret>> Inquiry::wait(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_answered.wait(lock, std::move(stop), [this] { return m_isAnswered; }))
        return std::nullopt;
    return std::move(m_answers);
}

Opener sshOpener()
{
    return [](Login login, Prompter &prompter, std::stop_token stop) -> Result<Opened> {
        auto connection = Connection::open(std::move(login), prompter, std::move(stop));
        if (!connection)
            return failure(connection.error());
        Opened opened;
        opened.peerAddress = (*connection)->peerAddress();
        opened.hostKey = (*connection)->hostKeyFingerprint();
        opened.remote = std::move(*connection);
        return opened;
    };
}

std::optional<std::vector<Secret>> Session::Asker::ask(const Round &round)
{
    const auto inquiry = std::make_shared<Inquiry>(round);
    show(inquiry);
    auto answers = inquiry->wait(stop);
    if (answers && !answers->empty())
        tell(round.kind, std::make_shared<const Secret>(answers->back().clone()));
    return answers;
}

Result<Session::Reached> Session::Line::open(Login login, std::stop_token stop)
{
    remote.reset();
    asker.stop = stop;
    auto opened = opener(std::move(login), asker, std::move(stop));
    if (!opened)
        return failure(opened.error());
    remote = std::move(opened->remote);
    return Reached{opened->peerAddress, opened->hostKey};
}

Session::Session(Opener opener, QObject *parent)
    : QObject(parent)
    , m_worker([line = m_line] { line->remote.reset(); })
{
    m_line->opener = std::move(opener);
    m_line->asker.tell = Worker::delivery<Prompter::Kind, std::shared_ptr<const Secret>>(this,
        [this](Prompter::Kind kind, const std::shared_ptr<const Secret> &answer) { emit answered(kind, answer); });
    m_line->asker.show = [session = QPointer<Session>(this)](const std::shared_ptr<Inquiry> &inquiry) {
        Worker::deliver([session, inquiry] {
            if (session)
                emit session->inquired(inquiry);
            else
                inquiry->answer(std::nullopt);
        });
    };
}

void Session::close()
{
    m_worker.stop();
    m_worker.run(
        this,
        [line = m_line](const std::stop_token &) -> Result<void> {
            line->remote.reset();
            return {};
        },
        [](const Result<void> &) {});
}

Error Session::notConnected()
{
    return {ErrorKind::Connection, tr("There is no connection to the server."), {}, tr("Connect again.")};
}

} // namespace meethouse
