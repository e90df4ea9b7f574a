#include "ssh/channel.h"

#include "base/cleaned.h"
#include "ssh/errors.h"

#include <QRegularExpression>

#include <thread>

namespace meethouse
{

namespace
{

constexpr std::uint32_t pieceSize = 32 * 1024;
constexpr int mostOpenings = 3;
constexpr std::chrono::milliseconds pauseBetweenOpenings = std::chrono::milliseconds(100);
constexpr std::chrono::milliseconds sudosPatience = std::chrono::seconds(30);

} // namespace

Channel::Channel(Transport &transport, ChannelStock &stock, const RemoteCommand &command, const Elevation &elevation,
    std::stop_token stop)
    : m_transport(transport)
    , m_stock(stock)
    , m_command(command)
    , m_elevation(elevation)
    , m_stop(std::move(stop))
    , m_deadline(command.deadline)
    , m_beginning(sudosPatience)
    , m_output(elevation.began)
    , m_errors(elevation.began)
{
    ssh_callbacks_init(&m_callbacks);
    m_callbacks.userdata = this;
    m_callbacks.channel_exit_status_function = [](ssh_session, ssh_channel, int status, void *self) noexcept {
        auto *channel = static_cast<Channel *>(self);
        channel->m_outcome.exitCode = status;
        channel->m_hasExited = true;
    };
    m_callbacks.channel_exit_signal_function = [](ssh_session, ssh_channel, const char *signal, int, const char *,
                                                   const char *, void *self) noexcept {
        auto *channel = static_cast<Channel *>(self);
        channel->m_outcome.signal = cleaned(signal, 30);
        channel->m_hasExited = true;
    };
}

Channel::~Channel()
{
    drop();
}

void Channel::drop()
{
    if (m_channel == nullptr)
        return;
    // libssh may keep the channel until the server has closed it too, and would call into us.
    ssh_remove_channel_callbacks(m_channel, &m_callbacks);
    ssh_channel_free(m_channel);
    m_channel = nullptr;
}

Result<RemoteOutcome> Channel::run(const QString &user, const PasswordSource &password)
{
    if (auto opened = open(); !opened)
        return failure(opened.error());
    for (;;) {
        const auto output = read(false);
        const auto errors = output ? read(true) : output;
        if (!errors)
            return failure(errors.error());
        if (m_errors.take(m_elevation.wantsPassword))
            answerSudo(password);
        send();
        if (m_transport.isBroken())
            return failure(errors::lost(m_transport.lastError()));
        if (hasEnded())
            break;
        if (*output || *errors)
            continue;
        if (!hasBegun() && m_beginning.isOver())
            return failure(whyNotBegun(user));
        if (auto waited = outcomeOf(m_transport.wait(m_deadline, m_stop)); !waited)
            return failure(waited.error());
    }
    if (!hasBegun())
        return failure(whyNotBegun(user));
    if (!m_hasExited)
        return failure(errors::endedWithoutWord(cleaned(m_outcome.errors)));
    return std::move(m_outcome);
}

// Both streams are read out and closed, and the server said how the command ended, or that it will not say.
bool Channel::hasEnded() const
{
    if (ssh_channel_is_eof(m_channel) == 0)
        return false;
    // libssh takes nothing more from the socket for a channel whose streams have ended, but the exit status may come
    // later: asking for it makes libssh look.
    ssh_channel_get_exit_status(m_channel);
    return m_hasExited || ssh_channel_is_closed(m_channel) != 0;
}

Result<void> Channel::open()
{
    const auto opened = [this](ssh_channel channel) -> Result<void> {
        drop();
        m_channel = channel;
        if (m_channel == nullptr)
            return failure(errors::lost(m_transport.lastError()));
        ssh_add_channel_callbacks(m_channel, &m_callbacks);
        return answered([this] { return ssh_channel_open_session(m_channel); });
    };
    Result<void> done = failure(Error());
    if (ssh_channel waiting = m_stock.take())
        done = opened(waiting);
    // None waited, or the server has closed or denied it; or it has not yet let go of the last command's channel.
    for (int attempt = 0; attempt < mostOpenings && !done && done.error().kind == ErrorKind::Failed; ++attempt) {
        if (attempt > 0)
            std::this_thread::sleep_for(pauseBetweenOpenings);
        done = opened(ssh_channel_new(m_transport.session()));
    }
    if (!done)
        return done;
    bool isOrdered = false;
    return answered([this, &isOrdered] {
        const int answer = ssh_channel_request_exec(m_channel, m_elevation.text.constData());
        if (!isOrdered) // behind the request, so that both answers come together
            m_stock.order();
        isOrdered = true;
        return answer;
    });
}

template <typename Call>
Result<void> Channel::answered(Call call)
{
    return m_transport.answered(m_deadline, m_stop, call, [this] { return errors::timedOut(m_command.deadline); });
}

// Whether something came.
Result<bool> Channel::read(bool fromErrors)
{
    char buffer[pieceSize];
    const int got = ssh_channel_read_nonblocking(m_channel, buffer, sizeof buffer, fromErrors ? 1 : 0);
    if (got <= 0) // nothing yet, the end of this stream, or a broken session, which run() asks for itself
        return false;
    if (auto taken = take(fromErrors, QByteArray(buffer, got)); !taken)
        return failure(taken.error());
    return true;
}

Result<void> Channel::take(bool fromErrors, const QByteArray &piece)
{
    const QByteArray said = (fromErrors ? m_errors : m_output).feed(piece);
    if (said.isEmpty())
        return {};
    if (!fromErrors && m_command.onOutput) {
        m_command.onOutput(said);
        return {};
    }
    QByteArray &collected = fromErrors ? m_outcome.errors : m_outcome.output;
    if (collected.size() + said.size() > m_command.outputLimit)
        return failure(errors::tooMuchOutput(m_command.outputLimit));
    collected += said;
    return {};
}

void Channel::answerSudo(const PasswordSource &password)
{
    const Secret *given = password ? password() : nullptr;
    if (given == nullptr || given->reveal().find('\n') != std::string_view::npos) {
        m_gaveUp = true;
        endInput();
        return;
    }
    std::string line;
    line.reserve(given->reveal().size() + 1); // growing would leave a copy behind
    line.append(given->reveal());
    line.push_back('\n');
    m_passwordLine = Secret::take(line);
    m_passwordSent = 0;
    m_beginning = Deadline(sudosPatience);
}

void Channel::send()
{
    if (!sendPart(m_passwordLine.reveal(), m_passwordSent))
        return;
    if (!hasBegun() || m_inputEnded)
        return;
    const std::string_view input(m_command.input.constData(), static_cast<std::size_t>(m_command.input.size()));
    if (sendPart(input, m_inputSent) && sendPart(m_command.secretInput.reveal(), m_secretSent))
        endInput();
}

// Whether all of it is on its way. A command that has ended takes nothing more, which is no error.
bool Channel::sendPart(std::string_view bytes, std::size_t &sent)
{
    while (sent < bytes.size()) {
        if ((ssh_get_poll_flags(m_transport.session()) & SSH_WRITE_PENDING) != 0)
            return false;
        const std::size_t size = std::min<std::size_t>(bytes.size() - sent, pieceSize);
        const int wrote = ssh_channel_write(m_channel, bytes.data() + sent, static_cast<std::uint32_t>(size));
        if (wrote <= 0)
            return false;
        sent += static_cast<std::size_t>(wrote);
    }
    return true;
}

void Channel::endInput()
{
    if (!m_inputEnded)
        ssh_channel_send_eof(m_channel);
    m_inputEnded = true;
}

Result<void> Channel::outcomeOf(Transport::Waited waited) const
{
    return m_transport.outcomeOf(waited, [this] { return errors::timedOut(m_command.deadline); });
}

// What sudo said is in English, because it was asked so.
Error Channel::whyNotBegun(const QString &user) const
{
    const QByteArray said = m_errors.chatter();
    const QString detail = cleaned(said + '\n' + m_output.chatter());
    // OpenSSH with PAM lets such a user in and then says this instead of running the command.
    if (detail.contains(QLatin1String("assword has expired")) ||
        detail.contains(QLatin1String("assword change required")))
        return errors::passwordExpired(user, detail);
    static const QRegularExpression other(QStringLiteral("login as the user \"([a-z_][a-z0-9_-]*)\" rather than"));
    if (const auto match = other.match(detail); match.hasMatch())
        return errors::otherUser(user, match.captured(1));
    if (m_elevation.wantsPassword.isEmpty())
        return errors::noShell(user, detail);
    if (said.contains(m_elevation.noSudo))
        return errors::noSudo(user, said.contains(m_elevation.onlyDoas));
    if (said.contains("must have a tty"))
        return errors::sudoNeedsTerminal(user, detail);
    if (said.contains("not in the sudoers") || said.contains("not allowed to execute") ||
        said.contains("may not run sudo"))
        return errors::notASudoer(user, detail);
    if (m_passwordSent > 0)
        return errors::sudoRefused(user, detail);
    if (m_gaveUp)
        return errors::sudoNeedsPassword(user);
    return said.contains("sudo") ? errors::sudoFailed(user, detail) : errors::noShell(user, detail);
}

} // namespace meethouse
