#include "deployment/obstacle.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace meethouse
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Obstacle)
};

// Words of the kernel, of apt and of dpkg, which are asked to speak English.
constexpr std::array signs{
    std::pair{"No space left on device", Obstacle::DiskFull},
    std::pair{"have enough free space", Obstacle::DiskFull},
    std::pair{"Disk quota exceeded", Obstacle::DiskFull},
    std::pair{"Read-only file system", Obstacle::ReadOnly},
    std::pair{"Cannot allocate memory", Obstacle::Memory},
    std::pair{"ut of memory", Obstacle::Memory},
    std::pair{"oom-kill", Obstacle::Memory},
    std::pair{"Killed", Obstacle::Memory},
    std::pair{"is not valid yet", Obstacle::Clock},
    std::pair{"is expired (invalid since", Obstacle::Clock},
    std::pair{"NO_PUBKEY", Obstacle::Key},
    std::pair{"EXPKEYSIG", Obstacle::Key},
    std::pair{"REVKEYSIG", Obstacle::Key},
    std::pair{"BADSIG", Obstacle::Key},
    std::pair{"is not signed", Obstacle::Key},
    std::pair{"signatures couldn't be verified", Obstacle::Key},
    std::pair{"signatures were invalid", Obstacle::Key},
    std::pair{"signature verification failed", Obstacle::Key},
    std::pair{"Temporary failure resolving", Obstacle::Names},
    std::pair{"Could not resolve", Obstacle::Names},
    std::pair{"Somebody else has been using apt", Obstacle::Apt},
    std::pair{"Could not get lock", Obstacle::Apt},
    std::pair{"Unable to acquire the dpkg frontend lock", Obstacle::Apt},
    std::pair{"Failed to fetch", Obstacle::Mirror},
    std::pair{"Unable to fetch", Obstacle::Mirror},
    std::pair{"Hash Sum mismatch", Obstacle::Mirror},
    std::pair{"dpkg returned an error code", Obstacle::Package},
    std::pair{"dpkg: error processing", Obstacle::Package},
};

} // namespace

Obstacle obstacleIn(const QString &line)
{
    for (const auto &[sign, obstacle] : signs) {
        if (line.contains(QLatin1String(sign)))
            return obstacle;
    }
    return Obstacle::Unknown;
}

QString whyOf(Obstacle obstacle)
{
    switch (obstacle) {
    case Obstacle::DiskFull:
        return Text::tr("The server's disk is full.");
    case Obstacle::ReadOnly:
        return Text::tr("Nothing can be written to the server's disk: it is mounted read-only.");
    case Obstacle::Memory:
        return Text::tr("The server had no memory left, and the system ended a program.");
    case Obstacle::Clock:
        return Text::tr("The server's clock and the archive of packages do not agree about the time.");
    case Obstacle::Key:
        return Text::tr("The packages are not signed with the key that is known for their archive, or that key is no "
                        "longer valid.");
    case Obstacle::Names:
        return Text::tr("The server could not find out the address of an archive of packages.");
    case Obstacle::Apt:
        return Text::tr("Somebody else has been installing packages on the server for a long time.");
    case Obstacle::Mirror:
        return Text::tr("An archive of packages did not answer, or not as it should.");
    case Obstacle::Package:
        return Text::tr("A package could not be installed.");
    case Obstacle::Stopped:
        return Text::tr("The run was stopped in the middle: the server was restarted, or the run was killed.");
    case Obstacle::Unknown:
        return Text::tr("What the server said about it last stands in the details.");
    }
    Q_UNREACHABLE();
}

QString todoAbout(Obstacle obstacle)
{
    switch (obstacle) {
    case Obstacle::DiskFull:
        return Text::tr("Make room on it, then start again: what is done stays done, and it goes on from here.");
    case Obstacle::ReadOnly:
        return Text::tr("Restart the server; if it stays so, ask your hosting company, for the disk may be broken. "
                        "Then start again: it goes on from here.");
    case Obstacle::Memory:
        return Text::tr(
            "End what else needs memory there, or rent more of it, then start again: it goes on from here.");
    case Obstacle::Clock:
        return Text::tr("Set the server's clock (“timedatectl set-ntp true”), then start again: it goes on from here.");
    case Obstacle::Key:
        return Text::tr(
            "If the archive is Jitsi's, look for a newer Meethouse, which knows the new key; if you named it "
            "yourself, name its new key in the settings. Then start again: it goes on from here.");
    case Obstacle::Names:
        return Text::tr(
            "Look at the name servers in the server's /etc/resolv.conf, then start again: it goes on from here.");
    case Obstacle::Apt:
        return Text::tr("Let that come to its end, then start again: it goes on from here.");
    case Obstacle::Mirror:
        return Text::tr("Start again in some minutes: what is done stays done, and it goes on from here.");
    case Obstacle::Package:
        return Text::tr("Start again, which tries once more; if it stays so, the details say which package it is.");
    case Obstacle::Stopped:
    case Obstacle::Unknown:
        return Text::tr("Nothing is lost: what is done stays done, and starting again goes on from here.");
    }
    Q_UNREACHABLE();
}

} // namespace meethouse
