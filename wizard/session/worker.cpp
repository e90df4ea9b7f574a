#include "wizard/session/worker.h"

#include <list>

namespace meethouse
{

namespace
{

// Threads whose worker is gone and that have not come to their end yet. The program waits for them when it ends, not
// before: the window's thread must not. It waits in the application's end and not in the end of the process, where the
// static objects such a thread still works with may be gone already.
std::list<std::jthread> &parting()
{
    static std::list<std::jthread> threads;
    [[maybe_unused]] static const bool isWaitedFor = [] {
        qAddPostRoutine([] { threads.clear(); });
        return true;
    }();
    return threads;
}

} // namespace

Worker::Worker(std::function<void()> farewell)
    : m_thread([state = m_state, farewell = std::move(farewell)](const std::stop_token &ended) {
        for (;;) {
            std::unique_lock lock(state->mutex);
            if (!state->arrived.wait(lock, ended, [&state] { return !state->waiting.empty(); }))
                break;
            const auto [call, stop] = std::move(state->waiting.front());
            state->waiting.pop_front();
            lock.unlock();
            call(stop);
        }
        if (farewell)
            farewell();
    })
{
}

Worker::~Worker()
{
    stop();
    m_thread.request_stop();
    parting().push_back(std::move(m_thread));
}

void Worker::stop()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->stop.request_stop();
    m_state->stop = std::stop_source();
    m_state->waiting.clear();
}

void Worker::add(Call call)
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->waiting.emplace_back(std::move(call), m_state->stop.get_token());
    }
    m_state->arrived.notify_one();
}

void Worker::deliver(std::function<void()> call)
{
    if (auto *window = QCoreApplication::instance())
        QMetaObject::invokeMethod(window, std::move(call), Qt::QueuedConnection);
}

} // namespace meethouse
