#pragma once

#include "base/result.h"

#include <QCoreApplication>
#include <QPointer>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <utility>

namespace meethouse
{

// One thread with a queue of jobs, one after the other. A job is a core call: synchronous, with a stop token. Its
// result comes to the window's thread, unless who asked for it is gone by then.
class Worker
{
public:
    // `farewell` is called last on the thread, to close what lives on it.
    explicit Worker(std::function<void()> farewell = {});
    // Stops what runs and drops what waits, without waiting for it: a job owns what it uses.
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    // job: Result<T>(std::stop_token), on the thread. done: void(Result<T>), on the window's. A job that is stopped
    // before its turn does not run and says nothing.
    template <typename Job, typename Done>
    void run(QObject *context, Job job, Done done)
    {
        post([context = QPointer<QObject>(context), job = std::move(job), done = std::move(done)](
                 const std::stop_token &stop) mutable {
            using Outcome = decltype(job(stop));
            deliver([context = std::move(context), done = std::move(done),
                        outcome = std::make_shared<Outcome>(job(stop))]() mutable {
                if (context)
                    done(std::move(*outcome));
            });
        });
    }

    // The running job is asked to end, which core calls do within a second; waiting ones are dropped.
    void stop();

    // Calls this on the window's thread, soon.
    static void deliver(std::function<void()> call);
    // The same, unless `context` is gone. To be made on the window's thread, called on any.
    template <typename... Values>
    static auto delivery(QObject *context, std::type_identity_t<std::function<void(Values...)>> call)
    {
        return [context = QPointer<QObject>(context), call = std::move(call)](Values... values) {
            deliver([context, call, ... values = std::move(values)] {
                if (context)
                    call(values...);
            });
        };
    }

private:
    using Call = std::function<void(std::stop_token)>;
    template <typename Function>
    void post(Function function)
    {
        // std::function copies; what we hold may only be moved.
        auto held = std::make_shared<Function>(std::move(function));
        add([held](const std::stop_token &stop) { (*held)(stop); });
    }
    void add(Call call);

    struct State {
        std::mutex mutex;
        std::condition_variable_any arrived;
        std::deque<std::pair<Call, std::stop_token>> waiting;
        std::stop_source stop;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
    std::jthread m_thread;
};

} // namespace meethouse
