#pragma once

#include "proof/proof.h"
#include "server/survey.h"

#include <optional>

namespace meethouse
{

// A server at a glance: what `status` says and the window's overview shows.
struct Overview {
    Survey survey;
    std::optional<Settings> settings; // nothing: it is not set up, or everything was taken back
    Proof proof;                      // a quick one; empty where there are no settings
    QList<Check> tasks;               // what needs somebody, the gravest first
};

// A survey and a quick proof: two round trips that only read. Of `input` all but the settings counts.
Result<Overview> lookOver(Remote &remote, ProofInput input, std::stop_token stop);

// "3 people are in a meeting."
QString meetingsInWords(const Meetings &now);

// What of a survey and a proof needs somebody.
QList<Check> openTasks(const Survey &survey, const Proof &proof);

} // namespace meethouse
