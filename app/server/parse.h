#pragma once

#include "server/sections.h"
#include "server/survey.h"

namespace meethouse
{

// One function a subject: each reads its sections of survey.sh into the survey and leaves alone what it does not find.
void readMachine(const Sections &sections, Survey &survey);  // parse_machine.cpp
void readDisks(const Sections &sections, Survey &survey);    // parse_machine.cpp
void readNetwork(const Sections &sections, Survey &survey);  // parse_network.cpp
void readApt(const Sections &sections, Survey &survey);      // parse_apt.cpp
void readServices(const Sections &sections, Survey &survey); // parse_services.cpp
void readAccess(const Sections &sections, Survey &survey);   // parse_services.cpp
void readLogs(const Sections &sections, Survey &survey);     // parse_services.cpp
void readOurs(const Sections &sections, Survey &survey);     // parse_ours.cpp

// A time the server wrote as seconds since 1970, with or without a fraction; invalid when it is none.
QDateTime timeOf(const QString &seconds);

} // namespace meethouse
