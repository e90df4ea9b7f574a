#pragma once

#include "base/result.h"

#include <QByteArray>

#include <optional>

namespace meethouse
{

// How a command is put so that it runs as root, in a known environment, whatever the login shell says before it.
// The shell at the server first prints a word that nobody can guess on both streams; all before it is chatter, and
// nothing of the input is sent before it. sudo prints another such word whenever it wants a password. Where its rules
// demand a terminal (requiretty) it is given one that nobody reads, and goes on using the streams of the channel.
// Errors: Failed for a line too long to be an argument (some 100 kB); such things belong into the input.
struct Elevation {
    enum class How { AsIs, Sudo, SudoInTerminal };

    static Result<Elevation> of(const QByteArray &line, How how);

    QByteArray text; // for an exec request
    QByteArray began;
    QByteArray wantsPassword;
    QByteArray noSudo;
    QByteArray onlyDoas; // beside noSudo
};

// One stream from its first byte: tells chatter from what the command itself says.
class Beginning
{
public:
    explicit Beginning(const QByteArray &word)
        : m_word(word + '\n')
    {
    }

    // What belongs to the command; nothing while it has not begun.
    QByteArray feed(const QByteArray &piece);
    [[nodiscard]] bool hasBegun() const { return m_hasBegun; }
    // Whether this word came, and takes it out, so that it is found once.
    bool take(const QByteArray &word);
    [[nodiscard]] const QByteArray &chatter() const { return m_before; }

private:
    QByteArray m_word;
    QByteArray m_before;
    bool m_hasBegun = false;
};

} // namespace meethouse
