#pragma once

#include "ssh/prompter.h"

#include <QString>

#include <optional>

namespace meethouse
{

// The person at the terminal, asked through /dev/tty so that standard input stays free for --secrets -.
class Terminal final : public Prompter
{
public:
    [[nodiscard]] static bool isThere();

    std::optional<std::vector<Secret>> ask(const Round &round) override;
    // One line, shown as it is typed; nothing when there is no terminal or the person ended the input.
    static std::optional<QString> readLine(const QString &question);
};

} // namespace meethouse
