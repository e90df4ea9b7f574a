#include "ssh/password_change.h"

#include "base/cleaned.h"
#include "ssh/errors.h"

#include <QCoreApplication>

#include <string_view>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(PasswordChange)
};

constexpr std::chrono::seconds patience{60};

// A question is a last line without an end that closes with a colon.
QString questionIn(const QByteArray &said)
{
    const QString last = cleaned(said.mid(said.lastIndexOf('\n') + 1), 200).trimmed().toLower();
    return last.endsWith(QLatin1Char(':')) ? last : QString();
}

} // namespace

PasswordChange::PasswordChange(
    Transport &transport, ChannelStock &stock, const Login &login, Prompter &prompter, std::stop_token stop)
    : m_transport(transport)
    , m_stock(stock)
    , m_login(login)
    , m_prompter(prompter)
    , m_stop(std::move(stop))
    , m_deadline(patience)
    , m_current(login.password.clone())
    , m_new(login.newPassword.clone())
{
}

Result<Secret> PasswordChange::run()
{
    if (m_new.isEmpty()) {
        if (auto chosen = choose(); !chosen)
            return failure(chosen.error());
    }
    m_deadline = Deadline(patience);
    auto talked = open();
    if (talked)
        talked = talk();
    if (m_channel != nullptr)
        ssh_channel_free(m_channel);
    if (!talked)
        return failure(talked.error());
    return std::move(m_new);
}

Result<void> PasswordChange::choose()
{
    Prompter::Round round;
    round.kind = Prompter::Kind::NewPassword;
    round.title =
        Texts::tr("%1 wants %2 to choose a new password first.").arg(m_login.address.host, m_login.address.user);
    round.instruction = Texts::tr("Many hosting companies give out a first password that has to be changed at once.");
    if (m_current.isEmpty())
        round.questions.append({Texts::tr("The present password"), true});
    round.questions.append({Texts::tr("A new password"), true});
    round.questions.append({Texts::tr("The new password again"), true});
    auto answers = m_prompter.ask(round);
    if (m_stop.stop_requested())
        return failure(errors::cancelled());
    if (!answers || answers->size() != static_cast<std::size_t>(round.questions.size()))
        return failure(errors::passwordExpired(m_login.address.user, {}));
    if (answers->back().isEmpty() || answers->back().reveal() != (answers->end() - 2)->reveal())
        return failure(errors::newPasswordRefused(
            m_login.address.user, Texts::tr("The two new passwords were not the same, or empty."), {}));
    m_new = std::move(answers->back());
    if (m_current.isEmpty())
        m_current = std::move(answers->front());
    return {};
}

Result<void> PasswordChange::open()
{
    m_channel = m_stock.take();
    if (m_channel == nullptr)
        m_channel = ssh_channel_new(m_transport.session());
    if (m_channel == nullptr)
        return failure(errors::lost(m_transport.lastError()));
    if (auto done = answered([this] { return ssh_channel_open_session(m_channel); }); !done)
        return done;
    if (auto done = answered([this] { return ssh_channel_request_pty_size(m_channel, "dumb", 200, 24); }); !done)
        return done;
    // Debian's and Ubuntu's sshd take it, and then ask in English; a refusal is no harm.
    std::ignore = answered([this] { return ssh_channel_request_env(m_channel, "LC_ALL", "C"); });
    // What runs when nothing had to be changed after all.
    return answered([this] { return ssh_channel_request_exec(m_channel, "true"); });
}

template <typename Call>
Result<void> PasswordChange::answered(Call call)
{
    return m_transport.answered(m_deadline, m_stop, call, [this] { return refused(); });
}

Result<void> PasswordChange::talk()
{
    while (true) {
        char buffer[4096];
        const int got = ssh_channel_read_nonblocking(m_channel, buffer, sizeof buffer, 0);
        if (got > 0) {
            m_said += QByteArray(buffer, got);
            continue;
        }
        if (const QString question = questionIn(m_said); !question.isEmpty()) {
            if (auto done = answer(question); !done)
                return done;
        }
        if (m_transport.isBroken() || ssh_channel_is_eof(m_channel) != 0)
            break;
        if (auto waited = outcomeOf(m_transport.wait(m_deadline, m_stop)); !waited)
            return waited;
    }
    // passwd's exit code comes after the streams' end, or, with a server that hangs up at once, not at all.
    while (!m_transport.isBroken() && ssh_channel_is_closed(m_channel) == 0 &&
           ssh_channel_get_exit_status(m_channel) < 0) {
        if (auto waited = outcomeOf(m_transport.wait(m_deadline, m_stop)); !waited)
            return waited;
    }
    if (m_answers == 2 && (m_transport.isBroken() || ssh_channel_get_exit_status(m_channel) <= 0))
        return {};
    return failure(refused());
}

// Debian's PAM: "Current password:", "New password:", "Retype new password:"; older ones say "(current) UNIX
// password:".
Result<void> PasswordChange::answer(const QString &question)
{
    const bool isForNew = question.contains(QLatin1String("new")) || question.contains(QLatin1String("again"));
    if (isForNew && ++m_answers > 2)
        return failure(refused()); // asked once more: it did not like the first one
    if (!isForNew && m_answers > 0)
        return failure(refused());
    m_said.clear();
    type(isForNew ? m_new : m_current);
    return {};
}

void PasswordChange::type(const Secret &word)
{
    std::string line;
    line.reserve(word.reveal().size() + 1);
    line.append(word.reveal());
    line.push_back('\n');
    const Secret typed = Secret::take(line);
    ssh_channel_write(m_channel, typed.reveal().data(), static_cast<std::uint32_t>(typed.reveal().size()));
}

Result<void> PasswordChange::outcomeOf(Transport::Waited waited) const
{
    return m_transport.outcomeOf(waited, [this] { return refused(); });
}

Error PasswordChange::refused() const
{
    // A terminal that echoes says our own words back, and details end up in reports.
    const auto echoes = [this](const Secret &word) {
        return !word.isEmpty() &&
               std::string_view(m_said.constData(), static_cast<std::size_t>(m_said.size())).find(word.reveal()) !=
                   std::string_view::npos;
    };
    const bool echoed = echoes(m_current) || echoes(m_new);
    return errors::newPasswordRefused(m_login.address.user,
        m_answers == 0 ? Texts::tr("It did not take the present password, or asked something else.")
                       : Texts::tr("It may be too short, too simple, or too much like the present one."),
        echoed ? QString() : cleaned(m_said));
}

} // namespace meethouse
