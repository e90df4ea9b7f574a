#pragma once

#include "secrets/secret.h"

#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace meethouse
{

// Questions that come in the middle of a sign-in. The call blocks the worker until a person has answered.
class Prompter
{
public:
    struct Question {
        QString text; // cleaned of control characters when it comes from a server
        bool hidden = true;
    };
    // What is asked for. Who keeps answers in memory, so that a person is asked once, goes by it.
    enum class Kind { Other, Password, NewPassword, KeyPassphrase, SudoPassword };
    struct Round {
        QString title; // what is asked for and by whom, translated when it is ours
        QString instruction;
        QList<Question> questions;
        Kind kind = Kind::Other;
    };

    virtual ~Prompter() = default;
    // One answer for each question, or nothing when the person gave up.
    virtual std::optional<std::vector<Secret>> ask(const Round &round) = 0;
};

// For where nobody can be asked: every question is given up.
class NobodyToAsk final : public Prompter
{
public:
    std::optional<std::vector<Secret>> ask(const Round &) override { return std::nullopt; }
};

} // namespace meethouse
