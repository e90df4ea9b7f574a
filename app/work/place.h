#pragma once

#include <QString>

namespace meethouse
{

// The folder of what the program remembers: known_hosts and profiles, 0700.
QString configurationFolder();

// "user@computer", told to the server as who started a run.
QString whoIsHere();

} // namespace meethouse
