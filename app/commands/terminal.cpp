#include "commands/terminal.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <string>

namespace meethouse
{

namespace
{

class Tty
{
public:
    Tty()
        : m_descriptor(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY))
    {
    }
    ~Tty()
    {
        if (isOpen())
            ::close(m_descriptor);
    }
    Tty(const Tty &) = delete;
    Tty &operator=(const Tty &) = delete;

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }

    void write(const QString &text) const
    {
        const auto bytes = text.toUtf8();
        [[maybe_unused]] const auto written =
            ::write(m_descriptor, bytes.constData(), static_cast<std::size_t>(bytes.size()));
    }

    [[nodiscard]] std::optional<Secret> readLine(bool hidden) const
    {
        termios before{};
        tcgetattr(m_descriptor, &before);
        if (hidden) {
            auto silent = before;
            silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            silent.c_lflag |= ECHONL;
            tcsetattr(m_descriptor, TCSAFLUSH, &silent);
        }
        std::string line;
        line.reserve(1024);
        char letter = 0;
        ssize_t got = 0;
        while ((got = ::read(m_descriptor, &letter, 1)) == 1 && letter != '\n' && line.size() < 1024)
            line.push_back(letter);
        if (hidden)
            tcsetattr(m_descriptor, TCSAFLUSH, &before);
        if (got <= 0 && line.empty())
            return std::nullopt;
        return Secret::take(line);
    }

private:
    int m_descriptor;
};

} // namespace

bool Terminal::isThere()
{
    return Tty().isOpen();
}

std::optional<std::vector<Secret>> Terminal::ask(const Round &round)
{
    const Tty tty;
    if (!tty.isOpen())
        return std::nullopt;
    for (const auto &text : {round.title, round.instruction}) {
        if (!text.isEmpty())
            tty.write(text + QLatin1Char('\n'));
    }
    std::vector<Secret> answers;
    for (const auto &question : round.questions) {
        tty.write(question.text + QLatin1Char(' '));
        auto answer = tty.readLine(question.hidden);
        if (!answer)
            return std::nullopt;
        answers.push_back(std::move(*answer));
    }
    return answers;
}

std::optional<QString> Terminal::readLine(const QString &question)
{
    const Tty tty;
    if (!tty.isOpen())
        return std::nullopt;
    tty.write(question + QLatin1Char(' '));
    const auto line = tty.readLine(false);
    if (!line)
        return std::nullopt;
    const auto text = line->reveal();
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).trimmed();
}

} // namespace meethouse
