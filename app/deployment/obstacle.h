#pragma once

#include <QString>

namespace meethouse
{

// What stood in a run's way, as far as what the commands said tells it: the strongest first, where they said several.
enum class Obstacle {
    DiskFull,
    ReadOnly,
    Memory,
    Clock,
    Key,
    Ipv6Record, // certificates: which of the ways of an authority to the server is barred
    Caa,
    TooOften,
    OtherSite,
    NameRecord,
    WebPort,
    Authority,
    Names,
    Apt,
    Mirror,
    Package,
    Stopped, // nobody works on it any more, and it has not said why
    Unknown,
};

// Of one line; Unknown for most.
Obstacle obstacleIn(const QString &line);

// Two whole sentences for a person.
QString whyOf(Obstacle obstacle);
QString todoAbout(Obstacle obstacle);

} // namespace meethouse
