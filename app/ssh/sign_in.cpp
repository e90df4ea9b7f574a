#include "ssh/sign_in.h"

#include "base/cleaned.h"
#include "ssh/errors.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(SignIn)
};

// OpenSSH's servers take six failures (MaxAuthTries); some are left for a password.
constexpr int mostAgentKeys = 4;
constexpr int mostRounds = 20;

struct KeyDeleter {
    void operator()(ssh_key key) const { ssh_key_free(key); }
};
using Key = std::unique_ptr<ssh_key_struct, KeyDeleter>;

Key publicKey(const QByteArray &blob)
{
    ssh_key key = nullptr;
    const qsizetype size = blob.size() < 4 ? 0 : static_cast<unsigned char>(blob.at(3));
    const QByteArray type = blob.mid(4, size);
    ssh_pki_import_pubkey_base64(blob.toBase64().constData(), ssh_key_type_from_name(type.constData()), &key);
    return Key(key);
}

} // namespace

SignIn::SignIn(Transport &transport, const Login &login, Prompter &prompter, std::stop_token stop)
    : m_transport(transport)
    , m_login(login)
    , m_prompter(prompter)
    , m_stop(std::move(stop))
{
}

Result<Secret> SignIn::run()
{
    auto outcome = attempt([this] { return ssh_userauth_none(m_transport.session(), nullptr); });
    bool keysLeft = true;
    bool interactiveLeft = true;
    bool passwordLeft = true;
    for (int round = 0; outcome && *outcome != Outcome::In && round < mostRounds; ++round) {
        bool *tried = nullptr;
        if (keysLeft && (offered() & SSH_AUTH_METHOD_PUBLICKEY) != 0) {
            tried = &keysLeft;
            outcome = keys();
        } else if (interactiveLeft && (offered() & SSH_AUTH_METHOD_INTERACTIVE) != 0) {
            tried = &interactiveLeft;
            outcome = interactive();
        } else if (passwordLeft && (offered() & SSH_AUTH_METHOD_PASSWORD) != 0) {
            tried = &passwordLeft;
            outcome = password();
        } else {
            return failure(notLetIn());
        }
        *tried = outcome && *outcome == Outcome::Partly;
        if (m_givenUp)
            return failure(notLetIn());
    }
    if (!outcome)
        return failure(outcome.error());
    if (*outcome != Outcome::In)
        return failure(notLetIn());
    return std::move(m_password);
}

template <typename Call>
Result<int> SignIn::answerOf(Call call)
{
    // Some ways to sign in have somebody confirm on a telephone, so a server may take its time.
    const auto span = 4 * m_login.connectTimeout;
    int answer = SSH_AUTH_AGAIN;
    switch (m_transport.until(SSH_AUTH_AGAIN, answer, Deadline(span), m_stop, call)) {
    case Transport::Waited::Ready:
        break;
    case Transport::Waited::Stopped:
        return failure(errors::cancelled());
    case Transport::Waited::Late:
    case Transport::Waited::Silent:
        return failure(errors::silent(m_transport.lastError()));
    }
    // Also what a hung-up agent comes to.
    if (m_stop.stop_requested())
        return failure(errors::cancelled());
    return answer;
}

Result<SignIn::Outcome> SignIn::outcomeOf(int answer) const
{
    if (m_transport.isBroken()) {
        const QString detail = m_transport.lastError();
        if (detail.contains(QLatin1String("Too many authentication failures"), Qt::CaseInsensitive))
            return failure(errors::tooManyFailures(m_login.address, detail));
        return failure(errors::closedDuringSignIn(m_login.address, detail));
    }
    switch (answer) {
    case SSH_AUTH_SUCCESS:
        return Outcome::In;
    case SSH_AUTH_PARTIAL:
        return Outcome::Partly;
    default:
        return Outcome::Denied;
    }
}

template <typename Call>
Result<SignIn::Outcome> SignIn::attempt(Call call)
{
    const auto answer = answerOf(call);
    return answer ? outcomeOf(*answer) : failure(answer.error());
}

Result<SignIn::Outcome> SignIn::keys()
{
    return m_login.identityFile.isEmpty() ? agentKeys() : keyFile();
}

Result<SignIn::Outcome> SignIn::agentKeys()
{
    if (!m_login.useAgent)
        return Outcome::Denied;
    const QList<AgentKey> found = Agent::keys(Deadline(m_login.connectTimeout), m_stop);
    int used = 0;
    for (const AgentKey &key : found) {
        if (m_usedKeys.contains(key.blob))
            continue;
        if (used == mostAgentKeys)
            break;
        ++used;
        const auto outcome = agentKey(key);
        if (!outcome || *outcome != Outcome::Denied)
            return outcome;
    }
    if (found.isEmpty())
        m_tried.append(Texts::tr("The agent on this computer holds no key."));
    else if (used < found.size())
        m_tried.append(
            Texts::tr("The first %n key(s) of the agent were not taken, the others were left aside.", nullptr, used));
    else
        m_tried.append(Texts::tr("It takes none of the agent's keys."));
    return Outcome::Denied;
}

Result<SignIn::Outcome> SignIn::agentKey(const AgentKey &key)
{
    m_usedKeys.append(key.blob);
    if (!m_agent) {
        m_agent.emplace(m_stop);
        const int socket = m_agent->takeSocket();
        if (socket < 0 || ssh_set_agent_socket(m_transport.session(), socket) != SSH_OK)
            return Outcome::Denied;
    }
    m_agent->show(key);
    return attempt([this] { return ssh_userauth_agent(m_transport.session(), nullptr); });
}

Result<SignIn::Outcome> SignIn::keyFile()
{
    const auto file = KeyFile::read(m_login.identityFile);
    if (!file)
        return failure(file.error());
    if (m_login.useAgent && !file->publicBlob.isEmpty() && !m_usedKeys.contains(file->publicBlob)) {
        // An unlocked copy in the agent spares the passphrase.
        for (const AgentKey &key : Agent::keys(Deadline(m_login.connectTimeout), m_stop)) {
            if (key.blob != file->publicBlob)
                continue;
            const auto outcome = agentKey(key);
            if (!outcome || *outcome != Outcome::Denied)
                return outcome;
        }
    }
    if (file->isEncrypted) {
        // Nobody is asked for the passphrase of a key that the server does not want.
        if (const Key shown = publicKey(file->publicBlob)) {
            const auto outcome =
                attempt([&] { return ssh_userauth_try_publickey(m_transport.session(), nullptr, shown.get()); });
            if (!outcome)
                return outcome;
            if (*outcome == Outcome::Denied) {
                m_tried.append(Texts::tr("It does not take the key “%1”.").arg(m_login.identityFile));
                return Outcome::Denied;
            }
        }
    }
    const auto unlockedKey = unlocked(*file);
    if (!unlockedKey)
        return failure(unlockedKey.error());
    const Key key(*unlockedKey);
    const auto outcome = attempt([&] { return ssh_userauth_publickey(m_transport.session(), nullptr, key.get()); });
    if (outcome && *outcome == Outcome::Denied)
        m_tried.append(Texts::tr("It does not take the key “%1”.").arg(m_login.identityFile));
    return outcome;
}

Result<ssh_key> SignIn::unlocked(const KeyFile &file)
{
    const auto unlock = [&file](const Secret *passphrase) {
        ssh_key key = nullptr;
        ssh_pki_import_privkey_base64(file.text.reveal().data(),
            passphrase == nullptr ? nullptr : passphrase->reveal().data(), nullptr, nullptr, &key);
        return key;
    };
    if (!file.isEncrypted) {
        if (ssh_key key = unlock(nullptr))
            return key;
        return failure(errors::keyUnreadable(
            m_login.identityFile, Texts::tr("It is damaged, or of a kind that this program does not know."), {}));
    }
    if (!m_login.keyPassphrase.isEmpty()) {
        if (ssh_key key = unlock(&m_login.keyPassphrase))
            return key;
    }
    for (int left = 3; left > 0; --left) {
        Prompter::Round round;
        round.kind = Prompter::Kind::KeyPassphrase;
        round.title = Texts::tr("The key “%1” is locked.").arg(m_login.identityFile);
        if (left < 3 || !m_login.keyPassphrase.isEmpty())
            round.instruction = Texts::tr("That was not its passphrase; %n attempt(s) left.", nullptr, left);
        round.questions.append({Texts::tr("Passphrase"), true});
        const auto answers = m_prompter.ask(round);
        if (m_stop.stop_requested())
            return failure(errors::cancelled());
        if (!answers || answers->size() != 1)
            break;
        if (ssh_key key = unlock(&answers->front()))
            return key;
    }
    return failure(errors::passphraseWrong(m_login.identityFile));
}

Result<SignIn::Outcome> SignIn::interactive()
{
    while (m_attemptsLeft > 0) {
        bool asked = false;
        const auto outcome = interactiveOnce(asked);
        if (!outcome || *outcome != Outcome::Denied || !asked || m_givenUp)
            return outcome;
        m_refused = true;
        --m_attemptsLeft;
    }
    return Outcome::Denied;
}

// One go through all rounds of questions. `asked` says whether there was a question at all.
Result<SignIn::Outcome> SignIn::interactiveOnce(bool &asked)
{
    const auto go = [this] { return ssh_userauth_kbdint(m_transport.session(), nullptr, nullptr); };
    auto answer = answerOf(go);
    for (int round = 0; answer && *answer == SSH_AUTH_INFO; ++round) {
        asked = asked || ssh_userauth_kbdint_getnprompts(m_transport.session()) > 0;
        if (round == mostRounds || !answerRound()) {
            m_givenUp = true;
            if (m_stop.stop_requested())
                return failure(errors::cancelled());
            return Outcome::Denied;
        }
        answer = answerOf(go);
    }
    return answer ? outcomeOf(*answer) : failure(answer.error());
}

// RFC 4256: all questions of a round at once, hidden where the server says so; a round without any is answered at once.
bool SignIn::answerRound()
{
    ssh_session session = m_transport.session();
    const int count = ssh_userauth_kbdint_getnprompts(session);
    if (count <= 0)
        return true;
    Prompter::Round round;
    for (int i = 0; i < count; ++i) {
        char echo = 0;
        const char *text = ssh_userauth_kbdint_getprompt(session, static_cast<unsigned int>(i), &echo);
        round.questions.append({cleaned(text, 200), echo == 0});
    }
    const auto give = [session](int number, const Secret &value) {
        return ssh_userauth_kbdint_setanswer(session, static_cast<unsigned int>(number), value.reveal().data()) == 0;
    };
    // Servers with PAM ask for the password this way, although people think of it as the password.
    const bool onePassword = count == 1 && round.questions.first().hidden;
    const QString &question = round.questions.first().text;
    if (onePassword && !m_login.password.isEmpty() && !m_givenIsUsed) {
        m_givenIsUsed = true;
        m_passwordQuestion = question;
        m_password = m_login.password.clone();
        return give(0, m_password);
    }
    // A code that is good for once is asked for in the same way; only the words tell.
    const bool isForPassword = (!question.isEmpty() && question == m_passwordQuestion) ||
                               question.startsWith(QLatin1String("password"), Qt::CaseInsensitive);
    if (onePassword && isForPassword)
        round.kind = Prompter::Kind::Password;
    const QString name = cleaned(ssh_userauth_kbdint_getname(session), 200);
    round.title = name.isEmpty() ? Texts::tr("%1 asks:").arg(m_login.address.host)
                                 : Texts::tr("%1 asks: %2").arg(m_login.address.host, name);
    const QString instruction = cleaned(ssh_userauth_kbdint_getinstruction(session), 1000);
    round.instruction = QString(attemptsLeft() + QLatin1Char('\n') + instruction).trimmed();
    const auto answers = m_prompter.ask(round);
    if (!answers || answers->size() != static_cast<std::size_t>(count) || m_stop.stop_requested()) {
        m_tried.append(Texts::tr("A question of the server was left without an answer."));
        return false;
    }
    for (int i = 0; i < count; ++i) {
        if (!give(i, answers->at(static_cast<std::size_t>(i))))
            return false;
    }
    if (onePassword)
        m_password = answers->front().clone();
    return true;
}

Result<SignIn::Outcome> SignIn::password()
{
    while (m_attemptsLeft > 0) {
        if (!m_login.password.isEmpty() && !m_givenIsUsed) {
            m_givenIsUsed = true;
            m_password = m_login.password.clone();
        } else {
            auto typed = askPassword();
            if (m_stop.stop_requested())
                return failure(errors::cancelled());
            if (!typed) {
                m_givenUp = true;
                m_tried.append(
                    m_refused ? Texts::tr("The password was not the right one.") : Texts::tr("No password was given."));
                return Outcome::Denied;
            }
            m_password = std::move(*typed);
        }
        const auto outcome = attempt(
            [this] { return ssh_userauth_password(m_transport.session(), nullptr, m_password.reveal().data()); });
        if (!outcome || *outcome != Outcome::Denied)
            return outcome;
        m_refused = true;
        --m_attemptsLeft;
    }
    m_tried.append(Texts::tr("The password was not the right one."));
    return Outcome::Denied;
}

std::optional<Secret> SignIn::askPassword()
{
    Prompter::Round round;
    round.kind = Prompter::Kind::Password;
    round.title = Texts::tr("Signing in to %1 as %2.").arg(m_login.address.host, m_login.address.user);
    round.instruction = attemptsLeft();
    round.questions.append({Texts::tr("Password"), true});
    auto answers = m_prompter.ask(round);
    if (!answers || answers->size() != 1)
        return std::nullopt;
    return std::move(answers->front());
}

int SignIn::offered() const
{
    return ssh_userauth_list(m_transport.session(), nullptr);
}

QString SignIn::attemptsLeft() const
{
    return m_refused ? Texts::tr("That was not accepted; %n attempt(s) left.", nullptr, m_attemptsLeft) : QString();
}

Error SignIn::notLetIn() const
{
    QStringList names;
    if ((offered() & SSH_AUTH_METHOD_PUBLICKEY) != 0)
        names.append(QStringLiteral("publickey"));
    if ((offered() & SSH_AUTH_METHOD_PASSWORD) != 0)
        names.append(QStringLiteral("password"));
    if ((offered() & SSH_AUTH_METHOD_INTERACTIVE) != 0)
        names.append(QStringLiteral("keyboard-interactive"));
    return errors::notLetIn(m_login.address, names, m_tried.join(QLatin1Char(' ')));
}

} // namespace meethouse
