#pragma once

#include "ssh/remote.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace meethouse
{

// A Remote without a server: /bin/sh here, as whoever runs the test, in a session of its own like sshd's children.
// Like a dropped channel, a stop or a passed deadline leaves the command running. Errors: Cancelled, TimedOut, Failed.
class LocalRemote final : public Remote
{
public:
    // Environment beside PATH and LC_ALL, which are those of a Connection.
    explicit LocalRemote(std::vector<std::string> environment = {})
        : m_environment(std::move(environment))
    {
    }

    LocalRemote(const LocalRemote &) = delete;
    LocalRemote &operator=(const LocalRemote &) = delete;

    ~LocalRemote() override
    {
        for (const pid_t left : m_left)
            waitpid(left, nullptr, WNOHANG);
    }

    Result<RemoteOutcome> run(RemoteCommand command, std::stop_token stop) override
    {
        ++m_roundTrips;
        Pipe in;
        Pipe out;
        Pipe err;
        const pid_t child = start(command.line, in, out, err);
        if (child < 0)
            return failure(error(ErrorKind::Failed, "The local shell could not be started."));
        in.closeReading();
        out.closeWriting();
        err.closeWriting();

        RemoteOutcome outcome;
        const auto end = std::chrono::steady_clock::now() + command.deadline;
        qsizetype sent = 0;
        std::string_view secret = command.secretInput.reveal();
        while (out.reading >= 0 || err.reading >= 0) {
            if (stop.stop_requested())
                return given(child, ErrorKind::Cancelled, "Stopped.");
            if (std::chrono::steady_clock::now() >= end)
                return given(child, ErrorKind::TimedOut, "The local command took too long.");
            pollfd waiting[3] = {{out.reading, POLLIN, 0}, {err.reading, POLLIN, 0}, {in.writing, POLLOUT, 0}};
            poll(waiting, 3, 50);
            if (waiting[2].revents != 0)
                send(in, command.input, sent, secret);
            if (waiting[0].revents != 0)
                receive(out, [&](const QByteArray &piece) {
                    if (command.onOutput)
                        command.onOutput(piece);
                    else
                        outcome.output += piece;
                });
            if (waiting[1].revents != 0)
                receive(err, [&](const QByteArray &piece) { outcome.errors += piece; });
            if (qMax(outcome.output.size(), outcome.errors.size()) > command.outputLimit)
                return given(child, ErrorKind::Failed, "The local command says too much.");
        }
        int status = 0;
        waitpid(child, &status, 0);
        if (WIFSIGNALED(status))
            outcome.signal = QString::fromLatin1(sigabbrev_np(WTERMSIG(status)));
        else
            outcome.exitCode = WEXITSTATUS(status);
        return outcome;
    }

    [[nodiscard]] int roundTrips() const override { return m_roundTrips; }

private:
    struct Pipe {
        int reading = -1;
        int writing = -1;

        Pipe()
        {
            int ends[2] = {-1, -1};
            if (pipe2(ends, O_CLOEXEC) == 0) {
                reading = ends[0];
                writing = ends[1];
            }
        }
        Pipe(const Pipe &) = delete;
        Pipe &operator=(const Pipe &) = delete;
        ~Pipe()
        {
            closeReading();
            closeWriting();
        }
        void closeReading() { shut(reading); }
        void closeWriting() { shut(writing); }
        static void shut(int &end)
        {
            if (end >= 0)
                close(end);
            end = -1;
        }
    };

    static Error error(ErrorKind kind, const char *what) { return {kind, QString::fromUtf8(what), {}, {}, {}, {}}; }

    tl::unexpected<Error> given(pid_t child, ErrorKind kind, const char *what)
    {
        m_left.push_back(child);
        return failure(error(kind, what));
    }

    pid_t start(const QByteArray &line, Pipe &in, Pipe &out, Pipe &err) const
    {
        std::vector<std::string> environment = {
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8"};
        environment.insert(environment.end(), m_environment.begin(), m_environment.end());
        std::vector<char *> pointers;
        for (std::string &entry : environment)
            pointers.push_back(entry.data());
        pointers.push_back(nullptr);
        std::string shell = "/bin/sh";
        std::string option = "-c";
        std::string text = line.toStdString();
        char *arguments[] = {shell.data(), option.data(), text.data(), nullptr};

        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, in.reading, 0);
        posix_spawn_file_actions_adddup2(&actions, out.writing, 1);
        posix_spawn_file_actions_adddup2(&actions, err.writing, 2);
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        sigset_t defaults;
        sigemptyset(&defaults);
        sigaddset(&defaults, SIGPIPE);
        posix_spawnattr_setsigdefault(&attributes, &defaults);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF);
        pid_t child = -1;
        if (posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments, pointers.data()) != 0)
            child = -1;
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&actions);
        signal(SIGPIPE, SIG_IGN); // a command that does not read its input must not end the test
        return child;
    }

    static void send(Pipe &in, const QByteArray &input, qsizetype &sent, std::string_view secret)
    {
        fcntl(in.writing, F_SETFL, O_NONBLOCK);
        const qsizetype all = input.size() + static_cast<qsizetype>(secret.size());
        while (sent < all) {
            const bool plain = sent < input.size();
            const char *from = plain ? input.constData() + sent : secret.data() + (sent - input.size());
            const qsizetype much = plain ? input.size() - sent : all - sent;
            const ssize_t wrote = write(in.writing, from, static_cast<size_t>(much));
            if (wrote < 0 && errno == EAGAIN)
                return;
            if (wrote < 0)
                break;
            sent += wrote;
        }
        in.closeWriting();
    }

    template <typename Take>
    static void receive(Pipe &from, Take take)
    {
        char buffer[65536];
        const ssize_t got = read(from.reading, buffer, sizeof buffer);
        if (got > 0)
            take(QByteArray(buffer, got));
        else if (got == 0 || (errno != EAGAIN && errno != EINTR))
            from.closeReading();
    }

    std::vector<std::string> m_environment;
    std::vector<pid_t> m_left;
    int m_roundTrips = 0;
};

} // namespace meethouse
