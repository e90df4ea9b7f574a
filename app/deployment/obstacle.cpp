#include "deployment/obstacle.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <utility>

namespace meethouse
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Obstacle)
};

// Words of the kernel, of apt, dpkg and certbot, which are asked to speak English.
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
    // Types of problem of RFC 8555, 6.7, as certbot prints them.
    std::pair{"Type:   caa", Obstacle::Caa},
    std::pair{"acme:error:caa", Obstacle::Caa},
    std::pair{"too many certificates", Obstacle::TooOften},
    std::pair{"too many failed authorizations", Obstacle::TooOften},
    std::pair{"too many new orders", Obstacle::TooOften},
    std::pair{"too many requests of a given type", Obstacle::TooOften},
    std::pair{"Type:   unauthorized", Obstacle::OtherSite},
    std::pair{"Type:   connection", Obstacle::WebPort},
    std::pair{"Type:   dns", Obstacle::NameRecord},
    std::pair{"could not resolve URL", Obstacle::NameRecord}, // Pebble's, of the type "connection"
    std::pair{"requests.exceptions.", Obstacle::Authority},
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
    // Which of the name's addresses was tried stands before what happened there.
    static const QRegularExpression ipv6(QStringLiteral("^ *Detail: [0-9a-f]*:[0-9a-f:]*:[0-9a-f.]*: "));
    if (ipv6.match(line).hasMatch())
        return Obstacle::Ipv6Record;
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
    case Obstacle::Ipv6Record:
        return Text::tr("The name has an AAAA record (IPv6), and the server does not answer there.");
    case Obstacle::Caa:
        return Text::tr("The domain's CAA records do not let this authority issue certificates.");
    case Obstacle::TooOften:
        return Text::tr("The authority was asked too often for this name lately.");
    case Obstacle::OtherSite:
        return Text::tr("Where the name leads, something else than this server answered at port 80.");
    case Obstacle::WebPort:
        return Text::tr("The authority could not reach the server at port 80.");
    case Obstacle::NameRecord:
        return Text::tr("The authority could not find out where the name leads.");
    case Obstacle::Authority:
        return Text::tr("The server could not reach the authority that issues certificates.");
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
            "Look for a newer Meethouse, which may know the new key; if you named the archive yourself, name its new "
            "key in the settings. Then start again: it goes on from here.");
    case Obstacle::Ipv6Record:
        return Text::tr("Delete that record where the domain is administered, or set IPv6 up on the server. Then start "
                        "again: it goes on from here.");
    case Obstacle::Caa:
        return Text::tr(
            "Add the authority to them (for Let's Encrypt: 0 issue \"letsencrypt.org\") or delete them. Then "
            "start again: it goes on from here.");
    case Obstacle::TooOften:
        return Text::tr(
            "Wait an hour after failed tries, up to a week after many certificates, then start again. Until "
            "then a self-signed one lets you try things out.");
    case Obstacle::OtherSite:
        return Text::tr(
            "Look where its A and AAAA records lead. If a proxy stands before the server (Cloudflare's, for "
            "example), switch it off for this name. Then start again: it goes on from here.");
    case Obstacle::WebPort:
        return Text::tr("Let in 80/tcp in your hosting company's panel, and look where the name's A and AAAA records "
                        "lead. Then start again: it goes on from here.");
    case Obstacle::NameRecord:
        return Text::tr("Look at its A and AAAA records where the domain is administered; signatures that do not fit "
                        "(DNSSEC) show like this, too. Then start again: it goes on from here.");
    case Obstacle::Authority:
        return Text::tr("Try again later; if it stays so, see whether the server may open connections to port 443 "
                        "outside. It goes on from here.");
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
