#include "server/checks.h"

namespace meethouse
{

namespace
{

Check system(const Situation &situation)
{
    Answer answer("system", Words::tr("The packages of Jitsi Meet are made for certain systems and break on others."));
    const auto &system = situation.survey.system;
    const auto name = system.name.isEmpty() ? Words::tr("an unknown system") : system.name;
    const bool debian = system.id == QLatin1String("debian");
    if (debian && (system.version == QLatin1String("12") || system.version == QLatin1String("13")))
        return answer.ok(Words::tr("The server runs %1.").arg(name));
    const auto would =
        Words::tr("Let your hosting company set the server up anew with Debian 13 or Debian 12; both will do.");
    const bool ubuntu = system.id == QLatin1String("ubuntu");
    if (ubuntu && system.version == QLatin1String("24.04"))
        return answer.warn(
            Words::tr("The server runs %1, for which this program is made but on which it was not tried.").arg(name),
            Words::tr("Nothing, if you like to try it; Debian 13 or Debian 12 is the sure choice."));
    if (ubuntu && system.version == QLatin1String("22.04"))
        return answer.fail(
            Words::tr("The server runs %1, whose chat server Prosody is too old for Jitsi Meet.").arg(name),
            Words::tr("Let your hosting company set the server up anew with Debian 13, Debian 12 or Ubuntu 24.04."));
    if (debian && !system.version.isEmpty() && system.version.toInt() < 12)
        return answer.fail(Words::tr("The server runs %1, which is too old.").arg(name), would);
    return answer.fail(Words::tr("The server runs %1, which this program cannot set up.").arg(name), would);
}

Check architecture(const Situation &situation)
{
    Answer answer(
        "architecture", Words::tr("The videobridge brings parts of its own for two kinds of processor only."));
    const auto &found = situation.survey.architecture;
    if (found.isEmpty())
        return answer.unknown(Words::tr("The server did not say which kind of processor it has."), {});
    if (found == QLatin1String("amd64") || found == QLatin1String("arm64"))
        return answer.ok(Words::tr("The server's processor is of the kind %1.").arg(found));
    return answer.fail(
        Words::tr("The server's processor is of the kind %1, for which there is no Jitsi Meet.").arg(found),
        Words::tr("Rent a server with a 64-bit processor by Intel or AMD (amd64) or of the ARM kind (arm64)."));
}

Check virtualization(const Situation &situation)
{
    Answer answer("virtualization",
        Words::tr("Jitsi Meet is several services that start with the system and need their own network ports."));
    const auto &survey = situation.survey;
    const auto &kind = survey.virtualization;
    const auto rent = Words::tr("Rent a virtual server of the kind KVM, or a whole machine.");
    for (const char *other : {"docker", "podman", "wsl", "proot", "rkt"}) {
        if (kind == QLatin1String(other))
            return answer.fail(Words::tr("This is no server but a container of the kind %1.").arg(kind), rent);
    }
    if (kind == QLatin1String("openvz"))
        return answer.fail(Words::tr("The server is a container of the kind OpenVZ, which is too old."), rent);
    if (!survey.missingRights.isEmpty()) {
        return answer.failWaivable(
            Words::tr("The server is a container and lacks rights: %1.").arg(enumeration(survey.missingRights)),
            Words::tr("Ask whoever runs the container for these rights, or rent a virtual server of the kind KVM."));
    }
    if (survey.container)
        return answer.ok(Words::tr("The server is a container of the kind %1 with the rights it needs.").arg(kind));
    if (kind.isEmpty())
        return answer.unknown(Words::tr("It could not be found out what kind of machine the server is."), {});
    if (kind == QLatin1String("none"))
        return answer.ok(Words::tr("The server is a machine of its own."));
    return answer.ok(Words::tr("The server is a virtual machine of the kind %1.").arg(kind));
}

Check systemd(const Situation &situation)
{
    Answer answer("systemd", Words::tr("The services of Jitsi Meet are started and watched by systemd."));
    const auto &systemd = situation.survey.systemd;
    if (!systemd.running)
        return answer.fail(Words::tr("The server was not started by systemd."),
            Words::tr("Let your hosting company set the server up anew with its plain Debian."));
    if (systemd.state == QLatin1String("starting") || systemd.state == QLatin1String("initializing"))
        return answer.warn(Words::tr("The server is still starting up."), Words::tr("Wait a minute and look again."));
    if (systemd.state == QLatin1String("stopping") || systemd.state == QLatin1String("maintenance"))
        return answer.fail(Words::tr("The server is shutting down or in its repair mode."),
            Words::tr("Restart the server at your hosting company and look again."));
    if (!systemd.failed.isEmpty())
        return answer.warn(Words::tr("Some services of the server have failed: %1.").arg(enumeration(systemd.failed)),
            Words::tr("Usually this does no harm here; if you do not know them, a restart of the server often helps."));
    return answer.ok(Words::tr("The server has started up and its services are well."));
}

Check rootRights(const Situation &situation)
{
    Answer answer("root-rights", Words::tr("Only the system's own account “root” may install programs."));
    if (situation.survey.root)
        return answer.ok(Words::tr("You may act as “root” on this server."));
    return answer.fail(Words::tr("This account may not act as “root”."),
        Words::tr("Sign in as “root”, or as a user who may use “sudo”."));
}

} // namespace

QList<CheckFunction> machineChecks()
{
    return {system, architecture, virtualization, systemd, rootRights};
}

} // namespace meethouse
