#pragma once

#include "commands/arguments.h"
#include "commands/output.h"

#include <QJsonObject>

#include <optional>
#include <span>
#include <stop_token>

namespace meethouse
{

struct Context {
    const Arguments &arguments;
    Output &output;
    std::stop_token stop;
};

// How a command ended: what its result line carries, and the error if there was one. `exit` counts when there was none.
struct Ending {
    int exit = 0;
    QJsonObject fields;
    std::optional<Error> error = std::nullopt;
};

inline Ending ended(Error error, QJsonObject fields = {})
{
    return {1, std::move(fields), std::move(error)};
}

// The groups of options a command takes.
enum class Takes : unsigned {
    Nothing = 0,
    Server = 1,
    Settings = 2,
    Outside = 4, // --resolver, --ca-file
    Waivers = 8,
    Script = 16,
    Confirm = 32,
    Invitation = 64,
    Documents = 128,
    Practice = 256,
    Profile = 512,
    Keys = 1024,
    Links = 2048, // --expires
    Reset = 4096,
    Room = 8192,
    Import = 16384,
    Publication = 32768,
};

constexpr Takes operator|(Takes a, Takes b)
{
    return static_cast<Takes>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}

constexpr bool takes(Takes all, Takes one)
{
    return (static_cast<unsigned>(all) & static_cast<unsigned>(one)) != 0;
}

struct Command {
    const char *name;     // "hosts invite"
    const char *operands; // "[NAME…]"
    const char *summary;  // English source, translated in the context "Commands"
    Takes options;
    Ending (*run)(Context &context);
};

// Every command there is. What is not built yet is not here, and so not in the help either.
std::span<const Command> allCommands();

int exitCode(ErrorKind kind);

} // namespace meethouse
