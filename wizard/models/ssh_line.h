#pragma once

#include <QString>

#include <optional>

namespace meethouse
{

// What a hosting company's mail gives to copy: "ssh root@203.0.113.7 -p 2222", "root@meet.example.org:22", …
struct SshLine {
    QString user; // empty where it names none
    QString host;
    QString identityFile;
    std::optional<quint16> port;
};

// Nothing when the text is no more than a host's name or address.
std::optional<SshLine> readSshLine(const QString &text);

} // namespace meethouse
