#include "server/known_login.h"

#include "secrets/keychain.h"

#include <array>

namespace meethouse
{

namespace
{

struct Place {
    Kept what;
    Secret Login::*member;
};

constexpr std::array places{
    Place{Kept::Password, &Login::password},
    Place{Kept::KeyPassphrase, &Login::keyPassphrase},
    Place{Kept::SudoPassword, &Login::sudoPassword},
};

Result<void> keepAll(const QString &name, const Login &secrets, const std::stop_token &stop)
{
    // What was kept before and is not given now would be tried, and be wrong.
    if (const auto forgotten = forgetInKeychain(name, stop); !forgotten)
        return forgotten;
    for (const auto &place : places) {
        const auto &secret = secrets.*place.member;
        if (secret.isEmpty())
            continue;
        if (const auto kept = keepInKeychain(name, place.what, secret, stop); !kept)
            return kept;
    }
    return {};
}

} // namespace

KnownLogin loginOf(const Profile &profile, std::stop_token stop)
{
    KnownLogin known;
    known.login.address = {profile.user, profile.host, profile.port};
    known.login.identityFile = profile.identityFile;
    if (!profile.inKeychain)
        return known;
    for (const auto &place : places) {
        auto secret = readFromKeychain(profile.name, place.what, stop);
        if (!secret) {
            known.keychainTrouble = secret.error();
            break;
        }
        if (*secret)
            known.login.*place.member = std::move(**secret);
    }
    return known;
}

Result<std::optional<Error>> rememberServer(
    const Profiles &profiles, Profile profile, const Login &secrets, std::stop_token stop)
{
    // First without: a profile that cannot be kept leaves nothing in the keychain.
    const bool wanted = std::exchange(profile.inKeychain, false);
    if (const auto saved = profiles.save(profile); !saved)
        return failure(saved.error());
    if (!wanted)
        return std::optional<Error>();
    if (const auto kept = keepAll(profile.name, secrets, stop); !kept)
        return kept.error();
    profile.inKeychain = true;
    if (const auto saved = profiles.save(profile); !saved)
        return failure(saved.error());
    return std::optional<Error>();
}

Result<std::optional<Error>> changeServer(
    const Profiles &profiles, const QString &instead, Profile profile, std::stop_token stop)
{
    const auto before = instead.isEmpty() ? Result<Profile>(Profile()) : profiles.find(instead);
    if (!before)
        return failure(before.error());
    const bool stays = profile.name == before->name && profile.user == before->user && profile.host == before->host &&
                       profile.port == before->port;
    profile.inKeychain = before->inKeychain && stays;
    if (const auto put = profiles.put(profile, instead); !put)
        return failure(put.error());
    if (before->inKeychain && !stays) {
        if (const auto forgotten = forgetInKeychain(instead, std::move(stop)); !forgotten)
            return forgotten.error();
    }
    return std::optional<Error>();
}

Result<std::optional<Error>> forgetServer(const Profiles &profiles, const QString &name, std::stop_token stop)
{
    const auto profile = profiles.find(name);
    if (!profile)
        return failure(profile.error());
    std::optional<Error> trouble;
    if (profile->inKeychain) {
        if (const auto forgotten = forgetInKeychain(name, std::move(stop)); !forgotten)
            trouble = forgotten.error();
    }
    if (const auto removed = profiles.remove(name); !removed)
        return failure(removed.error());
    return trouble;
}

} // namespace meethouse
