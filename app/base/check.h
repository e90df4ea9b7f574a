#pragma once

#include <QJsonObject>
#include <QString>

#include <functional>

namespace meethouse
{

// One question with a state, an answer and what to do: readiness asks before a run, proof after it.
struct Check {
    enum class State { Ok, Warn, Fail, Waived, Unknown };

    QString id; // stable, kebab-case, for example "disk-space"
    State state = State::Unknown;
    bool waivable = false;
    QString what; // what was found, one whole translated sentence
    QString why;  // why it matters
    QString todo; // what to do about it; empty when nothing is to be done
};

// Called on the caller's thread as soon as a check has its answer.
using CheckObserver = std::function<void(const Check &)>;

QString checkStateName(Check::State state); // "ok", "warn", "fail", "waived", "unknown"
QJsonObject toJson(const Check &check);     // the fields of COMMANDS.md's check event

} // namespace meethouse
