#include "ssh/elevation.h"

#include "secrets/random.h"
#include "ssh/quote.h"

#include <QCoreApplication>

namespace meethouse
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Elevation)
};

constexpr qsizetype longestText = 127 * 1024; // Linux takes 128 kB as one argument
constexpr qsizetype mostChatter = 64 * 1024;

// In halves, so that a shell that prints what it is about to run does not print the word itself.
QByteArray halves(const QByteArray &word)
{
    const qsizetype middle = word.size() / 2;
    return shellQuoted(word.left(middle)) + shellQuoted(word.mid(middle));
}

QByteArray word()
{
    return "meethouse-" + randomName(20).toLatin1();
}

} // namespace

Result<Elevation> Elevation::of(const QByteArray &line, How how)
{
    Elevation made;
    made.began = word();
    const QByteArray said = halves(made.began);
    made.text = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n"
                "LC_ALL=C.UTF-8\nexport PATH LC_ALL\nunset LANGUAGE ENV BASH_ENV\ncd /\n"
                "printf '%s\\n' " +
                said + "\nprintf '%s\\n' " + said + " >&2\nexec /bin/sh -c " + shellQuoted(line) + " meethouse";
    if (how != How::AsIs) {
        made.wantsPassword = word();
        made.noSudo = word();
        made.onlyDoas = word();
        QByteArray sudo = "exec sudo -S -p " + halves(made.wantsPassword) + " -- /bin/sh -c " + shellQuoted(made.text);
        // script(1) is on every Debian. It stands between sudo and the terminal only, not between us and sudo.
        if (how == How::SudoInTerminal)
            sudo = "SHELL=/bin/sh\nexport SHELL\nexec script -qefc " +
                   shellQuoted(sudo + " <&5 >&6 2>&7 5<&- 6>&- 7>&-") +
                   " /dev/null 5<&0 6>&1 7>&2 </dev/null >/dev/null";
        // Asked in English, because sudo puts our word in place of a prompt it knows only.
        made.text = "PATH=\"$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\"\n"
                    "LC_ALL=C\nexport PATH LC_ALL\nunset LANGUAGE\n"
                    "command -v sudo >/dev/null 2>&1 || { printf '%s' " +
                    halves(made.noSudo) + " >&2; command -v doas >/dev/null 2>&1 && printf '%s' " +
                    halves(made.onlyDoas) + " >&2; exit 127; }\n" + sudo;
    }
    made.text = forAnyLoginShell(made.text);
    if (made.text.size() > longestText)
        return failure(Error{ErrorKind::Failed, Texts::tr("A command for the server is too long."), {},
            Texts::tr("This is a mistake in the program; please report it."), QString::number(line.size()), {}});
    return made;
}

QByteArray Beginning::feed(const QByteArray &piece)
{
    if (m_hasBegun)
        return piece;
    m_before += piece;
    const qsizetype at = m_before.indexOf(m_word);
    if (at < 0) {
        if (m_before.size() > mostChatter)
            m_before = m_before.right(mostChatter / 2);
        return {};
    }
    m_hasBegun = true;
    const QByteArray rest = m_before.mid(at + m_word.size());
    m_before.truncate(at);
    return rest;
}

bool Beginning::take(const QByteArray &word)
{
    const qsizetype at = word.isEmpty() ? -1 : m_before.indexOf(word);
    if (at < 0)
        return false;
    m_before.remove(at, word.size());
    return true;
}

} // namespace meethouse
