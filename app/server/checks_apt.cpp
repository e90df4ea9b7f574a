#include "server/checks.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace meethouse
{

namespace
{

QStringList namesOf(const QList<Survey::Package> &packages)
{
    QStringList names;
    for (const auto &package : packages)
        names += package.name;
    return names;
}

// What must be installed or upgraded by us, so that a hold would make it impossible.
bool needed(const QString &package)
{
    for (const char *start : {"jitsi-", "jicofo", "prosody", "nginx", "coturn", "openjdk-", "certbot"}) {
        if (package.startsWith(QLatin1String(start)))
            return true;
    }
    return false;
}

Check packages(const Situation &situation)
{
    Answer answer("packages", Words::tr("Everything is installed by the system's own package manager."));
    const auto &apt = situation.survey.apt;
    if (apt.present != Survey::Known::Yes)
        return answer.fail(Words::tr("The server has no package manager of the Debian kind."),
            Words::tr("Let your hosting company set the server up anew with Debian 13 or Debian 12."));
    if (apt.interrupted)
        return answer.fail(Words::tr("An earlier installation on this server was interrupted."),
            Words::tr("Sign in at the server, run “dpkg --configure -a” and look again."));
    if (!apt.unhealthy.isEmpty())
        return answer.fail(
            Words::tr("Some packages are only half installed: %1.").arg(enumeration(namesOf(apt.unhealthy))),
            Words::tr("Sign in at the server, run “dpkg --configure -a” and “apt-get --fix-broken install”, and look "
                      "again."));
    QStringList held;
    for (const QString &name : apt.held) {
        if (needed(name))
            held += name;
    }
    if (!held.isEmpty())
        return answer.failWaivable(
            Words::tr("Packages that are needed are held at their version: %1.").arg(enumeration(held)),
            Words::tr("Release them with “apt-mark unhold” and their names, if you do not know why they are held."));
    if (apt.sources.isEmpty())
        return answer.fail(Words::tr("The server does not know where to get packages from."),
            Words::tr("Let your hosting company set the server up anew with its plain Debian."));
    if (!apt.lockedBy.isEmpty())
        return answer.warn(Words::tr("The package manager is busy just now with “%1”.").arg(apt.lockedBy),
            Words::tr("Nothing: the installation waits until it is free."));
    return answer.ok(Words::tr("The package manager is in order."));
}

// Where the system's own packages come from, and whether that is the system that runs.
Check sources(const Situation &situation)
{
    Answer answer("sources", Words::tr("The services come from the system's own archive, and so do their updates."));
    const auto &survey = situation.survey;
    const auto &codename = survey.system.codename;
    if (!survey.apt.unreadable.isEmpty())
        return answer.fail(
            Words::tr("The list of places to get packages from cannot be read (%1).").arg(survey.apt.unreadable),
            Words::tr("Correct or delete that line in /etc/apt/sources.list or its folder, and look again."));
    if (survey.apt.sources.isEmpty() || codename.isEmpty())
        return answer.unknown(Words::tr("It could not be found out where this system gets its packages from."), {});
    const bool ubuntu = survey.system.id == QLatin1String("ubuntu");
    const auto part = ubuntu ? QStringLiteral("universe") : QStringLiteral("main");
    bool whole = false;
    bool onlyDisc = true;
    QStringList strange;
    for (const auto &source : survey.apt.sources) {
        if (source.uri.startsWith(QLatin1String("cdrom:")))
            continue;
        onlyDisc = false;
        whole = whole || (source.suite == codename && source.components.contains(part));
        static const QStringList others{QStringLiteral("bullseye"), QStringLiteral("bookworm"),
            QStringLiteral("trixie"), QStringLiteral("forky"), QStringLiteral("testing"), QStringLiteral("unstable"),
            QStringLiteral("sid"), QStringLiteral("jammy"), QStringLiteral("noble"), QStringLiteral("resolute")};
        const auto base = source.suite.section(QLatin1Char('-'), 0, 0).section(QLatin1Char('/'), 0, 0);
        if (others.contains(base) && base != codename && !strange.contains(source.suite))
            strange += source.suite;
    }
    if (onlyDisc)
        return answer.fail(Words::tr("This system gets its packages from an installation disc only."),
            Words::tr(
                "Name Debian's archive in /etc/apt/sources.list, or let your hosting company set the server up anew."));
    if (!whole)
        return answer.failWaivable(
            Words::tr("The part “%1” of the archive for %2 is not among this system's sources.").arg(part, codename),
            ubuntu ? Words::tr("Sign in at the server and run “add-apt-repository universe”.")
                   : Words::tr("Add it to /etc/apt/sources.list, or let your hosting company set the server up anew."));
    if (!strange.isEmpty())
        return answer.failWaivable(
            Words::tr("This system also takes packages of other releases (%1), which do not fit together.")
                .arg(enumeration(strange)),
            Words::tr(
                "Take these lines out of /etc/apt/sources.list and its folder, or let the server be set up anew."));
    return answer.ok(Words::tr("The system gets its packages from its own archive."));
}

// Its makers also call it "prosody-13.0" and "prosody-trunk"; "prosody-modules" and the like are no server.
const Survey::Package *installedProsody(const Survey::Apt &apt)
{
    static const QRegularExpression server(QStringLiteral("^prosody(-trunk|-[0-9.]+)?$"));
    const auto found = std::find_if(apt.packages.begin(), apt.packages.end(),
        [](const Survey::Package &package) { return package.installed() && server.match(package.name).hasMatch(); });
    return found == apt.packages.end() ? nullptr : &*found;
}

// Which Prosody is there, and which would come.
Check prosody(const Situation &situation)
{
    Answer answer("prosody",
        Words::tr("Parts of this program work inside the chat server Prosody, and lean on how that behaves."));
    const auto &apt = situation.survey.apt;
    if (situation.settings.repositories.prosodyUpstream)
        return answer.fail(Words::tr("The settings ask for Prosody from its makers' own archive, and this program "
                                     "installs only the system's."),
            Words::tr("Take “repositories.prosody” out of the settings, or set it to “distribution”."));
    const auto *there = installedProsody(apt);
    const auto series = there == nullptr ? QString() : there->version.section(u'.', 0, 1);
    if (there != nullptr && series != QLatin1String("0.12") && series != QLatin1String("13.0"))
        return answer.failWaivable(
            Words::tr("Prosody %1 is on this server; only 0.12 and 13.0 were tried.").arg(there->version),
            Words::tr("Go back to the Prosody of the system's own archive, or take a fresh server."));
    const bool fromMakers = std::any_of(apt.sources.begin(), apt.sources.end(),
        [](const Survey::Source &source) { return QUrl(source.uri).host() == QLatin1String("packages.prosody.im"); });
    if (fromMakers)
        return answer.failWaivable(
            Words::tr("This server takes Prosody from its makers' archive (packages.prosody.im): another build than "
                      "was tried, and one that the nightly security updates pass over."),
            Words::tr("Take that archive out of /etc/apt/sources.list and its folder and run “apt-get update”. If you "
                      "keep it, Prosody's updates are yours to install."));
    if (there == nullptr)
        return answer.ok(Words::tr("Prosody comes from the system's own archive."));
    return answer.ok(Words::tr("Prosody %1 is of a kind that was tried.").arg(there->version));
}

} // namespace

QList<CheckFunction> aptChecks()
{
    return {packages, sources, prosody};
}

} // namespace meethouse
